"""Members come to a session, and leave it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.timezone import now

from comity.assembly.actions.session_log import log_session
from comity.assembly.domain import presence
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.sessions import SessionState, check_doors
from comity.assembly.models import Member, Movement
from comity.assembly.queries.members_of import find_member
from comity.assembly.queries.people import Person
from comity.assembly.queries.presence import moment_in, movements_of
from comity.assembly.queries.sessions import attending, lock_session, statute_of_session
from comity.kernel.domain.errors import InvalidInput


def record_movement(
    *, person: Person, session: UUID, members: Sequence[str], arrives: bool
) -> tuple[Movement, ...]:
    """All of `members` (codes) come, or leave, now; or, where the clock was set back, with what was
    recorded last. All or none of them are recorded.

    Needs `keep-sessions`, or the right to attend for the one member whose delegate they are. Raises
    `UnknownName`: `session-unknown`, `member-unknown`; `Conflict`: `session-over`,
    `presence-too-early`; `InvalidInput`: `presence-of-nobody`, `presence-not-of-body`, and as
    `presence.stays` does, where somebody else recorded it before.
    """
    if not members:
        raise InvalidInput("presence-of-nobody")
    _require(person, members)
    with transaction.atomic():
        row = lock_session(person, session)
        check_doors(SessionState(row.state), row.starts_at, now())
        found = [_member(person, each) for each in members]
        statute = statute_of_session(row, person.on)
        may_come = attending(row, statute, person.on)
        for each in found:
            if arrives and each.code not in may_come:
                raise InvalidInput("presence-not-of-body", member=each.code, body=row.body)
        at = moment_in(row)
        new = [presence.Movement(each.code, at, arrives) for each in found]
        presence.stays((*movements_of(row), *new))
        rows = Movement.objects.bulk_create(
            Movement(session=row, member=each, at=at, arrives=arrives) for each in found
        )
        payload = {"members": [it.code for it in found], "arrives": arrives, "at": at.isoformat()}
        log_session(person, "record_movement", row, payload)
    return tuple(rows)


def _require(person: Person, members: Sequence[str]) -> None:
    own = person.member
    if own is not None and list(members) == [own.code] and not person.may("keep-sessions"):
        person.acts_for(Right.ATTEND)
    else:
        person.require("keep-sessions")


def _member(person: Person, code: str) -> Member:
    return find_member(person.assembly, code)
