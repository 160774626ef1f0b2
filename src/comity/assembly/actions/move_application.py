"""Move an application on: by the applicant, the secretariat, or a decision of the body."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.actions.enter_member import add_member_row, append_event
from comity.assembly.actions.tell_of_application import tell_of_application
from comity.assembly.domain.application_decisions import ON_ADMISSION, check_decision
from comity.assembly.domain.applications import ApplicationState, Moved, Mover, move
from comity.assembly.domain.belonging import Admission
from comity.assembly.domain.standing import EventKind, StandingEvent
from comity.assembly.models import Application, ApplicationMove, Assembly, Member
from comity.assembly.queries.applications import domain_application, find_application
from comity.assembly.queries.decisions import Decision, decision_on
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.members_of import domain_member, member_rows
from comity.assembly.queries.people import Person
from comity.assembly.queries.representing import require_representing
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.kernel.domain.periods import PartialDate
from comity.regulation.domain.truth import Truth

LONGEST_REASON = 5_000


def move_application(
    *,
    person: Person,
    application: UUID,
    to: ApplicationState,
    by: Mover,
    ballot: UUID | None = None,
    reason: str = "",
) -> Application:
    """On the side of the applicant it needs `represent` on it, on that of the secretary
    `keep-members`; the body's decision (`ballot`, on this
    application or on its deferral) is carried out by whoever
    keeps members or presides over the body. An approved one is entered as a member at once, from
    the day of the decision. Raises as `move`, `decision_on` and `check_decision` do;
    `Conflict("decision-used")`; `InvalidInput("reason-long")`."""
    if len(reason) > LONGEST_REASON:
        raise InvalidInput("reason-long", limit=LONGEST_REASON)
    with transaction.atomic():
        Assembly.objects.select_for_update().get(id=person.assembly.id)
        row = find_application(person.assembly, application, lock=True)
        statute = statute_on(person.assembly, person.on)
        admission = statute.admission_to(row.member_class)
        require_side(person, row, by, admission)
        decision = None
        if by is Mover.BODY and ballot is not None:
            decision = _decision(person, row, to, ballot, admission)
        moved = Moved(
            to=to,
            on=person.on,
            by=by,
            decision=decision.reference if decision else "",
            reason=reason.strip(),
        )
        move(domain_application(row, statute), moved, admission)
        row.state = to.value
        row.save(update_fields=["state"])
        _keep(person, row, moved)
        if to is ApplicationState.APPROVED and decision is not None:
            _admit(person, row, decision)
        tell_of_application(person, row)
        _log(person, row, moved)
    return row


def require_side(person: Person, row: Application, by: Mover, admission: Admission) -> None:
    """Whether they may move it on the side of `by`. Raises `NotPermitted("not-permitted")`."""
    match by:
        case Mover.APPLICANT:
            require_representing(person, row.applicant)
        case Mover.SECRETARY:
            person.require("keep-members")
        case Mover.BODY:
            if not person.may_preside(admission.decided.by):
                person.require("keep-members")


def _decision(
    person: Person, row: Application, to: ApplicationState, ballot: UUID, admission: Admission
) -> Decision:
    subject = row.reference if to in ON_ADMISSION else row.deferral
    decision = decision_on(person.assembly, ballot, subject)
    check_decision(admission, to, decision.body, decision.matter, decision.outcome)
    if row.moves.filter(decision=decision.reference).exists():
        raise Conflict("decision-used")
    return decision


def _keep(person: Person, row: Application, moved: Moved) -> None:
    ApplicationMove.objects.create(
        application=row,
        number=row.moves.count() + 1,
        to=moved.to.value,
        on=moved.on,
        by=moved.by.value,
        actor=person.actor.reference,
        decision=moved.decision,
        reason=moved.reason,
    )


def _log(person: Person, row: Application, moved: Moved) -> None:
    append_audit(
        actor=person.actor.reference,
        action="move_application",
        object=row.reference,
        payload={
            "to": moved.to.value,
            "by": moved.by.value,
            "decision": moved.decision,
            "reason": moved.reason,
        },
        visibility=Visibility.MEMBERS,
    )


def _admit(person: Person, row: Application, decision: Decision) -> None:
    """As a new member, or as one that had left and comes back."""
    day = PartialDate.parse(decision.on.isoformat())
    earlier = _row_of(person, row)
    if earlier is None:
        add_member_row(
            person=person,
            organisation=row.applicant_id,
            member_class=row.member_class,
            admitted_on=day,
            code="" if row.code == row.applicant.reference else row.code,
            decision=decision.reference,
        )
        return
    standing = domain_member(earlier).standing(statute_on(person.assembly, person.on), person.on)
    if standing.member is not Truth.FALSE:
        raise Conflict("member-exists", member=earlier.code)
    admitted = StandingEvent(
        kind=EventKind.ADMITTED,
        on=day,
        member_class=row.member_class,
        decision=decision.reference,
    )
    append_event(person, earlier, admitted)


def _row_of(person: Person, row: Application) -> Member | None:
    """Raises `Conflict("member-exists")` where another organisation had the code."""
    for each in member_rows(person.assembly, person.on):
        if each.organisation_id == row.applicant_id:
            return each
        if each.code == row.code:
            raise Conflict("member-exists", member=each.code)
    return None
