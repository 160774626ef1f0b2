"""Delegations: who stands for a member, on which days, and who of them casts its vote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from comity.assembly.domain.belonging import DelegationRules
from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName
from comity.parties.domain.terms import Term


class Place(StrEnum):
    HEAD = "head"
    ALTERNATE = "alternate"
    ADVISER = "adviser"
    """speaks for nobody and has no vote"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegate:
    """`person` and `member` are references. `credentials` is when they are good, and None while
    none were accepted."""

    person: str
    member: str
    place: Place
    term: Term
    credentials: Term | None = None

    def accredited(self, on: date, rules: DelegationRules) -> bool:
        if not rules.credentials_required:
            return self.term.holds_on(on)
        return self.term.holds_on(on) and bool(self.credentials and self.credentials.holds_on(on))


def appoint(
    delegates: Iterable[Delegate], new: Delegate, rules: DelegationRules
) -> tuple[Delegate, ...]:
    """All delegates with `new` as the last. Raises `Conflict`: `delegate-of-two` where the person
    stands for another member on one of these days, `delegate-twice` where for the same member,
    `delegation-has-head`, `delegation-full`; `InvalidInput("credentials-too-long")`."""
    delegates = tuple(delegates)
    _check_credentials(new, rules)
    for each in delegates:
        if each.person != new.person or not each.term.overlaps(new.term):
            continue
        if each.member != new.member:
            raise Conflict(
                "delegate-of-two", person=new.person, member=each.member, other=new.member
            )
        raise Conflict("delegate-twice", person=new.person, member=new.member)
    _check_room(delegates, new, rules)
    return (*delegates, new)


def hand_over(
    delegates: Iterable[Delegate], leaving: Delegate, person: str, on: date, rules: DelegationRules
) -> tuple[Delegate, ...]:
    """`leaving` ends on `on`, and `person` has its place from that day for the rest of its term;
    credentials are for a person and do not go over. Raises `UnknownName("delegate-unknown")`,
    `Conflict("delegate-not-in-term")`, and what `appoint` raises."""
    delegates = tuple(delegates)
    if leaving not in delegates:
        raise UnknownName("delegate-unknown", person=leaving.person, member=leaving.member)
    if not leaving.term.holds_on(on):
        raise Conflict("delegate-not-in-term", person=leaving.person, on=on.isoformat())
    ended = replace(leaving, term=Term(start=leaving.term.start, until=on))
    others = tuple(ended if each is leaving or each == leaving else each for each in delegates)
    after = replace(
        leaving, person=person, term=Term(start=on, until=leaving.term.until), credentials=None
    )
    return appoint(others, after, rules)


def accredit(delegate: Delegate, credentials: Term, rules: DelegationRules) -> Delegate:
    """Raises `InvalidInput("credentials-too-long")`."""
    accredited = replace(delegate, credentials=credentials)
    _check_credentials(accredited, rules)
    return accredited


def voters_of(
    delegates: Iterable[Delegate], member: str, on: date, rules: DelegationRules
) -> tuple[str, ...]:
    """Whoever may cast the member's vote: its head, then its alternates in the order in which
    they were appointed; each with good credentials."""
    standing = [it for it in delegates if it.member == member and it.accredited(on, rules)]
    heads = [it.person for it in standing if it.place is Place.HEAD]
    alternates = [it.person for it in standing if it.place is Place.ALTERNATE]
    return (*heads, *alternates)


def voter_of(
    delegates: Iterable[Delegate],
    member: str,
    on: date,
    present: frozenset[str],
    rules: DelegationRules,
) -> str | None:
    """The one person who casts the member's vote at a moment, of those `present` at it: an
    alternate only while the head, and whoever comes before, is away. None where nobody can."""
    voters = voters_of(delegates, member, on, rules)
    return next((person for person in voters if person in present), None)


def _check_room(delegates: tuple[Delegate, ...], new: Delegate, rules: DelegationRules) -> None:
    """On no day of the new term are there more than the statute allows. Numbers change only on
    days on which somebody's term starts."""
    beside = [it for it in delegates if it.member == new.member and it.place is new.place]
    limits = {
        Place.HEAD: 1, Place.ALTERNATE: rules.alternates, Place.ADVISER: rules.advisers,
    }  # fmt: skip
    limit = limits[new.place]
    most = max(_numbers(beside, new.term))
    if limit is None or most < limit:
        return
    if new.place is Place.HEAD:
        other = next(it for it in beside if it.term.overlaps(new.term))
        raise Conflict("delegation-has-head", member=new.member, head=other.person)
    raise Conflict("delegation-full", member=new.member, place=new.place.value, limit=limit)


def _numbers(beside: list[Delegate], term: Term) -> Iterator[int]:
    starts = {term.start, *(it.term.start for it in beside if term.holds_on(it.term.start))}
    for day in starts:
        yield sum(it.term.holds_on(day) for it in beside)


def _check_credentials(delegate: Delegate, rules: DelegationRules) -> None:
    term, longest = delegate.credentials, rules.credentials_days
    if term is None or longest is None:
        return
    if term.until is None or term.until - term.start > timedelta(days=longest):
        raise InvalidInput("credentials-too-long", person=delegate.person, days=longest)
