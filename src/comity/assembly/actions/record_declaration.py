"""A member declares something that the minutes are to tell: a reservation, an explanation of its
vote."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.actions.note_event import note_event
from comity.assembly.actions.session_log import log_session
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.minutes import Happened
from comity.assembly.models import SessionEvent
from comity.assembly.queries.members_of import find_member
from comity.assembly.queries.people import Person
from comity.assembly.queries.sessions import lock_session, runs
from comity.kernel.domain.errors import InvalidInput

LONGEST = 4000


def record_declaration(
    *, person: Person, session: UUID, member: str, statement: str
) -> SessionEvent:
    """In the member's own words. For whoever runs the session, and for the member's delegate with
    the right to speak. Raises `UnknownName`: `session-unknown`, `member-unknown`;
    `InvalidInput`: `declaration-empty`, `declaration-too-long`; `Conflict("session-not-open")`."""
    statement = " ".join(statement.split())
    if not statement:
        raise InvalidInput("declaration-empty", member=member)
    if len(statement) > LONGEST:
        raise InvalidInput("declaration-too-long", member=member, longest=LONGEST)
    with transaction.atomic():
        row = lock_session(person, session)
        found = find_member(person.assembly, member)
        if not runs(person, row):
            if person.member is None or person.member.id != found.id:
                person.require("keep-sessions")
            person.acts_for(Right.SPEAK)
        about = {"member": found.code, "statement": statement}
        event = note_event(row, Happened.DECLARED, about)
        log_session(person, "record_declaration", row, about)
    return event
