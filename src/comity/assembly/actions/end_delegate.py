"""A delegate leaves: with nobody in the place, or handing it over to a successor."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from comity.assembly.actions.appoint_delegate import (
    find_delegate,
    lock_delegations,
    log_delegate,
    require_member_side,
)
from comity.assembly.domain.delegations import hand_over
from comity.assembly.models import Delegate
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.members_of import delegates_of, domain_delegate
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.parties.actions.find_party import get_user


def end_delegate(*, person: Person, delegate: UUID, on: date) -> Delegate:
    """From `on` they are no delegate: today or later; a term that has not begun never does. Needs
    `keep-members`, `represent` on the member's organisation, or to be the delegate. Raises
    `UnknownName("delegate-key-unknown")`; `InvalidInput("day-past")`;
    `Conflict("delegate-ended")`."""
    with transaction.atomic():
        row = find_delegate(person, delegate)
        own = row.user.reference == person.actor.reference and person.actor.narrowed is None
        if not own:
            require_member_side(person, row.member)
        _require_from_today(person, on)
        if row.valid_until is not None and row.valid_until <= on:
            raise Conflict("delegate-ended", on=row.valid_until.isoformat())
        row.valid_until = max(on, row.valid_from)
        row.save(update_fields=["valid_until"])
        log_delegate(person, "end_delegate", row)
    return row


def hand_over_delegate(*, person: Person, delegate: UUID, to: UUID, on: date) -> Delegate:
    """The successor has the place from `on` for the rest of the term, without credentials as yet.
    Needs `keep-members`, or `represent` on the member's organisation. Raises `UnknownName`:
    `delegate-key-unknown`, `user-unknown`; `InvalidInput("day-past")`; and as `hand_over` does."""
    with transaction.atomic():
        lock_delegations(person)
        row = find_delegate(person, delegate)
        require_member_side(person, row.member)
        _require_from_today(person, on)
        if Delegate.objects.filter(follows=row).exists():
            raise Conflict("delegate-ended", on=str(row.valid_until))
        successor = get_user(to)
        rules = statute_on(person.assembly, person.on).delegations
        leaving, everybody = domain_delegate(row), delegates_of(person.assembly)
        after = hand_over(everybody, leaving, successor.reference, on, rules)[-1]
        row.valid_until = on
        row.save(update_fields=["valid_until"])
        made = Delegate.objects.create(
            member=row.member,
            user=successor,
            place=row.place,
            valid_from=after.term.start,
            valid_until=after.term.until,
            follows=row,
        )
        log_delegate(person, "end_delegate", row)
        log_delegate(person, "hand_over_delegate", made)
    return made


def _require_from_today(person: Person, on: date) -> None:
    if on < person.on:
        raise InvalidInput("day-past", on=on.isoformat())
