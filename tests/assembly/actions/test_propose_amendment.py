from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from tests.assembly.motions import (
    before_body,
    decided,
    deleting,
    lakes,
    proposed_by,
    replacing,
)
from tests.assembly.seeding import Seeded, seed_member

from comity.assembly.actions.merge_amendments import merge_amendments
from comity.assembly.actions.propose_amendment import propose_amendment, take_up_recommendation
from comity.assembly.actions.recommend_change import recommend_change, withdraw_recommendation
from comity.assembly.domain.amendments import Action
from comity.assembly.models import Amendment, Motion
from comity.kernel.domain.errors import ComityError, Conflict, NotPermitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


def refused(
    made: Seeded, motion: Motion, paragraph: str, words: str = "Ends."
) -> dict[str, object]:
    count = Amendment.objects.count()
    with pytest.raises(ComityError) as raised:
        replacing(made, "BR", motion, paragraph, words)
    assert Amendment.objects.count() == count
    return {"id": raised.value.message.id, **raised.value.message.params}


def test_sent_twice_it_is_proposed_once(made: Seeded) -> None:
    motion, key = before_body(made), uuid4()
    asked = {"motion": motion, "action": Action.DELETE, "paragraph": "d", "key": key}
    first = propose_amendment(person=made.as_head("JP"), **asked)
    assert propose_amendment(person=made.as_head("JP"), **asked) == first
    assert (first.id, first.key, Amendment.objects.count()) == (key, "a1", 1)
    with pytest.raises(Conflict) as raised:
        propose_amendment(person=made.as_head("BR"), **asked)
    assert raised.value.message.id == "key-taken"


def test_of_a_deleted_paragraph_nothing_is_left_to_amend(made: Seeded) -> None:
    motion = before_body(made)
    decided(made, deleting(made, "JP", motion, "a"))
    told = {"id": "amendment-paragraph-deleted", "paragraph": "1(a)", "by": "a1"}
    assert refused(made, motion, "b") == told
    merge_amendments(person=made.as_secretary(), motion=motion)
    assert refused(made, motion, "b") == told | {"paragraph": "b"}
    assert refused(made, motion, "x")["id"] == "paragraph-unknown"


def test_what_else_is_refused(made: Seeded) -> None:
    motion = before_body(made)
    assert refused(made, proposed_by(made, "CA"), "e")["id"] == "motion-not-amendable"
    assert refused(made, motion, "e", "Remains seized.")["id"] == "amendment-changes-nothing"
    seed_member(made, "UY", member_class="observer")
    with pytest.raises(NotPermitted):
        replacing(made, "UY", motion, "e", "Ends.")


def test_an_amendment_to_an_amendment(made: Seeded) -> None:
    motion = before_body(made)
    replacing(made, "JP", motion, "e", "Remains much seized.")
    sub = propose_amendment(
        person=made.as_head("BR"),
        motion=motion,
        action=Action.REPLACE,
        paragraph="e",
        words="Remains very much seized.",
        to="a1",
    )
    assert (sub.key, str(sub.to)) == ("a2", "a1")
    with pytest.raises(ComityError) as raised:
        propose_amendment(
            person=made.as_head("CA"),
            motion=motion,
            action=Action.REPLACE,
            paragraph="e",
            words="Ends.",
            to="a2",
        )
    assert raised.value.message.id == "amendment-too-deep"


def test_advice_binds_nobody_until_a_member_takes_it_up(made: Seeded) -> None:
    motion = before_body(made)
    with pytest.raises(NotPermitted):
        recommend_change(person=made.as_head("FR"), motion=motion, paragraph="e", words="Ends.")
    key = uuid4()
    asked = {"motion": motion, "paragraph": "e", "words": "Ends.", "reason": "Short.", "key": key}
    advice = recommend_change(person=made.as_secretary(), **asked)
    assert recommend_change(person=made.as_secretary(), **asked) == advice
    taken = take_up_recommendation(person=made.as_head("FR"), recommendation=advice, key=uuid4())
    assert (taken.action, taken.words, taken.proposer.code) == ("replace", "Ends.", "FR")
    decided(made, taken)
    merge_amendments(person=made.as_secretary(), motion=motion)
    with pytest.raises(Conflict) as raised:
        take_up_recommendation(person=made.as_head("CA"), recommendation=advice)
    assert raised.value.message.id == "recommendation-outdated"
    with pytest.raises(NotPermitted):
        withdraw_recommendation(person=made.as_head("FR"), recommendation=advice)
    withdrawn = withdraw_recommendation(person=made.as_secretary(), recommendation=advice)
    assert withdrawn.withdrawn_at is not None
