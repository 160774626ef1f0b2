from __future__ import annotations

import pytest
from tests.parties.people import person
from tests.plan.seeding import seed_commitment, seeded_plan

from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import NotPermitted, UnknownName
from comity.parties.domain.permissions import Actor, Grant
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.participants import ParticipantState
from comity.plan.queries.people import REPRESENT, Person
from comity.plan.queries.seen_commitments import commitment_text, find_commitment, seen_commitments

pytestmark = pytest.mark.django_db


def test_who_acts_for_a_participant() -> None:
    made = seeded_plan()
    acme = made.participants["acme"]
    made.as_participant("acme").act_for(acme)
    for other in (made.as_public(), made.as_coordinator(), made.as_participant("kenya")):
        with pytest.raises(NotPermitted) as refused:
            other.act_for(acme)
        assert refused.value.message.id == "no-representative"
    acme.state = ParticipantState.WITHDRAWN.value
    with pytest.raises(NotPermitted) as refused:
        made.as_participant("acme").act_for(acme)
    assert refused.value.message.id == "participant-withdrawn"


def test_a_token_acts_for_a_participant_only_if_it_says_so() -> None:
    made = seeded_plan()
    reference = made.people["acme"].reference
    for permission, may in (("view", False), (REPRESENT, True)):
        narrowed = (Grant(frozenset({permission}), made.plan.reference),)
        someone = Person(Actor(reference, narrowed), made.plan, made.as_public().on)
        if may:
            someone.act_for(made.participants["acme"])
        else:
            with pytest.raises(NotPermitted):
                someone.act_for(made.participants["acme"])


def test_who_sees_which_commitments() -> None:
    made = seeded_plan()
    seed_commitment(made)
    seed_commitment(made, visibility=Visibility.MEMBERS)
    seed_commitment(made, visibility=Visibility.PRIVATE)
    seed_commitment(made, state=CommitmentState.DRAFT)
    seen = {
        who: list(seen_commitments(someone).values_list("number", flat=True))
        for who, someone in (
            ("public", made.as_public()),
            ("stranger", made.as_user(person("stranger"))),
            ("kenya", made.as_participant("kenya")),
            ("acme", made.as_participant("acme")),
            ("coordinator", made.as_coordinator()),
        )
    }
    assert seen == {
        "public": [1],
        "stranger": [1],
        "kenya": [1, 2],
        "acme": [1, 2, 3, 4],
        "coordinator": [1, 2, 3],
    }
    with pytest.raises(UnknownName):
        find_commitment(made.as_public(), 2)
    assert commitment_text(find_commitment(made.as_public(), 1)).title == "Train 50 engineers"
