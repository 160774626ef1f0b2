"""The electorate of a body on a day: who is of it, and who of them has a vote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from comity.assembly.domain.bodies import Body
from comity.assembly.domain.electorate import Elector, Electorate
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.members import Member
from comity.assembly.domain.rights import class_has, has_right, suspension_takes
from comity.assembly.domain.standing import Standing
from comity.assembly.domain.statute import Statute
from comity.kernel.domain.errors import InvalidInput, Problems
from comity.regulation.domain.truth import Truth, conjunction, disjunction

NO_VOTE, IN_ARREARS, SUSPENDED = "no-vote-class", "no-vote-arrears", "no-vote-suspended"
"""Reasons why somebody of a body has no vote: ids of messages."""


def electorate_of(statute: Statute, body: str, members: Iterable[Member], on: date) -> Electorate:
    """In the order of members' ids. Raises `UnknownName("body-unknown")`, and
    `Problems("electorate-unknown")` with each member of which it is not known whether it belongs
    to the body or has a vote: nobody is let in or kept out by a guess."""
    made_of = statute.body(body)
    electors: list[Elector] = []
    unknown: list[InvalidInput] = []
    for member in sorted(members, key=lambda each: each.id):
        standing = member.standing(statute, on)
        belongs = belongs_to(made_of, member, standing, on)
        if belongs is Truth.FALSE:
            continue
        what = list(_unknown(statute, standing, belongs))
        unknown += [InvalidInput(id, member=member.id, on=on.isoformat()) for id in what]
        if not what:
            electors.append(_elector(statute, member, standing))
    if unknown:
        raise Problems("electorate-unknown", unknown, body=body)
    return Electorate(tuple(electors))


def belongs_to(body: Body, member: Member, standing: Standing, on: date) -> Truth:
    """Whether the member is of the body on the day."""
    made_of = body.composition
    within = [each in made_of.all_of for each in standing.classes]
    of_class = Truth.FALSE
    if any(within):
        of_class = Truth.TRUE if all(within) else Truth.UNKNOWN
    named = Truth.TRUE if member.id in made_of.named else Truth.FALSE
    elected = disjunction(each.held(on) for each in member.seats if each.body == body.id)
    if made_of.elected is None:
        elected = Truth.FALSE
    return conjunction((standing.member, disjunction((of_class, named, elected))))


def may_attend(statute: Statute, body: Body, member: Member, on: date) -> bool:
    """Whether it may be in a session of the body: as one of it, or as one of a class that attends
    it. Where that is not known it may: being there gives nobody a vote."""
    standing = member.standing(statute, on)
    if belongs_to(body, member, standing, on) is not Truth.FALSE:
        return True
    attends = any(each in body.attended_by for each in standing.classes)
    return attends and standing.member is not Truth.FALSE


def _unknown(statute: Statute, standing: Standing, belongs: Truth) -> Iterator[str]:
    if belongs is Truth.UNKNOWN:
        yield "elector-membership-unknown"
    if len(standing.classes) > 1:
        yield "elector-class-unknown"
    elif has_right(statute, standing, Right.VOTE) is Truth.UNKNOWN:
        if standing.in_arrears is Truth.UNKNOWN:
            yield "elector-arrears-unknown"
        if standing.suspended is Truth.UNKNOWN and suspension_takes(statute, Right.VOTE):
            yield "elector-suspension-unknown"


def _elector(statute: Statute, member: Member, standing: Standing) -> Elector:
    (of_class,) = standing.classes
    why_not = _why_not(statute, standing)
    of_its_class = {
        weight.id: Fraction(weight.by_class[of_class])
        for weight in statute.weights
        if of_class in weight.by_class
    }
    return Elector(
        member=member.id,
        member_class=of_class,
        weights={**member.weights, **of_its_class},
        entitled=not why_not,
        why_not=why_not,
    )


def _why_not(statute: Statute, standing: Standing) -> str:
    if class_has(statute, standing, Right.VOTE) is Truth.FALSE:
        return NO_VOTE
    if standing.suspended is Truth.TRUE and suspension_takes(statute, Right.VOTE):
        return SUSPENDED
    return IN_ARREARS if standing.in_arrears is Truth.TRUE else ""
