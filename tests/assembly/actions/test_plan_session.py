"""Sessions are called, changed and called off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.sitting import opened, planned

from comity.assembly.actions.plan_session import (
    Planned,
    cancel_session,
    change_session,
    plan_session,
)
from comity.assembly.models import MailNotice, Session
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName
from comity.kernel.models import AuditEntry

pytestmark = pytest.mark.django_db


def changed(made: Seeded, session: Session, **other: object) -> Planned:
    given: dict[str, object] = {
        "name": session.name,
        "starts_at": session.starts_at,
        "place": session.place,
        "presiding": session.presiding_id,
        "visibility": Visibility(session.visibility),
    }
    return change_session(
        person=made.as_secretary(),
        session=session.id,
        **(given | other),  # type: ignore[arg-type]
    )


def test_sessions_are_numbered_by_body_and_logged() -> None:
    made = seeded("KE", "FR")
    numbers = [planned(made, body=each).number for each in ("assembly", "council", "assembly")]
    assert numbers == [1, 1, 2]
    entry = AuditEntry.objects.latest("sequence")
    assert (entry.action, entry.visibility) == ("plan_session", "members")
    assert entry.object == Session.objects.get(body="assembly", number=2).reference


def test_a_notice_too_short_is_told_and_hinders_nothing() -> None:
    made = seeded("KE")
    soon, later = (timezone.now() + timedelta(days=days) for days in (10, 31))
    asked = {"person": made.as_secretary(), "body": "assembly", "name": "First"}
    assert plan_session(**asked, starts_at=soon).notice_missing == 20  # type: ignore[arg-type]
    assert plan_session(**asked, starts_at=later).notice_missing == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "error", "id"),
    [
        ({"body": "senate"}, UnknownName, "body-unknown"),
        ({"name": " "}, InvalidInput, "session-without-name"),
        ({"starts_at": datetime(2027, 1, 1)}, InvalidInput, "session-without-zone"),  # noqa: DTZ001
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(
    wrong: dict[str, object], error: type[Exception], id: str
) -> None:
    given: dict[str, object] = {
        "person": seeded("KE").as_secretary(),
        "body": "assembly",
        "name": "First",
        "starts_at": datetime(2027, 1, 1, tzinfo=UTC),
    }
    with pytest.raises(error) as told:
        plan_session(**(given | wrong))  # type: ignore[arg-type]
    assert told.value.message.id == id  # type: ignore[attr-defined]
    assert not Session.objects.exists()


def test_heads_of_delegation_keep_no_sessions() -> None:
    made = seeded("KE")
    with pytest.raises(NotPermitted):
        plan_session(
            person=made.as_head("KE"), body="assembly", name="Mine", starts_at=timezone.now()
        )


def test_whoever_may_come_is_told_and_of_a_private_one_the_secretary_alone() -> None:
    made = seeded("KE", "FR")
    planned(made)
    told = MailNotice.objects.filter(message="mail-session-planned")
    everybody = {made.secretary.id, made.heads["KE"].id, made.heads["FR"].id}
    assert set(told.values_list("user_id", flat=True)) == everybody
    told.delete()
    planned(made, visibility=Visibility.PRIVATE)
    assert list(told.values_list("user_id", flat=True)) == [made.secretary.id]


def test_only_members_of_a_body_are_told_of_its_sessions() -> None:
    made = seeded("KE", "FR")
    planned(made, body="council")  # nobody has a seat
    assert list(MailNotice.objects.values_list("user_id", flat=True)) == [made.secretary.id]


def test_a_session_is_moved_until_it_opens() -> None:
    made = seeded("KE")
    session = planned(made)
    later = session.starts_at + timedelta(days=40)
    assert changed(made, session, starts_at=later).session.starts_at == later
    assert MailNotice.objects.filter(message="mail-session-moved").count() == 2
    held = opened(made)
    with pytest.raises(Conflict) as error:
        changed(made, held, starts_at=later)
    assert error.value.message.id == "session-begun"
    assert changed(made, held, place="Room 2").session.place == "Room 2"


def test_a_cancelled_session_stays_as_it_is() -> None:
    made = seeded("KE")
    session = planned(made)
    assert cancel_session(person=made.as_secretary(), session=session.id).state == "cancelled"
    with pytest.raises(Conflict) as error:
        changed(made, session, name="Other")
    assert error.value.message.id == "session-over"
    with pytest.raises(Conflict) as error:
        cancel_session(person=made.as_secretary(), session=session.id)
    assert error.value.message.id == "session-state"
