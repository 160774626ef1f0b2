"""Sessions of a seeded organisation, for tests."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from tests.assembly.seeding import Seeded

from comity.assembly.actions.open_session import open_session
from comity.assembly.actions.plan_session import plan_session
from comity.assembly.actions.record_movement import record_movement
from comity.assembly.models import Session
from comity.kernel.domain.audit import Visibility


def planned(
    made: Seeded,
    *,
    body: str = "assembly",
    name: str = "First session",
    starts_at: datetime | None = None,
    visibility: Visibility = Visibility.MEMBERS,
) -> Session:
    """By the secretary; it begins in an hour where nothing else is said."""
    return plan_session(
        person=made.as_secretary(),
        body=body,
        name=name,
        starts_at=starts_at or timezone.now() + timedelta(hours=1),
        visibility=visibility,
    ).session


def opened(made: Seeded, *present: str, visibility: Visibility = Visibility.MEMBERS) -> Session:
    """Open, with `present` in it."""
    session = planned(made, visibility=visibility)
    open_session(person=made.as_secretary(), session=session.id)
    if present:
        move(made, session, *present)
    session.refresh_from_db()
    return session


def move(made: Seeded, session: Session, *members: str, arrives: bool = True) -> None:
    record_movement(
        person=made.as_secretary(), session=session.id, members=members, arrives=arrives
    )
