"""Asking to join over the API, and answering for one's own request."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from tests.parties.interfaces.visiting import account
from tests.parties.people import person
from tests.plan.delegates import seed_delegate
from tests.plan.joining import UNIVERSITY, asked, confirmed
from tests.plan.programs import API, got, problems, program, refused, sent
from tests.plan.seeding import SeededPlan, seeded_plan

from comity.kernel.models import AuditEntry
from comity.plan.actions.invite_participants import invite_participants
from comity.plan.actions.send_invitations import send_invitations
from comity.plan.interfaces.join_rates import HOUR
from comity.plan.interfaces.mail.joining import invitation_letter
from comity.plan.models import Invitation, JoinRequest
from comity.plan.queries.join_links import new_secret

pytestmark = pytest.mark.django_db
ASK = "/join-requests"
OWN = "/own-join-requests"
ACCEPT = "/invitations/acceptance"
BODY: dict[str, Any] = {
    "kind": "institution",
    "name": "University of Nairobi",
    "jurisdiction": "KE",
    "website": "https://www.uonbi.ac.ke",
    "ror": "https://ror.org/02y9nww90",
    "statement": "We want to train engineers.",
    "contact_name": "Wanjiru Kamau",
}
INVITED = "email,kind,name,jurisdiction,website\nlab@example.org,institution,Lab,DE,lab.example\n"


@pytest.fixture(autouse=True)
def nobody_counted() -> None:
    cache.clear()


@pytest.fixture
def made() -> SeededPlan:
    return seeded_plan()


def changed(**more: object) -> dict[str, Any]:
    return BODY | more


def invited(made: SeededPlan) -> str:
    """The secret in the mail to lab@example.org."""
    invite_participants(person=made.as_coordinator(), source=INVITED.encode(), dry_run=False)
    send_invitations(write=invitation_letter)
    found = re.search(r"/plans/small-plan/invitation/(\S+)", str(mail.outbox.pop().body))
    assert found
    return found[1]


def test_the_whole_way_from_asking_to_taking_part(made: SeededPlan) -> None:
    noor = account("noor")
    asker = program(noor)
    keeper = program(made.coordinator, "keep-participants")
    told = sent(asker, ASK, BODY)
    assert told["next"] == "wait"
    request = told["request"]
    assert (request["state"], request["email"]) == ("waiting", "noor@example.org")
    assert request["claims"]["ror"] == "02y9nww90"
    assert got(asker, OWN)["items"] == [request]
    assert mail.outbox == []

    one = f"{ASK}/{request['id']}"
    shown = got(keeper, one)
    assert {(it["about"], it["outcome"]) for it in shown["findings"]} >= {
        ("email", "does-not-match"),
        ("ror", "not-checked"),
    }
    assert "The e-mail address is of example.org, but the website is of uonbi.ac.ke." in {
        it["text"] for it in shown["findings"]
    }
    sent(keeper, f"{one}/moves", {"to": "more-information", "reason": "Which campus?"})
    mine = f"{OWN}/{request['id']}"
    assert got(asker, mine)["moves"][-1]["reason"] == "Which campus?"
    assert refused(asker, f"{mine}/answers", {"to": "waiting"}, 400) == "join-reason-missing"
    answered = sent(asker, f"{mine}/answers", {"to": "waiting", "reason": "The main one."})
    assert (answered["state"], answered["participant"]) == ("waiting", None)
    sent(keeper, f"{one}/moves", {"to": "approved"})
    ended = got(asker, mine)
    assert ended["state"] == "approved"
    assert got(asker, f"/participants/{ended['participant']}")["name"] == "University of Nairobi"
    assert made.as_user(noor).participants[0].id.hex == ended["participant"].replace("-", "")
    assert refused(asker, f"{mine}/answers", {"to": "withdrawn"}, 409) == "join-move-impossible"


def test_asking_again_while_it_waits_changes_nothing(made: SeededPlan) -> None:
    asker = program(account("noor"))
    first = sent(asker, ASK, BODY)
    entries = AuditEntry.objects.count()
    again = sent(asker, ASK, changed(name="Another name"))
    assert again == first
    assert (JoinRequest.objects.count(), AuditEntry.objects.count()) == (1, entries)


def test_whoever_withdrew_may_ask_anew(made: SeededPlan) -> None:
    asker = program(account("noor"))
    first = sent(asker, ASK, BODY)["request"]
    gone = sent(asker, f"{OWN}/{first['id']}/answers", {"to": "withdrawn"})
    assert gone["state"] == "withdrawn"
    second = sent(asker, ASK, BODY)["request"]
    assert [it["state"] for it in got(asker, OWN)["items"]] == ["withdrawn", "waiting"]
    assert second["id"] != first["id"]


def test_nobody_asks_without_a_token_or_with_one_for_something_else(made: SeededPlan) -> None:
    assert refused(Client(), ASK, BODY, 401) == "api-token-missing"
    narrow = program(made.coordinator, "keep-participants")
    row = confirmed(made)
    row.user = made.coordinator
    row.save(update_fields=["user"])
    assert refused(narrow, ASK, BODY, 403) == "not-permitted"
    assert got(narrow, OWN, 403)["message"] == "not-permitted"
    assert got(narrow, f"{OWN}/{row.id}", 403)["message"] == "not-permitted"
    path = f"{OWN}/{row.id}/answers"
    assert refused(narrow, path, {"to": "withdrawn"}, 403) == "not-permitted"
    assert JoinRequest.objects.get().state == "waiting"


def test_a_request_of_somebody_else_is_not_there(made: SeededPlan) -> None:
    asker = program(account("noor"))
    for key in (confirmed(made).id, uuid4()):
        assert got(asker, f"{OWN}/{key}", 404)["message"] == "join-request-unknown"
        path = f"{OWN}/{key}/answers"
        assert refused(asker, path, {"to": "withdrawn"}, 404) == "join-request-unknown"
    assert got(asker, OWN)["items"] == []
    assert JoinRequest.objects.get().state == "waiting"


def test_what_is_wrong_is_told_with_its_field(made: SeededPlan) -> None:
    asker = program(account("noor"))
    wrong = changed(name=" ", jurisdiction="XX", website="nothing", ror="02y9nww91")
    assert problems(asker, ASK, wrong) == {
        ("name", "join-name-missing"),
        ("jurisdiction", "join-jurisdiction-unknown"),
        ("website", "join-website-malformed"),
        ("ror", "ror-check-digits"),
    }
    person = changed(kind="person")
    assert problems(asker, ASK, person) == {("ror", "join-identifier-of-person")}
    assert refused(asker, ASK, changed(language="xx"), 400) == "invitation-language"
    long = changed(statement="x" * 4_001, name="n" * 301)
    assert problems(asker, ASK, long) == {
        ("body.asked.statement", "api-invalid-value"),
        ("body.asked.name", "api-invalid-value"),
    }
    assert problems(asker, ASK, {"kind": "robot", "email": "x@example.org"}) >= {
        ("body.asked.kind", "api-invalid-value"),
        ("body.asked.name", "api-invalid-value"),
        ("body.asked.email", "api-invalid-value"),
    }
    assert (JoinRequest.objects.count(), mail.outbox) == (0, [])


def test_the_limits_of_the_form_hold_and_are_counted_with_it(made: SeededPlan) -> None:
    asker = program(account("noor"))
    for _time in range(3):
        sent(asker, ASK, BODY)
    answer = asker.post(f"{API}{ASK}", BODY, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (429, "application/problem+json")
    assert HOUR - 60 < int(answer["Retry-After"]) <= HOUR
    told = answer.json()
    assert (told["type"], told["message"]) == (
        "urn:comity:problem:too-many-requests",
        "join-too-often",
    )
    other = program(account("rita"))
    for _time in range(6):
        problems(other, ASK, changed(name=""))
    assert refused(other, ASK, BODY, 429) == "join-too-often"
    page = Client().post(f"/plans/{made.plan.slug}/join?kind=institution", {})
    assert page.status_code == 429
    assert JoinRequest.objects.count() == 1


def test_an_address_that_nobody_proved_is_mailed_and_tells_nothing(made: SeededPlan) -> None:
    stranger = account("office", verified=False)
    stranger.email = UNIVERSITY.email
    stranger.save(update_fields=["email"])
    row = confirmed(made)
    asker = program(stranger)
    expected = {"next": "mail", "request": None}
    assert sent(asker, ASK, BODY) == expected
    row.delete()
    assert sent(asker, ASK, BODY) == expected
    assert [it.to for it in mail.outbox] == [[UNIVERSITY.email]] * 2
    row = JoinRequest.objects.get()
    assert row.state == "unconfirmed"
    path = f"{OWN}/{row.id}/answers"
    body = {"to": "waiting", "reason": "It was me."}
    assert refused(asker, path, body, 409) == "join-move-impossible"
    assert JoinRequest.objects.get().state == "unconfirmed"


def test_a_moderator_is_told_who_it_may_be_already(made: SeededPlan) -> None:
    asker = program(account("noor"))
    request = sent(asker, ASK, changed(name="ACME Ltd", kind="company", ror=""))["request"]
    keeper = program(made.coordinator, "keep-participants")
    (party,) = got(keeper, f"{ASK}/{request['id']}")["parties"]
    acme = made.participants["acme"]
    assert (party["name"], party["organisation"]) == ("Acme", str(acme.organisation_id))
    assert (party["certain"], party["why"], bool(party["text"])) == (
        False,
        "join-same-legal-form",
        True,
    )
    body = {"to": "approved", "organisation": party["organisation"]}
    assert sent(keeper, f"{ASK}/{request['id']}/moves", body)["participant"] == str(acme.id)
    assert refused(keeper, f"{ASK}/{request['id']}/moves", body, 409) == "join-move-impossible"


def test_an_invitation_is_accepted_by_whoever_holds_its_secret(made: SeededPlan) -> None:
    secret = invited(made)
    told = sent(Client(), ACCEPT, {"secret": secret, "statement": "We train.", "website": ""})
    assert (told["name"], told["email"], told["state"]) == ("Lab", "lab@example.org", "waiting")
    assert told["claims"] == {"statement": "We train."}
    assert [it.to for it in mail.outbox] == [["lab@example.org"]]
    assert refused(Client(), ACCEPT, {"secret": secret}, 409) == "invitation-used"
    row = JoinRequest.objects.get()
    assert (row.user, Invitation.objects.get().request) == (None, row)


def test_whoever_accepts_with_the_account_of_the_address_finds_it_there(made: SeededPlan) -> None:
    lab = program(account("lab"))
    told = sent(lab, ACCEPT, {"secret": invited(made)})
    assert got(lab, OWN)["items"] == [told]


def test_whoever_accepts_with_another_account_does_not_make_it_theirs(made: SeededPlan) -> None:
    noor = program(account("noor"))
    sent(noor, ACCEPT, {"secret": invited(made)})
    assert got(noor, OWN)["items"] == []


def test_an_invitation_is_not_accepted_otherwise(made: SeededPlan) -> None:
    secret = invited(made)
    for wrong in ("", "x", secret[:-1], new_secret()[0]):
        assert refused(Client(), ACCEPT, {"secret": wrong}, 404) == "invitation-link-unknown"
    assert problems(Client(), ACCEPT, {"secret": secret, "name": "", "lei": "1"}) == {
        ("name", "join-name-missing"),
        ("lei", "lei-malformed"),
    }
    narrow = program(person("rita"), "keep-plan")
    assert refused(narrow, ACCEPT, {"secret": secret}, 403) == "not-permitted"
    elsewhere = Client(headers={"Origin": "https://elsewhere.example"})
    assert refused(elsewhere, ACCEPT, {"secret": secret}, 403) == "api-other-site"
    assert not JoinRequest.objects.exists()


def test_secrets_can_not_be_tried_without_end(made: SeededPlan) -> None:
    statuses = [
        Client()
        .post(f"{API}{ACCEPT}", {"secret": f"guess{n}"}, content_type="application/json")
        .status_code
        for n in range(12)
    ]
    assert statuses == [404] * 10 + [429] * 2


def test_a_link_of_a_request_is_no_invitation(made: SeededPlan) -> None:
    secret = asked(made).secret
    assert refused(Client(), ACCEPT, {"secret": secret}, 404) == "invitation-link-unknown"
    assert JoinRequest.objects.get().state == "unconfirmed"


def test_a_delegate_joins_its_member_once(made: SeededPlan) -> None:
    user = seed_delegate(made)
    assert refused(program(user, "keep-plan"), "/participants", {}, 403) == "not-permitted"
    head = program(user)
    joined = sent(head, "/participants", {})
    assert (joined["kind"], joined["jurisdiction"]) == ("government", "KE")
    assert refused(head, "/participants", {}, 409) == "participant-already"


def test_who_is_no_delegate_does_not_join_as_a_member(made: SeededPlan) -> None:
    nobody = program(account("noor"))
    assert refused(nobody, "/participants", {}, 403) == "no-delegate-of-member"
    assert refused(Client(), "/participants", {}, 401) == "api-token-missing"
    assert made.plan.participants.count() == 2
