"""Feeds and calendars of plans as programs read them (RFC 4287, RFC 5545)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import feedparser
import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from pytest_django import Settings
from tests.plan.reporting import assess, report
from tests.plan.seeding import PROMISE, SeededPlan, seed_commitment, seeded_plan

from comity.kernel.domain.audit import Visibility
from comity.plan.actions.restate import restate
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.formats.commitment_plain import commitment_to_plain, digest_of
from comity.plan.models import (
    Assessment,
    Commitment,
    CommitmentVersion,
    Participant,
    ProgressUpdate,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are changed here past the actions, and so past the log."""
    monkeypatch.setattr("comity.plan.interfaces.pages.feeds.kept_files.KEPT", 0)


@pytest.fixture(autouse=True)
def _address(settings: Settings) -> None:
    settings.ADDRESS = "https://plans.example.org"


@pytest.fixture
def made() -> SeededPlan:
    return seeded_plan()


def revise(row: Commitment, **changes: Any) -> None:  # noqa: ANN401
    text = replace(PROMISE, **changes)
    row.version += 1
    CommitmentVersion.objects.create(
        commitment=row,
        number=row.version,
        text=commitment_to_plain(text),
        digest=digest_of(text),
        note="More time.",
        entered_by="user:x",
    )
    restate(row)


def parsed(client: Client, address: str) -> Any:  # noqa: ANN401
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    found = feedparser.parse(response.content)
    assert (found.bozo, found.version) == (False, "atom10")
    return found


def titles(client: Client, address: str) -> list[str]:
    return [each.title for each in parsed(client, address).entries]


def events(client: Client, address: str) -> list[Any]:
    response = client.get(address)
    assert response.status_code == 200
    feed = Calendar.from_ical(response.content)
    assert feed.errors == []
    return [*feed.walk("VEVENT")]


def test_a_plan_tells_what_happened_the_newest_first(client: Client, made: SeededPlan) -> None:
    row = seed_commitment(made)
    report(row, percent=40)
    assess(row)
    revise(row, target=replace(PROMISE.target, due_on=date(2028, 1, 31)))
    assert titles(client, "/plans/small-plan/feed.atom") == [
        "Acme changed commitment 1, “Train 50 engineers”: version 2",
        "A reviewer finds commitment 1, “Train 50 engineers”, of Acme: limited",
        "Acme reports 40 % of commitment 1, “Train 50 engineers”",
        "Acme, commitment 1: “Train 50 engineers”",
        *sorted(
            ["Acme takes part", "Kenya takes part"],
            key=lambda it: made.participants[it.split()[0].lower()].reference,
        ),
    ]


def test_a_feed_has_what_atom_asks_for(client: Client, made: SeededPlan) -> None:
    seed_commitment(made)
    found = parsed(client, "/plans/small-plan/feed.atom")
    feed, first = found.feed, found.entries[0]
    day = made.plan.created_at.date().isoformat()
    assert feed.id == f"tag:plans.example.org,{day}:/plans/small-plan/feed.atom"
    assert feed.title == "A small plan"
    links = {it.rel: it.href for it in feed.links}
    assert links == {
        "alternate": "http://testserver/plans/small-plan",
        "self": "http://testserver/plans/small-plan/feed.atom",
    }
    row = Commitment.objects.get()
    assert first.id == f"tag:plans.example.org,{day}:/plans/small-plan/commitment:{row.id}"
    assert first.link == "http://testserver/plans/small-plan/commitments/1"
    assert first.author == "Acme"
    assert row.submitted_at
    told = datetime(*first.updated_parsed[:6], tzinfo=UTC)
    assert told == row.submitted_at.replace(microsecond=0)
    assert len({it.id for it in found.entries}) == len(found.entries) == 3


def test_what_not_everybody_may_see_is_in_no_feed(client: Client, made: SeededPlan) -> None:
    seed_commitment(made)
    for each in (
        seed_commitment(made, visibility=Visibility.MEMBERS),
        seed_commitment(made, visibility=Visibility.PRIVATE),
        seed_commitment(made, state=CommitmentState.DRAFT),
        seed_commitment(made, "kenya"),
    ):
        report(each)
        assess(each)
    Participant.objects.filter(name="Kenya").update(visibility=Visibility.MEMBERS.value)
    client.force_login(made.coordinator)
    expected = ["Acme, commitment 1: “Train 50 engineers”", "Acme takes part"]
    assert titles(client, "/plans/small-plan/feed.atom") == expected
    numbers = {str(it["url"])[-1] for it in events(client, "/plans/small-plan/calendar.ics")}
    assert numbers == {"1"}
    kenya = made.participants["kenya"].id
    for place in ("commitments/2", "commitments/4", f"participants/{kenya}", "actions/none"):
        assert client.get(f"/plans/small-plan/{place}/feed.atom").status_code == 404
        assert client.get(f"/plans/small-plan/{place}/calendar.ics").status_code == 404


def test_a_part_of_the_plan_by_itself(client: Client, made: SeededPlan) -> None:
    seed_commitment(made)
    seed_commitment(made, "kenya", action="energy", title="Less energy")
    one, two = "Acme, commitment 1: “Train 50 engineers”", "Kenya, commitment 2: “Less energy”"
    acme = made.participants["acme"].id
    base = "/plans/small-plan"
    assert titles(client, f"{base}/actions/skills/feed.atom") == [one]
    assert titles(client, f"{base}/commitments/2/feed.atom") == [two]
    assert titles(client, f"{base}/participants/{acme}/feed.atom") == [one, "Acme takes part"]
    assert parsed(client, f"{base}/actions/skills/feed.atom").feed.title == (
        "A small plan: Train people"
    )


def test_what_is_taken_back_keeps_its_id_and_says_so(client: Client, made: SeededPlan) -> None:
    row = seed_commitment(made)
    update, found = report(row), assess(row)
    address = "/plans/small-plan/commitments/1/feed.atom"
    before = {it.id for it in parsed(client, address).entries}
    later = timezone.now() + DAY
    ProgressUpdate.objects.filter(id=update.id).update(struck_at=later, struck_reason="Miscounted.")
    Assessment.objects.filter(id=found.id).update(struck_at=later)
    Commitment.objects.update(state="withdrawn", ended_at=later)
    entries = parsed(client, address).entries
    assert {it.id for it in entries} == before
    assert [it.title for it in entries] == [
        "Struck: an assessment of commitment 1, “Train 50 engineers”, of Acme",
        "Taken back: a report of Acme on commitment 1, “Train 50 engineers”",
        "Withdrawn: Acme, commitment 1, “Train 50 engineers”",
    ]
    assert {it.updated[:10] for it in entries} == {later.date().isoformat()}
    assert entries[1].summary == "<p>Miscounted.</p>"


def test_what_people_wrote_can_neither_run_nor_break_a_feed(
    client: Client, made: SeededPlan
) -> None:
    row = seed_commitment(made, title="Odd \x0btitle <b>")
    text = "<script>alert(1)</script>\x08\ufffe done"
    ProgressUpdate.objects.filter(id=report(row).id).update(text=text)
    found = parsed(client, "/plans/small-plan/feed.atom").entries[0]
    assert found.title == "Acme reports on commitment 1, “Odd title <b>”"
    raw = client.get("/plans/small-plan/feed.atom").content.decode()
    assert "&lt;p&gt;&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt; done&lt;/p&gt;" in raw


def test_a_reader_that_holds_it_is_told_that_nothing_changed(
    client: Client, made: SeededPlan
) -> None:
    for address in ("/plans/small-plan/feed.atom", "/plans/small-plan/calendar.ics"):
        first = client.get(address)
        assert first["Cache-Control"] == "no-cache"
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
        assert again.status_code == 304
    seed_commitment(made)
    changed = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert client.post(address).status_code == 405


def test_an_empty_plan_was_changed_when_it_was_made(client: Client, made: SeededPlan) -> None:
    Participant.objects.all().delete()
    found = parsed(client, "/plans/small-plan/feed.atom")
    assert found.entries == []
    told = datetime(*found.feed.updated_parsed[:6], tzinfo=UTC)
    assert told == made.plan.created_at.replace(microsecond=0)


def test_a_calendar_says_what_is_due(client: Client, made: SeededPlan) -> None:
    row = seed_commitment(made)
    first, last = events(client, "/plans/small-plan/calendar.ics")
    assert first["uid"] == f"{row.id}/first-course@plans.example.org"
    assert last["uid"] == f"{row.id}/@plans.example.org"
    assert str(first["summary"]) == "Acme: The first course is held"
    assert str(last["summary"]) == "Acme: Engineers trained"
    assert [it["dtstart"].dt for it in (first, last)] == [date(2026, 9, 30), date(2027, 12, 31)]
    assert [it["sequence"] for it in (first, last)] == [0, 0]
    assert str(first["url"]) == "http://testserver/plans/small-plan/commitments/1"
    assert row.submitted_at
    row.milestones.update(reached_on=date(2026, 9, 15))
    first, _last = events(client, "/plans/small-plan/calendar.ics")
    assert str(first["summary"]) == "Acme: The first course is held (reported as reached)"


def test_a_version_raises_the_sequence_and_what_it_drops_is_cancelled(
    client: Client, made: SeededPlan
) -> None:
    row = seed_commitment(made)
    revise(row, milestones=(), target=replace(PROMISE.target, due_on=date(2028, 1, 31)))
    first, last = events(client, "/plans/small-plan/calendar.ics")
    told = [(it["status"], it["sequence"], it["dtstart"].dt) for it in (first, last)]
    assert told == [
        ("CANCELLED", 1, date(2026, 9, 30)),
        ("CONFIRMED", 1, date(2028, 1, 31)),
    ]
    Commitment.objects.update(state="withdrawn", ended_at=timezone.now())
    told = [
        (it["status"], it["sequence"]) for it in events(client, "/plans/small-plan/calendar.ics")
    ]
    assert told == [("CANCELLED", 2), ("CANCELLED", 2)]


def test_every_page_of_a_plan_leads_to_its_feeds(client: Client, made: SeededPlan) -> None:
    page = client.get("/plans/small-plan").content.decode()
    for kind, address in (
        ("application/atom+xml", "/plans/small-plan/feed.atom"),
        ("text/calendar", "/plans/small-plan/calendar.ics"),
    ):
        assert f'<link rel="alternate" type="{kind}" href="{address}"' in page
        assert f'<a href="{address}">' in page
