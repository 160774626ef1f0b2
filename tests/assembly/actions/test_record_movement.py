"""Members come and go; what was recorded is in order whatever the clock says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.assembly.seeding import seed_member, seeded
from tests.assembly.sitting import move, opened, planned

from comity.assembly.actions.open_session import close_session
from comity.assembly.actions.record_movement import record_movement
from comity.assembly.models import Movement
from comity.assembly.queries.presence import present_in
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted

pytestmark = pytest.mark.django_db


def test_several_come_at_one_moment_and_leave_one_by_one() -> None:
    made = seeded()
    session = opened(made, "KE", "FR", "JP")
    move(made, session, "FR", arrives=False)
    assert present_in(session) == {"KE", "JP"}
    moments = Movement.objects.filter(arrives=True).values_list("at", flat=True)
    assert len(set(moments)) == 1


def test_all_or_none_are_recorded() -> None:
    made = seeded()
    session = opened(made, "KE")
    with pytest.raises(InvalidInput) as error:
        move(made, session, "FR", "KE")
    assert error.value.message.id == "presence-arrived-twice"
    assert present_in(session) == {"KE"}
    with pytest.raises(InvalidInput) as error:
        move(made, session, "JP", arrives=False)
    assert error.value.message.id == "presence-left-unarrived"
    with pytest.raises(InvalidInput) as error:
        move(made, session)
    assert error.value.message.id == "presence-of-nobody"


def test_a_delegate_records_its_own_member_alone() -> None:
    made = seeded("KE", "FR")
    session = opened(made)
    ken = made.as_head("KE")
    record_movement(person=ken, session=session.id, members=["KE"], arrives=True)
    assert present_in(session) == {"KE"}
    for others in (["FR"], ["KE", "FR"]):
        with pytest.raises(NotPermitted):
            record_movement(person=ken, session=session.id, members=others, arrives=False)


def test_only_those_of_the_body_and_those_that_attend_it_come() -> None:
    made = seeded("KE")
    seed_member(made, "BR", member_class="observer")
    session = opened(made, "BR")
    assert present_in(session) == {"BR"}
    council = planned(made, body="council")
    with pytest.raises(InvalidInput) as error:
        move(made, council, "KE")
    assert error.value.message.id == "presence-not-of-body"


def test_a_clock_set_back_does_not_turn_the_order_round() -> None:
    made = seeded("KE", "FR")
    session = opened(made, "KE")
    before = timezone.now() + timedelta(hours=1)  # so the clock said then
    Movement.objects.update(at=before)
    move(made, session, "KE", arrives=False)
    move(made, session, "FR")
    assert set(Movement.objects.values_list("at", flat=True)) == {before}
    assert present_in(session) == {"FR"}


def test_presence_is_recorded_from_the_hours_before_to_the_end() -> None:
    made = seeded("KE")
    late = planned(made, starts_at=timezone.now() + timedelta(days=1))
    with pytest.raises(Conflict) as error:
        move(made, late, "KE")
    assert error.value.message.id == "presence-too-early"
    session = opened(made, "KE")
    close_session(person=made.as_secretary(), session=session.id)
    with pytest.raises(Conflict) as error:
        move(made, session, "KE", arrives=False)
    assert error.value.message.id == "session-over"
