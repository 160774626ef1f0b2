"""Sessions are called and held over the API."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from tests.assembly.closed_ballots import reachable
from tests.assembly.programs import MEMBER, got, office, program, put, sent, told
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.sitting import opened, planned
from tests.assembly.voting import opened as opened_ballot
from tests.parties.people import person

from comity.assembly.actions.appoint_officer import appoint_officer
from comity.assembly.domain.offices import Office
from comity.assembly.models import MailNotice, Session, SessionEvent
from comity.kernel.domain.audit import Visibility
from comity.parties.domain.terms import Term
from comity.parties.models import User

pytestmark = pytest.mark.django_db
ALL = "/sessions"
SOON = "2027-12-02T09:00:00Z"
ASKED = {"body": "assembly", "name": "Fourth session", "starts_at": SOON, "place": "Kisumu"}


@pytest.fixture
def made() -> Seeded:
    return seeded("KE", "FR", "JP")


@pytest.fixture
def desk(made: Seeded) -> Client:
    return program(made.secretary, *office("keep-sessions", "read-members"))


def test_a_session_is_called_with_its_notice(made: Seeded, desk: Client) -> None:
    reachable(person("ada"))
    far = sent(desk, ALL, 201, **ASKED, presiding="ada@example.org")
    assert {name: far[name] for name in ("body", "number", "name", "place", "state")} == {
        "body": "assembly",
        "number": 1,
        "name": "Fourth session",
        "place": "Kisumu",
        "state": "planned",
    }
    assert (far["presiding"], far["visibility"], far["notice_missing"]) == ("ada", "members", 0)
    tomorrow = (timezone.now() + timedelta(1)).isoformat()
    near = sent(desk, ALL, 201, **{**ASKED, "starts_at": tomorrow, "visibility": "public"})
    assert (near["number"], near["notice_missing"]) == (2, near["notice_asked"] - 1)
    seen = got(Client(), f"{ALL}/{near['id']}")
    assert (seen["name"], seen["presiding"]) == ("Fourth session", None)
    assert MailNotice.objects.filter(message="mail-session-planned").exists()


def test_a_token_that_sees_no_sessions_is_told_of_the_one_it_called(made: Seeded) -> None:
    narrow = program(made.secretary, *office("keep-sessions"))
    assert sent(narrow, ALL, 201, **ASKED)["presiding"] is None
    assert Session.objects.count() == 1


def test_who_may_not_call_one(made: Seeded) -> None:
    sent(Client(), ALL, 401, **ASKED)
    for client in (
        program(made.heads["KE"], MEMBER, "view"),
        program(made.secretary, "read-members"),
        program(person("stranger"), "view"),
    ):
        refused = sent(client, ALL, 403, **ASKED, presiding="nobody@example.org")
        assert (told(refused), refused["params"]["permission"]) == (
            "not-permitted",
            "keep-sessions",
        )
    assert Session.objects.count() == 0


def test_bad_input_is_told_by_its_place(made: Seeded, desk: Client) -> None:
    for wrong, status, where in (
        ({"name": None}, 400, "body.asked.name"),
        ({"name": " "}, 400, "session-without-name"),
        ({"name": "x" * 201}, 400, "body.asked.name"),
        ({"starts_at": "2027-12-02T09:00:00"}, 400, "body.asked.starts_at"),
        ({"starts_at": 1_800_000_000}, 400, "session-start-malformed"),
        ({"starts_at": "1827-12-02T09:00:00Z"}, 400, "web-date-out-of-range"),
        ({"visibility": "private"}, 400, "body.asked.visibility"),
        ({"body": "senate"}, 404, "body-unknown"),
        ({"presiding": "nobody@example.org"}, 404, "nobody-with-address"),
    ):
        assert told(sent(desk, ALL, status, **{**ASKED, **wrong})) == where
    assert Session.objects.count() == 0


def test_it_is_changed_and_called_off(made: Seeded, desk: Client) -> None:
    reachable(person("ada"))
    key = sent(desk, ALL, 201, **ASKED, presiding="ada@example.org")["id"]
    body: dict[str, Any] = {
        "name": "Fifth session",
        "starts_at": "2027-12-03T09:00:00Z",
        "place": "Kigali",
        "visibility": "public",
    }
    changed = put(desk, f"{ALL}/{key}", **body)
    assert (changed["name"], changed["place"], changed["presiding"], changed["visibility"]) == (
        "Fifth session",
        "Kigali",
        "ada",
        "public",
    )
    assert put(desk, f"{ALL}/{key}", **body, presiding="")["presiding"] is None
    ke = program(made.heads["KE"])
    put(Client(), f"{ALL}/{key}", 401, **body)
    assert told(put(ke, f"{ALL}/{key}", 403, **body)) == "not-permitted"
    assert told(put(desk, f"{ALL}/{uuid4()}", 404, **body)) == "session-unknown"
    assert told(put(desk, f"{ALL}/{key}", 400, name="x")) == (
        "body.asked.starts_at body.asked.place body.asked.visibility"
    )
    assert told(sent(ke, f"{ALL}/{key}/cancel", 403)) == "not-permitted"
    assert sent(desk, f"{ALL}/{key}/cancel")["state"] == "cancelled"
    again = sent(desk, f"{ALL}/{key}/cancel", 409)
    assert (told(again), again["params"]) == (
        "session-state",
        {"state": "cancelled", "to": "cancelled"},
    )
    assert told(put(desk, f"{ALL}/{key}", 409, **body)) == "session-over"


def test_it_is_opened_and_closed_by_whoever_runs_it(made: Seeded, desk: Client) -> None:
    session, chair = planned(made), person("chair")
    path = f"{ALL}/{session.id}"
    sent(Client(), f"{path}/open", 401)
    assert told(sent(program(person("stranger")), f"{path}/open", 404)) == "session-unknown"
    refused = sent(program(made.heads["KE"]), f"{path}/open", 403)
    assert (told(refused), refused["params"]["permission"]) == ("not-permitted", "preside")
    appoint_officer(
        person=made.as_secretary(),
        user=chair.id,
        office=Office.PRESIDING,
        body="assembly",
        term=Term(made.as_secretary().on),
    )
    presiding = program(chair, "preside@body:north-lakes/assembly", "read-members")
    assert told(sent(presiding, f"{path}/close", 409)) == "session-state"
    begun = sent(presiding, f"{path}/open")
    assert (begun["state"], begun["statute_version"]) == ("open", 1)
    assert told(sent(presiding, f"{path}/open", 409)) == "session-state"
    assert told(sent(desk, f"{path}/cancel", 409)) == "session-state"
    ballot = opened_ballot(made, session=session.id)
    waits = sent(presiding, f"{path}/close", 409)
    assert (told(waits), waits["params"]["ballots"]) == ("session-has-open-ballots", [ballot.title])
    ballot.state = "annulled"
    ballot.save()
    assert sent(desk, f"{path}/close")["state"] == "closed"
    assert told(sent(desk, f"{path}/close", 409)) == "session-state"


def test_who_was_named_to_preside_does_so_by_a_token_to_preside(made: Seeded) -> None:
    session = planned(made, visibility=Visibility.PUBLIC)
    named = made.heads["FR"]
    session.presiding = User.objects.get(id=named.id)
    session.save()
    path = f"{ALL}/{session.id}/open"
    for scopes in (("view", MEMBER), ("preside@body:north-lakes/council",)):
        assert told(sent(program(named, *scopes), path, 403)) == "not-permitted"
    other = program(made.heads["KE"], "preside@body:north-lakes/assembly")
    assert told(sent(other, path, 403)) == "not-permitted"
    presiding = program(named, "preside@body:north-lakes/assembly")
    assert sent(presiding, path)["state"] == "open"


def test_members_declare_for_themselves(made: Seeded, desk: Client) -> None:
    session = opened(made, "KE", "FR")
    path = f"{ALL}/{session.id}/declarations"
    ke = program(made.heads["KE"])
    own = {"member": "KE", "statement": " Kenya \n understands it so."}
    recorded = sent(ke, path, 201, **own)
    assert (recorded["member"], recorded["statement"]) == ("KE", "Kenya understands it so.")
    assert sent(desk, path, 201, member="FR", statement="So do we.")["member"] == "FR"
    sent(Client(), path, 401, **own)
    assert told(sent(program(made.heads["KE"], "view"), path, 403, **own)) == "no-delegate"
    assert told(sent(ke, path, 403, member="FR", statement="No.")) == "not-permitted"
    for wrong, status, where in (
        ({"statement": " "}, 400, "declaration-empty"),
        ({"statement": "x" * 4001}, 400, "body.asked.statement"),
        ({"statement": 1}, 400, "body.asked.statement"),
        ({"member": "XX"}, 404, "member-unknown"),
    ):
        assert told(sent(desk, path, status, **{**own, **wrong})) == where
    assert SessionEvent.objects.filter(happened="declared").count() == 2
    sent(desk, f"{ALL}/{session.id}/close")
    assert told(sent(ke, path, 409, **own)) == "session-not-open"
