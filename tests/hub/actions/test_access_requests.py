"""The gate: who asks, who decides, who sees whose address."""

from __future__ import annotations

import pytest
from tests.hub.people import lab, member, publisher, repository, signed_in, with_token
from tests.parties.people import logged

from comity.hub.actions.ask_access import ask_access, withdraw_access_request
from comity.hub.actions.change_settings import change_settings
from comity.hub.actions.decide_access import decide_access
from comity.hub.actions.grant_access import grant_access
from comity.hub.domain.gates import GateQuestion, QuestionKind
from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import Gated, SignInNeeded
from comity.hub.domain.repositories import Gate, RequestStatus
from comity.hub.models import AccessRequest, Repository
from comity.hub.queries.access_requests import access_requests, applicants
from comity.hub.queries.callers import NOBODY, Caller
from comity.hub.queries.policy import allows, require
from comity.kernel.domain.errors import InvalidInput, NotPermitted, UnknownName
from comity.kernel.models import AuditEntry
from comity.parties.domain.permissions import MembershipRole

pytestmark = pytest.mark.django_db

QUESTIONS = [GateQuestion("Purpose"), GateQuestion("I agree", QuestionKind.CHECKBOX)]
ANSWERS = {"Purpose": " Research ", "I agree": "on", "Not asked": "x"}


@pytest.fixture
def ada() -> Caller:
    return signed_in(publisher("ada"))


@pytest.fixture
def eve() -> Caller:
    return signed_in(publisher("eve"))


def gated(ada: Caller, gate: Gate) -> Repository:
    assert ada.user is not None
    made = repository(ada.user, "bert")
    changed = change_settings(caller=ada, repository=made, gate=gate, gate_questions=QUESTIONS)
    return Repository.objects.select_related("account").get(id=changed.id)


def reads(caller: Caller, it: Repository) -> bool:
    return allows(caller, it, Deed.READ)


def test_a_manual_gate_opens_and_closes_at_once(ada: Caller, eve: Caller) -> None:
    bert = gated(ada, Gate.MANUAL)
    request = ask_access(caller=eve, repository=bert, answers=ANSWERS)
    assert (request.status, request.answers) == (
        "pending",
        {"Purpose": "Research", "I agree": "yes"},
    )
    with pytest.raises(Gated) as caught:
        require(eve, bert, Deed.READ)
    assert caught.value.message.id == "gated-pending"
    decide_access(caller=ada, repository=bert, status=RequestStatus.ACCEPTED, user="Eve")
    assert reads(eve, bert)
    decide_access(
        caller=ada,
        repository=bert,
        status=RequestStatus.REJECTED,
        request=str(request.id),
        reason=" No. ",
    )
    assert not reads(eve, bert)
    request.refresh_from_db()
    assert request.reason == "No."
    with pytest.raises(Gated):
        ask_access(caller=eve, repository=bert, answers=ANSWERS)
    decide_access(caller=ada, repository=bert, status=RequestStatus.PENDING, user="eve")
    request.refresh_from_db()
    assert (request.status, request.decided_at, request.decided_by) == ("pending", None, None)
    assert [action for _, action, _ in logged()][-4:] == ["ask_access"] + ["decide_access"] * 3


def test_an_automatic_gate_lets_in_who_answers(ada: Caller, eve: Caller) -> None:
    bert = gated(ada, Gate.AUTO)
    with pytest.raises(InvalidInput):
        ask_access(caller=eve, repository=bert, answers={"Purpose": "x"})
    assert not reads(eve, bert)
    ask_access(caller=eve, repository=bert, answers=ANSWERS)
    assert reads(eve, bert)
    with pytest.raises(InvalidInput):
        ask_access(caller=eve, repository=bert, answers=ANSWERS)
    withdraw_access_request(caller=eve, repository=bert)
    assert not reads(eve, bert)
    assert not AccessRequest.objects.exists()


def test_who_is_rejected_can_not_wipe_it_off(ada: Caller, eve: Caller) -> None:
    bert = gated(ada, Gate.AUTO)
    ask_access(caller=eve, repository=bert, answers=ANSWERS)
    decide_access(caller=ada, repository=bert, status=RequestStatus.REJECTED, user="eve")
    with pytest.raises(UnknownName):
        withdraw_access_request(caller=eve, repository=bert)
    with pytest.raises(Gated):
        ask_access(caller=eve, repository=bert, answers=ANSWERS)


def test_nobody_but_administrators_decides_grants_or_looks(ada: Caller, eve: Caller) -> None:
    assert ada.user is not None
    ministry, _ = lab("ministry", ada.user)
    writer, plain = publisher("writer"), publisher("plain")
    member(ministry, writer, MembershipRole.REPRESENTATIVE)
    member(ministry, plain, MembershipRole.MEMBER)
    made = repository(ada.user, "bert", account="ministry")
    change_settings(caller=ada, repository=made, gate=Gate.MANUAL)
    bert = Repository.objects.select_related("account").get(id=made.id)
    ask_access(caller=eve, repository=bert, answers={})
    reader = with_token(ada.user, "read")
    for caller in (eve, signed_in(writer), signed_in(plain), reader):
        with pytest.raises(NotPermitted):
            decide_access(caller=caller, repository=bert, status=RequestStatus.ACCEPTED, user="eve")
        with pytest.raises(NotPermitted):
            grant_access(caller=caller, repository=bert, user="eve")
        with pytest.raises(NotPermitted):
            access_requests(caller, bert, RequestStatus.PENDING)
    with pytest.raises(SignInNeeded):
        access_requests(NOBODY, bert, RequestStatus.PENDING)
    with pytest.raises(SignInNeeded):
        ask_access(caller=NOBODY, repository=bert, answers={})
    assert not reads(eve, bert)


def test_an_address_is_shown_only_of_who_asked(ada: Caller, eve: Caller) -> None:
    bert = gated(ada, Gate.MANUAL)
    publisher("zoe")
    ask_access(caller=eve, repository=bert, answers=ANSWERS)
    grant_access(caller=ada, repository=bert, user="zoe")
    grant_access(caller=ada, repository=bert, user="eve")
    rows = list(access_requests(ada, bert, RequestStatus.ACCEPTED))
    found = {each.name: (each.fullname, each.email) for each in applicants(rows)}
    assert found == {"zoe": ("", ""), "eve": ("eve", "eve@example.org")}
    assert not any("example.org" in (each.payload or "") for each in AuditEntry.objects.all())


def test_what_can_not_be_asked_for(ada: Caller, eve: Caller) -> None:
    assert ada.user is not None
    free = repository(ada.user, "free")
    for given in ({"user": "eve"}, {"request": "x"}):
        with pytest.raises(InvalidInput):
            decide_access(caller=ada, repository=free, status=RequestStatus.ACCEPTED, **given)
    with pytest.raises(InvalidInput):
        ask_access(caller=eve, repository=free, answers={})
    bert = gated(ada, Gate.MANUAL)
    with pytest.raises(InvalidInput):
        ask_access(caller=ada, repository=bert, answers=ANSWERS)
    for given in ({"user": "eve"}, {"request": "x"}, {"user": "no-one"}):
        with pytest.raises(UnknownName):
            decide_access(caller=ada, repository=bert, status=RequestStatus.ACCEPTED, **given)
    with pytest.raises(InvalidInput):
        decide_access(
            caller=ada, repository=bert, status=RequestStatus.ACCEPTED, user="eve", request="x"
        )
    ask_access(caller=eve, repository=bert, answers=ANSWERS)
    with pytest.raises(UnknownName):
        decide_access(caller=ada, repository=bert, status=RequestStatus.PENDING, user="eve")
