"""What became of an amendment: a ballot decided on it, or its proposer took it back."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.actions.keep_motion import locked_motion, log_motion
from comity.assembly.domain.amendment_conflicts import not_put
from comity.assembly.domain.amendments import Outcome
from comity.assembly.domain.member_classes import Right
from comity.assembly.models import Amendment, Motion
from comity.assembly.queries.acting_member import acting_member
from comity.assembly.queries.motion_capacities import leads, move_table
from comity.assembly.queries.motion_decisions import check_not_voting, verdict_on
from comity.assembly.queries.motion_records import proposed, text_of
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import Conflict, NotPermitted


def settle_amendment(*, person: Person, amendment: Amendment, ballot: UUID) -> Amendment:
    """Adopted or rejected, as the ballot on it decided; others that fall with that are not put to
    the vote. For whoever leads the motion. The same ballot twice settles once. Raises as
    `verdict_on` does; `Conflict`: `motion-not-amendable`, `amendment-not-pending`,
    `amendment-sub-pending` where one to it waits, which is voted on before."""
    with transaction.atomic():
        row = locked_motion(person, amendment.motion_id)
        if not leads(person, row):
            raise NotPermitted("not-permitted", permission="keep-motions", object=row.reference)
        found = row.amendments.select_related("to").get(id=amendment.id)
        decided, verdict = verdict_on(row, ballot, found.reference)
        if found.decision == decided.reference:
            return found
        _check(person, row, found)
        found.outcome, found.decision = verdict.value, decided.reference
        found.save(update_fields=["outcome", "decision"])
        fallen = _let_fall(row)
        payload = {"outcome": found.outcome, "decision": found.decision, "not_put": fallen}
        log_motion(person, row, "settle_amendment", payload, found.reference)
    return found


def withdraw_amendment(
    *, person: Person, amendment: Amendment, on_behalf: bool = False
) -> Amendment:
    """Done twice, it is done once. Needs its proposer's right to propose; `on_behalf` of it,
    `keep-motions`. Raises `NotPermitted("amendment-of-another")`, `Conflict`:
    `amendment-not-pending`, `motion-being-voted-on`."""
    code = amendment.proposer.code
    if acting_member(person, Right.PROPOSE, code if on_behalf else "").code != code:
        raise NotPermitted("amendment-of-another", amendment=amendment.key, member=code)
    with transaction.atomic():
        row = locked_motion(person, amendment.motion_id)
        found = row.amendments.get(id=amendment.id)
        if found.outcome == Outcome.WITHDRAWN.value:
            return found
        if found.outcome != Outcome.PENDING.value:
            raise Conflict("amendment-not-pending", amendment=found.key, outcome=found.outcome)
        check_not_voting(row, found.reference)
        found.outcome = Outcome.WITHDRAWN.value
        found.save(update_fields=["outcome"])
        fallen = _let_fall(row)
        log_motion(person, row, "withdraw_amendment", {"not_put": fallen}, found.reference)
    return found


def _check(person: Person, row: Motion, found: Amendment) -> None:
    if not move_table(person).amendable(row.state):
        raise Conflict("motion-not-amendable", motion=row.number, state=row.state)
    if found.outcome != Outcome.PENDING.value:
        raise Conflict("amendment-not-pending", amendment=found.key, outcome=found.outcome)
    subs = found.amended_by.filter(outcome=Outcome.PENDING.value)
    if waiting := tuple(each.key for each in subs):
        raise Conflict("amendment-sub-pending", amendment=found.key, subs=waiting)


def _let_fall(row: Motion) -> list[str]:
    """Those that are not put to the vote any more, and those to them in turn."""
    text = text_of(row)
    fallen: list[str] = []
    while True:
        here = proposed(row)
        now = [*not_put(text, here.amendments, here.outcomes)]
        if not now:
            return fallen
        fallen += now
        rows = row.amendments.filter(id__in=[here.rows[id].id for id in now])
        rows.update(outcome=Outcome.NOT_PUT.value)
