"""Joining a plan by the client, against a live server: every answer fits its type."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.core.cache import cache
from tests.client.clients import For
from tests.client.described import fits
from tests.client.plan_people import PLAN
from tests.parties.interfaces.visiting import account
from tests.plan.delegates import seed_delegate
from tests.plan.seeding import SeededPlan

from comity.client import Comity, Conflict, InvalidInput, NotPermitted, TooManyRequests
from comity.plan.actions.invite_participants import invite_participants
from comity.plan.actions.send_invitations import send_invitations
from comity.plan.interfaces.mail.joining import invitation_letter

INVITED = "email,kind,name,jurisdiction\nlab@example.org,institution,Lab,DE\n"


@pytest.fixture(autouse=True)
def nobody_counted() -> None:
    cache.clear()


def test_somebody_asks_answers_and_takes_part(of: For, made: SeededPlan) -> None:
    noor, keeper = of(account("noor")), of(made.coordinator)
    asked = noor.ask_to_join(
        PLAN,
        kind="institution",
        name="University of Nairobi",
        jurisdiction="KE",
        website="uonbi.ac.ke",
    )
    fits("ask_to_join", asked)
    assert asked["next"] == "wait"
    (own,) = noor.own_join_requests(PLAN)
    fits("own_join_requests", noor.own_join_requests(PLAN).first)
    assert own["claims"] == {"website": "https://uonbi.ac.ke"}
    assert asked["request"] == own
    found = keeper.join_request(PLAN, own["id"])
    fits("join_request", found)
    assert found["parties"] == []
    keeper.move_join_request(PLAN, own["id"], to="more-information", reason="Which campus?")
    answered = noor.answer_join_request(PLAN, own["id"], to="waiting", reason="The main one.")
    fits("answer_join_request", answered)
    keeper.move_join_request(PLAN, own["id"], to="approved")
    ended = noor.own_join_request(PLAN, own["id"])
    fits("own_join_request", ended)
    assert [it["to"] for it in ended["moves"]] == [
        "waiting",
        "more-information",
        "waiting",
        "approved",
    ]
    assert noor.participant(PLAN, str(ended["participant"]))["name"] == "University of Nairobi"


def test_what_is_wrong_and_too_much_is_refused(of: For, made: SeededPlan) -> None:
    noor = of(account("noor"))
    with pytest.raises(InvalidInput) as refused:
        noor.ask_to_join(PLAN, kind="company", name="Acme", jurisdiction="KE", lei="1")
    assert [it["params"]["claim"] for it in refused.value.problem["problems"]] == ["lei"]
    for _time in range(3):
        noor.ask_to_join(PLAN, kind="company", name="Other", jurisdiction="KE")
    with pytest.raises(TooManyRequests) as often:
        noor.ask_to_join(PLAN, kind="company", name="Other", jurisdiction="KE")
    assert often.value.problem["message"] == "join-too-often"


def test_an_invitation_is_accepted_without_a_token(comity: Comity, made: SeededPlan) -> None:
    invite_participants(person=made.as_coordinator(), source=INVITED.encode(), dry_run=False)
    send_invitations(write=invitation_letter)
    link = re.search(r"/invitation/(\S+)", str(mail.outbox.pop().body))
    assert link
    accepted = comity.accept_invitation(PLAN, secret=link[1], statement="We train engineers.")
    fits("accept_invitation", accepted)
    assert (accepted["name"], accepted["state"]) == ("Lab", "waiting")
    with pytest.raises(Conflict):
        comity.accept_invitation(PLAN, secret=link[1])


def test_a_delegate_joins_its_member(of: For, made: SeededPlan) -> None:
    head = of(seed_delegate(made))
    with pytest.raises(NotPermitted):
        of(made.people["acme"]).join_as_member(PLAN)
    joined = head.join_as_member(PLAN)
    fits("join_as_member", joined)
    assert (joined["kind"], joined["jurisdiction"], joined["state"]) == (
        "government",
        "KE",
        "joined",
    )
    with pytest.raises(Conflict):
        head.join_as_member(PLAN)
