"""Who is in a session, and when things happen in it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.assembly.seeding import Seeded, seeded

from comity.assembly.actions.note_event import note_event
from comity.assembly.domain.minutes import Happened
from comity.assembly.models import Movement, Session, SessionEvent
from comity.assembly.queries.presence import moment_in, present_in, present_members
from comity.kernel.domain.errors import InvalidInput

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def a_session(made: Seeded) -> Session:
    return Session.objects.create(
        assembly=made.assembly, body="assembly", number=1, name="First", starts_at=NOW, state="open"
    )


def test_whoever_came_and_has_not_left_is_present() -> None:
    made = seeded("KE", "FR")
    session = a_session(made)
    for code, minutes, arrives in (("KE", 0, True), ("FR", 5, True), ("KE", 9, False)):
        Movement.objects.create(
            session=session,
            member=made.members[code],
            at=NOW + timedelta(minutes=minutes),
            arrives=arrives,
        )
    assert present_in(session) == {"FR"}
    assert present_members(session, NOW + timedelta(minutes=5)) == {"KE", "FR"}
    assert present_members(session, NOW) == {"KE"}


def test_nothing_is_noted_before_what_was_noted_last() -> None:
    session = a_session(seeded("KE"))
    later = timezone.now() + timedelta(hours=2)  # the clock was set back after this
    SessionEvent.objects.create(session=session, at=later, happened=Happened.SESSION_OPENED.value)
    event = note_event(session, Happened.DECLARED, {"member": "KE", "statement": "So be it."})
    assert (event.at, moment_in(session)) == (later, later)


def test_an_event_without_its_words_is_refused() -> None:
    with pytest.raises(InvalidInput) as error:
        note_event(a_session(seeded("KE")), Happened.BALLOT_CLOSED, {"ballot": "1"})
    assert error.value.message.id == "minutes-incomplete"
    assert not SessionEvent.objects.exists()
