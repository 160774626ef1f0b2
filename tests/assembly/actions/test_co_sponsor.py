from __future__ import annotations

import pytest
from tests.assembly.motions import proposed_by
from tests.assembly.seeding import Seeded, seed_member, seeded

from comity.assembly.actions.co_sponsor import co_sponsor, end_co_sponsorship
from comity.assembly.actions.move_motion import move_motion
from comity.assembly.models import Motion
from comity.kernel.domain.errors import ComityError, NotPermitted

pytestmark = pytest.mark.django_db


def sponsors(motion: Motion) -> list[str]:
    return list(motion.co_sponsors.values_list("member__code", flat=True))


def test_members_stand_beside_it_once_and_step_back() -> None:
    made = seeded()
    motion = proposed_by(made)
    for _ in range(2):
        co_sponsor(person=made.as_head("FR"), motion=motion)
    co_sponsor(person=made.as_secretary(), motion=motion, on_behalf="JP")
    assert sponsors(motion) == ["FR", "JP"]
    end_co_sponsorship(person=made.as_head("FR"), motion=motion)
    assert sponsors(motion) == ["JP"]


def test_who_may_not() -> None:
    made = seeded()
    seed_member(made, "UY", member_class="observer")
    motion = proposed_by(made)
    assert refused(made, "KE", motion) == "motion-co-sponsor-twice"
    with pytest.raises(NotPermitted) as raised:
        co_sponsor(person=made.as_head("UY"), motion=motion)
    assert raised.value.message.id == "right-missing"
    with pytest.raises(ComityError) as never:
        end_co_sponsorship(person=made.as_head("FR"), motion=motion)
    assert never.value.message.id == "motion-co-sponsor-none"


def test_not_once_it_has_ended() -> None:
    made = seeded()
    motion = proposed_by(made)
    move_motion(person=made.as_head("KE"), motion=motion, move="withdraw")
    assert refused(made, "FR", motion) == "motion-ended"


def refused(made: Seeded, code: str, motion: Motion) -> str:
    with pytest.raises(ComityError) as raised:
        co_sponsor(person=made.as_head(code), motion=motion)
    return raised.value.message.id
