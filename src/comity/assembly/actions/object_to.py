"""Object to a decision by consensus."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.actions.take_part import frozen_for_voting, require_there
from comity.assembly.domain.ballots import may_vote
from comity.assembly.models import Ballot, Objection
from comity.assembly.queries.find_ballot import Frozen, held_ballot, state_of
from comity.assembly.queries.people import Person
from comity.assembly.queries.who_is_there import there_now
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import InvalidInput


def object_to(*, person: Person, ballot: UUID) -> Objection:
    """The person's member objects; twice counts once. Raises `NotPermitted`: `no-delegate`,
    `no-credentials`, `elector-not-entitled`; `Conflict("ballot-state")`; `InvalidInput`:
    `elector-unknown`, `voter-not-present`, `objections-without-consensus`."""
    own = person.own_member()
    with transaction.atomic():
        row, frozen = _open(person, ballot, own)
        require_there(row, own, there_now(row))
        if frozen.rule.objections is None:
            raise InvalidInput("objections-without-consensus", rule=frozen.rule.id)
        objection, made = Objection.objects.get_or_create(ballot=row, member=own)
        if made:
            _log(person, "object_to", row, own)
    return objection


def withdraw_objection(*, person: Person, ballot: UUID) -> None:
    """Before the ballot is closed; without one it does nothing. Raises as `object_to`."""
    own = person.own_member()
    with transaction.atomic():
        row, _ = _open(person, ballot, own)
        taken_back, _by_table = Objection.objects.filter(ballot=row, member=own).delete()
        if taken_back:
            _log(person, "withdraw_objection", row, own)


def _open(person: Person, key: UUID, own: str) -> tuple[Ballot, Frozen]:
    row = held_ballot(person.assembly, key)
    frozen = frozen_for_voting(row)
    may_vote(state_of(row), frozen.rule, frozen.electorate, own, has_voted=False)
    return row, frozen


def _log(person: Person, action: str, ballot: Ballot, own: str) -> None:
    append_audit(
        actor=person.actor.reference,
        action=action,
        object=ballot.reference,
        payload={"member": own},
        visibility=Visibility(ballot.visibility),
    )
