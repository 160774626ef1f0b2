"""The list of organisations, the first page of each, and its log."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import transaction
from django.test import Client
from tests.assembly.seeding import Seeded, seeded
from tests.parties.people import person

from comity.assembly.actions.propose_motion import propose_motion
from comity.assembly.domain.ballots import BallotState
from comity.assembly.formats.motion_markdown import read_motion_markdown
from comity.assembly.models import Ballot, Motion, Session
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.actions.erase_payload import erase_payload
from comity.kernel.domain.audit import Visibility
from comity.kernel.models import AuditEntry
from comity.parties.domain.permissions import OPERATOR
from comity.parties.models import User

pytestmark = pytest.mark.django_db
HOME = "/assemblies/north-lakes"
LOG = f"{HOME}/record"


@pytest.fixture
def lakes() -> Seeded:
    return seeded("KE", "FR")


def as_(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def words(path: str, user: User | None = None) -> str:
    response = as_(user).get(path)
    assert response.status_code == 200, response.content.decode()
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", unescape(text))


def motion(lakes: Seeded, visibility: Visibility) -> Motion:
    made = propose_motion(
        person=lakes.as_head("KE"),
        text=read_motion_markdown("# Gauges\n\n1. Adopts gauges.", "it.md"),
        body="assembly",
        language="en",
        visibility=visibility,
    )
    Motion.objects.filter(id=made.id).update(state="before-body")
    return made


def ballot(lakes: Seeded, title: str, **fields: object) -> Ballot:
    return Ballot.objects.create(
        assembly=lakes.assembly, body="assembly", subject="motion:1", title=title, **fields
    )


def test_organisations_are_listed() -> None:
    assert "0 organisations decide here" in words("/assemblies")
    assert "comity assembly found STATUTE.yaml" in words("/assemblies")
    seeded("KE")
    assert "1 organisation decides here" in words("/assemblies")
    assert "North Lakes Data Union 1 member" in words("/assemblies")


def test_nothing_is_under_way_and_it_says_what_to_do_next(lakes: Seeded) -> None:
    told = words(HOME)
    assert "It has 2 members. Nothing is under way that you may see." in told
    assert "Under version 1 of the statute, which holds from 1 Jan 2026." in told
    assert "Delegates propose one under Motions." in told
    assert "No treaty was adopted yet." in told


def test_what_is_under_way_stands_first(lakes: Seeded) -> None:
    motion(lakes, Visibility.PUBLIC)
    Session.objects.create(
        assembly=lakes.assembly, body="assembly", number=1, name="First session", state="open",
        starts_at="2026-02-01T09:00:00Z", visibility="public",
    )  # fmt: skip
    Session.objects.create(
        assembly=lakes.assembly, body="council", number=1, name="Council meets",
        starts_at="2099-02-01T09:00:00Z", visibility="public",
    )  # fmt: skip
    ballot(lakes, "On gauges", state=BallotState.OPEN.value, visibility="public")
    ballot(
        lakes, "On sensors", state=BallotState.CLOSED.value, visibility="public",
        outcome="adopted", closed_at="2026-02-01T09:00:00Z",
    )  # fmt: skip
    ballot(
        lakes, "On boats", state=BallotState.CLOSED.value, visibility="public",
        outcome="rejected", closed_at="2026-02-02T09:00:00Z",
    )  # fmt: skip
    told = words(HOME)
    assert "1 session is open. 1 ballot is open. 1 motion is under way." in told
    assert "Open sessions First session Assembly" in told
    assert "Open ballots On gauges Assembly" in told
    assert "1 Feb 2099, 09:00 Council meets Council" in told
    assert "1. Gauges Assembly" in told
    assert "On boats × Rejected Assembly On sensors ✓ Adopted Assembly" in told


def test_what_is_for_members_is_for_members(lakes: Seeded) -> None:
    motion(lakes, Visibility.MEMBERS)
    ballot(lakes, "On gauges", state=BallotState.OPEN.value)
    assert "Gauges" not in words(HOME)
    assert "On gauges" not in words(HOME, person("stranger"))
    own = words(HOME, lakes.heads["FR"])
    assert "1. Gauges" in own
    assert "On gauges" in own


def test_an_organisation_that_is_not_there() -> None:
    assert as_(None).get("/assemblies/none").status_code == 404


def test_the_log_tells_each_what_is_for_them(lakes: Seeded) -> None:
    made = motion(lakes, Visibility.MEMBERS)
    entry = AuditEntry.objects.get(object=made.reference)
    entry_public = AuditEntry.objects.get(action="found_assembly")
    told = words(LOG)
    assert "found_assembly assembly:north-lakes" in told
    assert entry_public.leaf_hash in told
    assert entry.leaf_hash in told
    assert "For members." in told
    assert made.reference not in told
    assert "propose_motion" not in told
    own = words(LOG, lakes.heads["FR"])
    assert f"propose_motion {made.reference}" in own
    assert "For members." not in own


def test_the_log_has_nothing_of_others(lakes: Seeded) -> None:
    person("stranger")
    lone = AuditEntry.objects.exclude(object__startswith="organisation:").count()
    total = AuditEntry.objects.count()
    assert lone < total
    shown = as_(lakes.secretary).get(LOG).content.decode()
    assert "create_organisation" not in shown
    assert f"{lone} entries tell what was done here." in words(LOG, lakes.secretary)


def test_what_was_erased_is_told(lakes: Seeded) -> None:
    entry = AuditEntry.objects.get(action="found_assembly")
    erase_payload(
        actor=OPERATOR.reference, sequence=entry.sequence, reason="asked", authorise=lambda _: None
    )
    assert "It was erased." in words(LOG)


def test_the_log_is_paged(lakes: Seeded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.assembly.interfaces.pages.record.views.PAGE", 3)
    first = as_(None).get(LOG).content.decode()
    assert first.count('id="entry-') == 3
    assert 'rel="next" href="?page=2"' in first
    second = as_(None).get(f"{LOG}?page=2").content.decode()
    assert 'rel="prev" href="?page=1"' in second
    assert not set(re.findall(r"entry-\d+", first)) & set(re.findall(r"entry-\d+", second))


def test_a_sealed_vote_is_shown_to_nobody_before_the_ballot_is_closed(lakes: Seeded) -> None:
    held = ballot(lakes, "On gauges", state=BallotState.OPEN.value, visibility="public")
    with transaction.atomic():
        append_audit(
            actor=lakes.heads["KE"].reference,
            action="cast_vote",
            object=held.reference,
            payload={"member": "KE", "choice": "no"},
            visibility=Visibility.PRIVATE,
        )
    for state in (BallotState.OPEN, BallotState.ANNULLED):
        Ballot.objects.update(state=state.value)
        told = words(LOG, lakes.secretary)
        assert "Sealed until the ballot is closed." in told
        assert "cast_vote" not in told
    Ballot.objects.update(state=BallotState.CLOSED.value)
    assert '"choice":"no"' in words(LOG, lakes.secretary)
    assert "cast_vote" not in words(LOG, lakes.heads["FR"])
    assert "For those who may read what is restricted." in words(LOG)


def test_the_second_clerk_does_not_read_the_first_sheet_in_the_log(lakes: Seeded) -> None:
    held = ballot(lakes, "On gauges", state=BallotState.OPEN.value, visibility="public")
    with transaction.atomic():
        append_audit(
            actor=lakes.secretary.reference,
            action="enter_paper_sheet",
            object=held.reference,
            payload={"lines": {"KE": "no"}},
            visibility=Visibility.PUBLIC,
        )
    assert '"KE":"no"' not in words(LOG, lakes.secretary)
    Ballot.objects.update(state=BallotState.CLOSED.value)
    assert '"KE":"no"' in words(LOG)
