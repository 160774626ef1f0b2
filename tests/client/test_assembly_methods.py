"""Organisations and what they decide, against a live server: every answer fits its type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import pytest
import rfc8785
from django.utils import timezone
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.assembly.closed_ballots import applying, institute, reachable
from tests.assembly.motions import before_body, lakes, proposed_by
from tests.assembly.seeding import Seeded
from tests.assembly.sitting import opened as open_session
from tests.assembly.treaties import ratified, treaty
from tests.assembly.voting import NO, YES, closed, opened, prepared, vote
from tests.client.clients import For, clients
from tests.client.described import fits, operations
from tests.parties.people import person

from comity.assembly.domain.bundle_findings import Trust
from comity.assembly.formats.bundle import inspect_bundle
from comity.assembly.queries.decision_keys import decision_keys
from comity.client import Comity, Conflict, NotAuthenticated, NotPermitted, UnknownName
from comity.kernel.domain.audit import Visibility

SLUG = "north-lakes"
SCOPES = (
    "view", "represent", "read-members", "keep-members", f"represent-member@assembly:{SLUG}",
    f"keep-treaties@assembly:{SLUG}", f"keep-sessions@assembly:{SLUG}",
    f"keep-ballots@assembly:{SLUG}",
)  # fmt: skip


@pytest.fixture
def made(live_server: LiveServer, settings: Settings, tmp_path: Path) -> Seeded:
    """North Lakes, on a live server."""
    settings.ASSEMBLY_KEYS = tmp_path / "assembly-keys"
    return lakes(tmp_path)


@pytest.fixture
def comity(live_server: LiveServer, made: Seeded) -> Iterator[Comity]:
    """Of somebody without a token."""
    with Comity(live_server.url) as opened:
        yield opened


@pytest.fixture
def of(live_server: LiveServer, made: Seeded) -> Iterator[For]:
    yield from clients(live_server.url, *SCOPES)


def test_organisations_and_their_statutes(comity: Comity) -> None:
    listed = comity.assemblies()
    fits("assemblies", listed)
    assert [each["slug"] for each in listed["items"]] == [SLUG]
    fits("assembly", comity.assembly(SLUG))
    versions = comity.statute_versions(SLUG)
    fits("statute_versions", versions)
    source = comity.statute_version(SLUG, versions["items"][0]["version"])
    fits("statute_version", source)
    with pytest.raises(UnknownName):
        comity.assembly("../norms")


def test_members_and_delegates(comity: Comity, of: For, made: Seeded) -> None:
    fits("assembly_members", comity.assembly_members(SLUG).first)
    assert {each["code"] for each in comity.assembly_members(SLUG)} == set(made.members)
    fits("assembly_member", comity.assembly_member(SLUG, "KE"))
    head, today = of(made.heads["KE"]), timezone.now().date()
    reachable(person("bea"))
    appointed = head.appoint_delegate(
        SLUG, "KE", email="bea@example.org", place="adviser", since=today, until="2030-01-01"
    )
    fits("appoint_delegate", appointed)
    assert (appointed["since"], appointed["until"]) == (today.isoformat(), "2030-01-01")
    found = head.delegates(SLUG, "KE")
    fits("delegates", found)
    assert [each["place"] for each in found["items"]] == ["head", "adviser"]
    with pytest.raises(NotPermitted):
        comity.delegates(SLUG, "KE")


def test_applications(of: For, made: Seeded) -> None:
    ada, row = applying(made, complete=True)
    applicant, desk = of(ada), of(made.secretary)
    fits("applications", applicant.applications(SLUG).first)
    whole = applicant.application(SLUG, str(row.id))
    fits("application", whole)
    assert whole["documents"][0]["name"] == "letter.txt"
    moved = desk.move_application(
        SLUG, str(row.id), to="more-information", by="secretary", reason="Which law?"
    )
    fits("move_application", moved)
    assert (moved["state"], moved["moves"][-1]["reason"]) == ("more-information", "Which law?")
    other = institute(ada, "Other institute")
    asked = applicant.apply_for_membership(
        SLUG, organisation=str(other.id), member_class="member", statement="Hello"
    )
    fits("apply_for_membership", asked)
    assert {each["applicant"] for each in desk.applications(SLUG)} == {other.name, "Institute"}


def test_sessions(of: For, made: Seeded) -> None:
    session = str(open_session(made, "FR").id)
    head = of(made.heads["KE"])
    fits("sessions", head.sessions(SLUG, state="open").first)
    assert head.sessions(SLUG, state="closed").total == 0
    fits("session", head.session(SLUG, session))
    arrived = head.record_movement(SLUG, session, members=["KE"], arrives=True)
    fits("record_movement", arrived)
    presence = head.presence(SLUG, session)
    fits("presence", presence)
    assert sorted(presence["present"]) == ["FR", "KE"]


def test_motions_and_amendments(of: For, made: Seeded) -> None:
    ke, key = of(made.heads["KE"]), str(uuid4())
    asked = {"text": "# On lakes\n\n1. Decides to keep a list.", "body": "assembly"}
    first = ke.propose_motion(SLUG, **asked, language="en", id=key)
    fits("propose_motion", first)
    assert ke.propose_motion(SLUG, **asked, language="en", id=key)["number"] == first["number"]
    other = proposed_by(made, "KE")
    listed = ke.motions(SLUG, proposer="KE", body="assembly", q="lakes")
    fits("motions", listed.first)
    assert [each["title"] for each in listed] == ["On lakes"]
    assert ke.motions(SLUG, state=other.state).total == 2
    fits("motion", ke.motion(SLUG, other.number))
    text = ke.motion_text(SLUG, other.number, format="akoma-ntoso", language="en")
    fits("motion_text", text)
    assert text["media_type"] == "application/akn+xml"


def test_amendments(of: For, made: Seeded) -> None:
    number, fr = before_body(made).number, of(made.heads["FR"])
    replaced = fr.propose_amendment(
        SLUG, number, action="replace", paragraph="e", words="Remains here.", reason="Clearer."
    )
    fits("propose_amendment", replaced)
    new = [{"words": "Thanks the lakes.", "kind": "operative", "depth": 0}]
    inserted = fr.propose_amendment(SLUG, number, action="insert", paragraph="e", new=new)
    assert inserted["new"] == new
    nested = fr.propose_amendment(
        SLUG, number, action="replace", words="Stays.", to=replaced["key"], paragraph="e"
    )
    assert nested["to"] == replaced["key"]
    found = fr.amendments(SLUG, number)
    fits("amendments", found)
    assert len(found["items"]) == 3


def test_ballots_and_votes(comity: Comity, of: For, made: Seeded) -> None:
    ballot = opened(made)
    ke, fr, name = of(made.heads["KE"]), of(made.heads["FR"]), str(ballot.id)
    fits("ballots", ke.ballots(SLUG, state="open").first)
    assert ke.ballots(SLUG, subject="motion:none").total == 0
    fits("ballot", ke.ballot(SLUG, name))
    with pytest.raises(NotAuthenticated):
        comity.cast_vote(SLUG, name, choice="yes")
    recorded = ke.cast_vote(SLUG, name, choice="yes")
    fits("cast_vote", recorded)
    assert ke.cast_vote(SLUG, name, choice="yes") == recorded
    with pytest.raises(Conflict):
        ke.cast_vote(SLUG, name, choice="no")
    fits("grant_proxy", fr.grant_proxy(SLUG, name, holder="KE"))
    fr.withdraw_proxy(SLUG, name)
    fr.grant_proxy(SLUG, name, holder="KE")
    assert ke.cast_vote(SLUG, name, choice="abstain", member="FR")["by"] == "KE"
    vote(made, ballot, JP=YES, BR=NO)
    closed(made, ballot)
    fits("ballot", ke.ballot(SLUG, name))
    bundle = ke.bundle(SLUG, name)
    fits("bundle", bundle)
    trust = Trust(frozenset({each.id for each in decision_keys()}))
    assert inspect_bundle(rfc8785.dumps(cast(Any, bundle)), trust) == ()


def test_a_ballot_is_held(of: For, made: Seeded) -> None:
    secretary, ke = of(made.secretary), of(made.heads["KE"])
    with pytest.raises(NotPermitted):
        ke.prepare_ballot(SLUG, title="Shall we?", body="assembly")
    ballot = secretary.prepare_ballot(SLUG, title="Shall we?", body="assembly")
    fits("prepare_ballot", ballot)
    assert (ballot["state"], ballot["electorate"]) == ("prepared", [])
    name = ballot["id"]
    fits("open_ballot", secretary.open_ballot(SLUG, name))
    with pytest.raises(Conflict):
        secretary.open_ballot(SLUG, name)
    ke.cast_vote(SLUG, name, choice="yes")
    with pytest.raises(NotPermitted):
        ke.close_ballot(SLUG, name)
    counted = secretary.close_ballot(SLUG, name)
    fits("close_ballot", counted)
    assert (counted["state"], counted["outcome"]) == ("closed", "no-quorum")
    with pytest.raises(Conflict):
        secretary.close_ballot(SLUG, name)


def test_a_secret_vote_gives_its_receipt(of: For, made: Seeded) -> None:
    ballot = opened(made, matter="election")
    recorded = of(made.heads["KE"]).cast_vote(SLUG, str(ballot.id), choice="yes")
    fits("cast_vote", recorded)
    assert recorded["choice"] is None


def test_what_is_public_needs_no_token(comity: Comity, made: Seeded) -> None:
    prepared(made)
    prepared(made, title="Open?", visibility=Visibility.PUBLIC)
    assert [each["title"] for each in comity.ballots(SLUG)] == ["Open?"]


def test_treaties(of: For, made: Seeded) -> None:
    row = treaty(made)
    ratified(made, row, "FR")
    desk, day = of(made.secretary), timezone.now().date()
    fits("adopted_treaties", desk.adopted_treaties(SLUG, on=day))
    assert desk.adopted_treaties(SLUG, on="2026-01-31")["items"] == []
    entered = desk.enter_deed(
        SLUG,
        row.slug,
        party="KE",
        kind="ratification",
        on="2026-03",
        source="Full powers",
        citation="Art. 9",
        text="As notified.",
        confidence="several-secondary",
    )
    fits("enter_deed", entered)
    assert (entered["key"], entered["on"]) == ("KE.ratification", "2026-03")
    found = desk.treaty_deeds(SLUG, row.slug)
    fits("treaty_deeds", found)
    assert len(found["items"]) == 2
    fits("adopted_treaty", desk.adopted_treaty(SLUG, row.slug, on=day))


def test_each_operation_of_the_room_is_asked() -> None:
    here = Path(__file__).parent
    asked = "".join(each.read_text("utf-8") for each in sorted(here.glob("test_*.py")))
    of_the_room = {name for name, it in operations().items() if it["tags"] == ["assembly"]}
    assert {name for name in of_the_room if f".{name}(" not in asked} == set()
