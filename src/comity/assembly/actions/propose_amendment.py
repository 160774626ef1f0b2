"""A member proposes to change one place of a motion, or of an amendment to it."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.db import transaction

from comity.assembly.actions.keep_motion import locked_motion, log_motion
from comity.assembly.domain.amendment_checks import check_amendment
from comity.assembly.domain.amendment_timing import check_in_time
from comity.assembly.domain.amendments import Action, Amendment, NewParagraph
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.recommendations import Recommendation, taken_up
from comity.assembly.formats.motion_plain import new_to_plain
from comity.assembly.models import Amendment as AmendmentRow
from comity.assembly.models import Member, Motion
from comity.assembly.models import Recommendation as RecommendationRow
from comity.assembly.queries.acting_member import acting_member
from comity.assembly.queries.motion_capacities import move_table
from comity.assembly.queries.motion_decisions import check_not_voting
from comity.assembly.queries.motion_records import proposed, text_of
from comity.assembly.queries.motion_versions import deleted_by
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import Conflict


def propose_amendment(
    *,
    person: Person,
    motion: Motion,
    action: Action,
    paragraph: str = "",
    words: str = "",
    new: tuple[NewParagraph, ...] = (),
    to: str = "",
    reason: str = "",
    on_behalf: str = "",
    key: UUID | None = None,
) -> AmendmentRow:
    """`to` is the id of the amendment that it amends (`a3`), "" for the motion. Needs a member with
    the right to propose; `on_behalf` of one, `keep-motions`. `key` is the id that it gets: sent
    twice, it is proposed once.

    Raises as `check_amendment` and `check_in_time` do; `Conflict`: `motion-not-amendable`,
    `motion-being-voted-on`, `amendment-paragraph-deleted` where an adopted amendment took the
    paragraph away, `key-taken`."""
    member = acting_member(person, Right.PROPOSE, on_behalf)
    with transaction.atomic():
        row = locked_motion(person, motion.id)
        if there := _there(row, member, key):
            return there
        amendment = Amendment(
            id=f"a{row.amendments.count() + 1}",
            action=action,
            paragraph=paragraph,
            words=words,
            new=new,
            to=to,
            proposer=member.code,
        )
        return _propose(person, row, member, amendment, reason, key)


def take_up_recommendation(
    *, person: Person, recommendation: RecommendationRow, key: UUID | None = None
) -> AmendmentRow:
    """What was advised becomes an amendment of the person's member. Raises as `propose_amendment`
    does, and `Conflict("recommendation-outdated")`."""
    member = person.acts_for(Right.PROPOSE)
    with transaction.atomic():
        row = locked_motion(person, recommendation.motion_id)
        if there := _there(row, member, key):
            return there
        advice = Recommendation(
            id=str(recommendation.id),
            paragraph=recommendation.paragraph,
            seen=recommendation.seen,
            words=recommendation.words,
        )
        id = f"a{row.amendments.count() + 1}"
        amendment = taken_up(text_of(row), advice, amendment=id, proposer=member.code)
        return _propose(person, row, member, amendment, recommendation.reason, key)


def _propose(
    person: Person,
    row: Motion,
    member: Member,
    amendment: Amendment,
    reason: str,
    key: UUID | None,
) -> AmendmentRow:
    if not move_table(person).amendable(row.state):
        raise Conflict("motion-not-amendable", motion=row.number, state=row.state)
    check_not_voting(row, row.reference)
    text, others = text_of(row), proposed(row)
    gone = not amendment.to and amendment.paragraph and amendment.paragraph not in text.by_id
    if gone and (by := deleted_by(row, amendment.paragraph)):
        raise Conflict("amendment-paragraph-deleted", paragraph=amendment.paragraph, by=by)
    check_amendment(text, amendment, others.amendments)
    check_in_time(text, amendment, others.amendments, others.outcomes)
    made = AmendmentRow.objects.create(
        id=key or uuid4(),
        motion=row,
        number=row.amendments.count() + 1,
        action=amendment.action.value,
        paragraph=amendment.paragraph,
        words=amendment.words,
        new=new_to_plain(amendment.new),
        to=others.rows[amendment.to] if amendment.to else None,
        proposer=member,
        reason=reason,
    )
    payload = {"action": made.action, "paragraph": made.paragraph, "to": amendment.to}
    payload |= {"number": str(made.number), "proposer": member.code}
    log_motion(person, row, "propose_amendment", payload, made.reference)
    return made


def _there(row: Motion, member: Member, key: UUID | None) -> AmendmentRow | None:
    found = AmendmentRow.objects.filter(id=key).first() if key else None
    if found and (found.motion_id, found.proposer_id) != (row.id, member.id):
        raise Conflict("key-taken", key=str(key))
    return found
