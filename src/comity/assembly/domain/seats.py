"""Seats in bodies whose members are elected: who may hold one, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from comity.assembly.domain.bodies import Elected
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.members import Member
from comity.assembly.domain.rights import has_right
from comity.assembly.domain.statute import Statute
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.parties.domain.terms import Term
from comity.regulation.domain.days import months_after
from comity.regulation.domain.truth import Truth


def elected_seats(statute: Statute, body: str) -> Elected:
    """Raises `UnknownName("body-unknown")`, `Conflict("body-without-seats")`."""
    found = statute.body(body).composition.elected
    if found is None:
        raise Conflict("body-without-seats", body=body)
    return found


def check_seat(
    statute: Statute, body: str, member: Member, term: Term, held: Iterable[tuple[str, Term]]
) -> None:
    """Whether `member` may have a seat for `term` beside those `held` (by a member, for a term).
    Raises as `check_may_stand` does; `Conflict`: `seat-twice`, `seat-again`, `seats-full`;
    `InvalidInput("seat-too-long")`."""
    check_may_stand(statute, body, member, term.start)
    elected = elected_seats(statute, body)
    held = tuple(held)
    _check_length(elected, term)
    own = [each for who, each in held if who == member.id]
    if any(each.overlaps(term) for each in own):
        raise Conflict("seat-twice", member=member.id, body=body)
    if not elected.again and any(each.until == term.start for each in own):
        raise Conflict("seat-again", member=member.id, body=body)
    if _most(term, [each for _, each in held]) >= elected.seats:
        raise Conflict("seats-full", body=body, seats=elected.seats)


def check_may_stand(statute: Statute, body: str, member: Member, on: date) -> None:
    """Raises as `elected_seats` does; `Conflict`: `seat-class`, `seat-right`."""
    elected = elected_seats(statute, body)
    standing = member.standing(statute, on)
    if not standing.classes or not standing.classes <= set(elected.among):
        raise Conflict("seat-class", member=member.id, classes=elected.among)
    if has_right(statute, standing, Right.STAND_FOR_OFFICE) is not Truth.TRUE:
        raise Conflict("seat-right", member=member.id)


def _check_length(elected: Elected, term: Term) -> None:
    if elected.years is None:
        return
    try:
        longest = months_after(term.start, 12 * elected.years)
    except OverflowError:
        longest = date.max
    if term.until is None or term.until > longest:
        raise InvalidInput("seat-too-long", years=elected.years, until=longest.isoformat())


def _most(term: Term, held: list[Term]) -> int:
    days: set[date] = {term.start, *(it.start for it in held if term.holds_on(it.start))}
    return max(sum(it.holds_on(day) for it in held) for day in days)
