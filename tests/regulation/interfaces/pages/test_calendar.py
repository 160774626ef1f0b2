"""The calendar, its feed, and changes between releases."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from icalendar import Calendar
from tests.regulation.domain.small_instruments import instrument, norm

from comity.regulation.domain.calendar import calendar
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.snapshot import encode_snapshot
from comity.regulation.models import Release
from comity.regulation.queries.release_history import release_history

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def test_days_from_the_asked_day_on(client: Client, released: Rulebook) -> None:
    shown = client.get("/calendar?on=2027-01-01&in=EU").content.decode()
    assert '<li id="2027-12-02">' in shown
    assert '<li id="2026-12-02">' not in shown
    assert 'href="/calendar.ics?in=EU"' in shown
    assert '<option value="EU" selected>European Union</option>' in shown


def test_none_is_said_and_what_to_do(client: Client, released: Rulebook) -> None:
    shown = client.get("/calendar?on=2099-01-01").content.decode()
    assert "Nothing that is recorded begins or ends after" in shown
    assert "Choose an earlier day, or all jurisdictions." in shown


def test_the_feed_holds_every_entry(client: Client, released: Rulebook) -> None:
    response = client.get("/calendar.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    feed = Calendar.from_ical(response.content)
    entries = calendar(released.corpus.instruments, entered=released.treaties.entered)
    assert [event["dtstart"].dt for event in feed.walk("VEVENT")] == [it.day for it in entries]
    uids = [str(event["uid"]) for event in feed.walk("VEVENT")]
    assert len(uids) == len(set(uids))
    act = next(it for it in feed.walk("VEVENT") if it["uid"] == "2027-12-02:eu-ai-act@testserver")
    assert str(act["summary"]).startswith("European Union, AI Act: ")
    assert str(act["url"]) == "http://testserver/instruments/eu-ai-act"


def test_an_unknown_jurisdiction_names_the_nearest(client: Client, released: Rulebook) -> None:
    response = client.get("/calendar?in=KRR")
    assert response.status_code == 404
    assert "Did you mean KR?" in response.content.decode()


def loaded(id: str, act: Instrument, day: date, *, current: bool) -> None:
    Release.objects.create(
        id=id,
        content=id,
        loaded_at=datetime(day.year, day.month, day.day, tzinfo=UTC),
        is_current=current,
        snapshot=encode_snapshot(Corpus(facts=(), concepts=(), instruments=(act,))),
    )


def test_changes_between_releases_as_a_feed(client: Client, released: Rulebook) -> None:
    now = datetime.now(tz=UTC).date()
    Release.objects.all().delete()
    act = instrument("act", norms=(norm("art_1"),))
    more = instrument("act", norms=(norm("art_1"), norm("art_2")))
    loaded("a" * 64, act, now - timedelta(3), current=False)
    loaded(released.release, more, now, current=True)
    latest, first = release_history(5)
    assert latest.previous == "a" * 64
    assert [it.norm.id for it in latest.changes.changed[0].added] == ["art_2"]
    assert first.changes.added == (act,)

    feed = ElementTree.fromstring(client.get("/changes.atom").content)  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    assert [it.findtext(f"{ATOM}id") for it in entries] == [
        f"urn:sha256:{released.release}",
        f"urn:sha256:{'a' * 64}",
    ]
    assert entries[0].findtext(f"{ATOM}summary") == "act: 1 rule added"
    assert entries[1].findtext(f"{ATOM}summary") == "act: added, with 1 rule"
    page = client.get("/changes").content.decode()
    assert "2 releases were loaded here" in page
