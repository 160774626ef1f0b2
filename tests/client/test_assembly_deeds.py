"""Motions go on, sessions are held and offices filled, against a live server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from tests.assembly.closed_ballots import reachable
from tests.assembly.motions import before_body, lakes, proposed_by, replacing
from tests.assembly.programs import MEMBER, office
from tests.assembly.seeding import Seeded
from tests.assembly.voting import NO, YES, voted
from tests.client.clients import For, clients
from tests.client.described import fits
from tests.parties.people import person

from comity.client import Conflict, InvalidInput, NotPermitted, UnknownName

SLUG = "north-lakes"
SCOPES = (
    "view", "represent", MEMBER,
    *office("keep-motions", "keep-members", "keep-sessions", "keep-ballots", "read-members"),
)  # fmt: skip


@pytest.fixture
def made(live_server: LiveServer, tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


@pytest.fixture
def of(live_server: LiveServer, made: Seeded) -> Iterator[For]:
    yield from clients(live_server.url, *SCOPES)


def test_a_motion_goes_on(of: For, made: Seeded) -> None:
    number = proposed_by(made).number
    ke, fr, desk = of(made.heads["KE"]), of(made.heads["FR"]), of(made.secretary)
    with pytest.raises(InvalidInput):
        ke.move_motion(SLUG, number, move="submit")
    fits("co_sponsor", fr.co_sponsor(SLUG, number))
    desk.co_sponsor(SLUG, number, on_behalf="JP")
    left = fr.end_co_sponsorship(SLUG, number)
    fits("end_co_sponsorship", left)
    assert left["co_sponsors"] == ["JP"]
    for _ in range(2):
        moved = ke.move_motion(SLUG, number, move="submit", step=1)
    fits("move_motion", moved)
    assert [each["move"] for each in moved["steps"]] == ["submit"]
    with pytest.raises(NotPermitted):
        fr.move_motion(SLUG, number, move="put-before-body")
    with pytest.raises(Conflict):
        ke.move_motion(SLUG, number, move="submit")
    withdrawn = desk.move_motion(SLUG, number, move="withdraw", on_behalf=True)
    assert withdrawn["state"] == "withdrawn"


def test_a_draft_in_other_words(of: For, made: Seeded) -> None:
    number, ke = proposed_by(made).number, of(made.heads["KE"])
    edited = ke.edit_motion(SLUG, number, text="# Other\n\n1. Decides nothing.", seen=1)
    fits("edit_motion", edited)
    assert (edited["title"], edited["version"]) == ("Other", 2)
    with pytest.raises(Conflict):
        ke.edit_motion(SLUG, number, text="# Third\n\n1. Decides it.", seen=1)
    shown = of(made.secretary).show_motion_to(SLUG, number, visibility="public")
    fits("show_motion_to", shown)
    assert shown["visibility"] == "public"


def test_advice(of: For, made: Seeded) -> None:
    number, desk, fr = before_body(made).number, of(made.secretary), of(made.heads["FR"])
    made_once = {
        desk.recommend_change(SLUG, number, paragraph="d", words="Asks none.", id=key)["id"]
        for key in [str(uuid4())] * 2
    }
    (key,) = made_once
    listed = fr.recommendations(SLUG, number)
    fits("recommendations", listed)
    assert [each["id"] for each in listed["items"]] == [key]
    taken = fr.take_up_recommendation(SLUG, number, key)
    fits("take_up_recommendation", taken)
    assert taken["words"] == "Asks none."
    with pytest.raises(NotPermitted):
        fr.withdraw_recommendation(SLUG, number, key)
    withdrawn = desk.withdraw_recommendation(SLUG, number, key)
    fits("withdraw_recommendation", withdrawn)
    assert withdrawn["withdrawn_at"] is not None


def test_what_becomes_of_amendments(of: For, made: Seeded) -> None:
    motion, desk, fr = before_body(made), of(made.secretary), of(made.heads["FR"])
    first = replacing(made, "FR", motion, "d", "Asks none.")
    replacing(made, "FR", motion, "e", "Ends.")
    found = fr.voting_order(SLUG, 1)
    fits("voting_order", found)
    assert {each["amendment"] for each in found["items"]} == {"a1", "a2"}
    withdrawn = fr.withdraw_amendment(SLUG, 1, "a2")
    fits("withdraw_amendment", withdrawn)
    assert withdrawn["outcome"] == "withdrawn"
    ballot = str(voted(made, first.reference, KE=YES, FR=YES, JP=YES, BR=NO).id)
    with pytest.raises(NotPermitted):
        fr.settle_amendment(SLUG, 1, "a1", ballot=ballot)
    settled = desk.settle_amendment(SLUG, 1, "a1", ballot=ballot)
    fits("settle_amendment", settled)
    assert settled["outcome"] == "adopted"
    preview = fr.merged_text(SLUG, 1)
    fits("merged_text", preview)
    merged = desk.merge_amendments(SLUG, 1)
    fits("merge_amendments", merged)
    assert merged["paragraphs"] == preview["paragraphs"]
    with pytest.raises(Conflict):
        desk.merge_amendments(SLUG, 1)


def test_a_session_is_called_changed_and_cancelled(of: For, made: Seeded) -> None:
    desk, begins = of(made.secretary), datetime(2027, 12, 2, 9, tzinfo=UTC)
    reachable(person("ada"))
    called = desk.plan_session(
        SLUG, body="assembly", name="Fourth", starts_at=begins, presiding="ada@example.org"
    )
    fits("plan_session", called)
    assert (called["starts_at"], called["presiding"]) == ("2027-12-02T09:00:00Z", "ada")
    changed = desk.change_session(
        SLUG,
        called["id"],
        name="Fifth",
        starts_at="2027-12-03T09:00:00+03:00",
        place="Kisumu",
        visibility="members",
    )
    fits("change_session", changed)
    assert (changed["name"], changed["presiding"]) == ("Fifth", "ada")
    with pytest.raises(NotPermitted):
        of(made.heads["KE"]).cancel_session(SLUG, called["id"])
    cancelled = desk.cancel_session(SLUG, called["id"])
    fits("cancel_session", cancelled)
    assert cancelled["state"] == "cancelled"


def test_a_session_is_held(of: For, made: Seeded) -> None:
    desk, ke = of(made.secretary), of(made.heads["KE"])
    planned = desk.plan_session(
        SLUG, body="assembly", name="Fourth", starts_at=datetime.now(UTC) + timedelta(hours=1)
    )
    key = planned["id"]
    opened = desk.open_session(SLUG, key)
    fits("open_session", opened)
    first, second = (desk.add_item(SLUG, key, title=each) for each in ("Budget", "Seats"))
    fits("add_item", first)
    fits("rename_item", desk.rename_item(SLUG, key, first["id"], title="The budget"))
    moved = desk.move_item(SLUG, key, first["id"], position=2)
    fits("move_item", moved)
    assert (moved["title"], moved["position"]) == ("The budget", 2)
    fits("take_item", desk.take_item(SLUG, key, second["id"]))
    with pytest.raises(Conflict):
        desk.take_item(SLUG, key, first["id"])
    fits("put_off_item", desk.put_off_item(SLUG, key, second["id"]))
    desk.remove_item(SLUG, key, second["id"])
    done = desk.finish_item(SLUG, key, first["id"])
    fits("finish_item", done)
    assert (done["state"], done["position"]) == ("done", 1)
    declared = ke.record_declaration(SLUG, key, member="KE", statement="So be it.")
    fits("record_declaration", declared)
    closed = desk.close_session(SLUG, key)
    fits("close_session", closed)
    assert (closed["state"], len(closed["agenda"])) == ("closed", 1)
    draft = desk.minutes_draft(SLUG, key)
    fits("minutes_draft", draft)
    assert "So be it." in draft["text"]
    written = desk.write_minutes(SLUG, key, text=draft["text"], after=draft["after"])
    fits("write_minutes", written)
    with pytest.raises(Conflict):
        desk.write_minutes(SLUG, key, text="Others.", after=draft["after"])
    with pytest.raises(UnknownName):
        ke.minutes_version(SLUG, key, 1)
    fits("approve_minutes", desk.approve_minutes(SLUG, key, 1))
    fits("minutes", ke.minutes(SLUG, key))
    read = ke.minutes_version(SLUG, key, 1)
    fits("minutes_version", read)
    assert read["text"] == written["text"]


def test_officers(of: For, made: Seeded) -> None:
    desk, ke, today = of(made.secretary), of(made.heads["KE"]), timezone.now().date()
    reachable(person("ada"))
    appointed = desk.appoint_officer(
        SLUG, email="ada@example.org", office="presiding", body="assembly", since=today
    )
    fits("appoint_officer", appointed)
    fits("officers", ke.officers(SLUG))
    ended = desk.end_office(SLUG, appointed["id"])
    fits("end_office", ended)
    assert ended["until"] == today.isoformat()
    with pytest.raises(NotPermitted):
        ke.end_office(SLUG, appointed["id"])
