"""Tests of who carries a commitment together with its participant."""

from __future__ import annotations

import pytest
from tests.plan.seeding import SeededPlan, seed_commitment, seeded_plan

from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName
from comity.plan.actions.answer_partner import answer_partner, end_partnership
from comity.plan.actions.ask_partner import ask_partner
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.partnerships import PartnerRole
from comity.plan.models import Commitment, Partnership

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> SeededPlan:
    return seeded_plan("acme", "kenya", "labs")


def asked(plan: SeededPlan, whose: str, commitment: Commitment, partner: str) -> Partnership:
    return ask_partner(
        person=plan.as_participant(whose),
        commitment=commitment,
        participant=plan.participants[partner],
        role=PartnerRole.FUNDING,
    )


def accepted(
    plan: SeededPlan, whose: str, commitment: Commitment, partner: str, supports: Commitment | None
) -> Partnership:
    made = asked(plan, whose, commitment, partner)
    person = plan.as_participant(partner)
    return answer_partner(person=person, partnership=made, accept=True, supports=supports)


def test_counts_once_the_partner_has_accepted(plan: SeededPlan) -> None:
    row, own = seed_commitment(plan, "acme"), seed_commitment(plan, "kenya")
    made = asked(plan, "acme", row, "kenya")
    assert (made.state, made.role) == ("asked", "funding")
    with pytest.raises(NotPermitted):
        answer_partner(person=plan.as_participant("acme"), partnership=made, accept=True)
    kenya = plan.as_participant("kenya")
    done = answer_partner(person=kenya, partnership=made, accept=True, supports=own)
    assert (done.state, done.supports) == ("accepted", own)
    with pytest.raises(Conflict) as caught:
        answer_partner(person=kenya, partnership=made, accept=False)
    assert caught.value.message.id == "partnership-answered"


def test_nobody_is_a_partner_of_itself_or_twice_or_from_outside(plan: SeededPlan) -> None:
    row = seed_commitment(plan, "acme")
    with pytest.raises(InvalidInput) as caught:
        asked(plan, "acme", row, "acme")
    assert caught.value.message.id == "partner-itself"
    asked(plan, "acme", row, "kenya")
    with pytest.raises(Conflict) as again:
        asked(plan, "acme", row, "kenya")
    assert again.value.message.id == "partner-asked-already"
    plan.participants["labs"].state = "withdrawn"
    plan.participants["labs"].save()
    with pytest.raises(InvalidInput) as left:
        asked(plan, "acme", row, "labs")
    assert left.value.message.id == "partner-not-joined"
    draft = seed_commitment(plan, "acme", state=CommitmentState.DRAFT)
    with pytest.raises(Conflict):
        asked(plan, "acme", draft, "kenya")


def test_a_circle_is_refused_by_name(plan: SeededPlan) -> None:
    one, two, three = (seed_commitment(plan, each) for each in ("acme", "kenya", "labs"))
    accepted(plan, "acme", one, "kenya", two)
    accepted(plan, "kenya", two, "labs", three)
    made = asked(plan, "labs", three, "acme")
    acme = plan.as_participant("acme")
    with pytest.raises(InvalidInput) as caught:
        answer_partner(person=acme, partnership=made, accept=True, supports=one)
    assert caught.value.message.id == "partnership-circle"
    assert caught.value.message.params == {"number": 3, "circle": "3 → 1 → 2 → 3"}
    other = seed_commitment(plan, "acme")
    done = answer_partner(person=acme, partnership=made, accept=True, supports=other)
    assert done.supports == other


def test_a_partner_supports_with_its_own_commitment_alone(plan: SeededPlan) -> None:
    row, others = seed_commitment(plan, "acme"), seed_commitment(plan, "labs")
    with pytest.raises(InvalidInput) as caught:
        accepted(plan, "acme", row, "kenya", others)
    assert caught.value.message.id == "partner-of-another"


def test_either_side_ends_it_and_it_may_be_asked_again(plan: SeededPlan) -> None:
    row, own = seed_commitment(plan, "acme"), seed_commitment(plan, "kenya")
    made = accepted(plan, "acme", row, "kenya", own)
    with pytest.raises(NotPermitted):
        end_partnership(person=plan.as_participant("labs"), partnership=made)
    ended = end_partnership(person=plan.as_participant("acme"), partnership=made)
    assert (ended.state, ended.supports) == ("ended", None)
    with pytest.raises(Conflict) as caught:
        end_partnership(person=plan.as_participant("kenya"), partnership=made)
    assert caught.value.message.id == "partnership-not-accepted"
    assert asked(plan, "acme", row, "kenya").id == made.id
    made.delete()
    with pytest.raises(UnknownName):
        end_partnership(person=plan.as_participant("acme"), partnership=made)
