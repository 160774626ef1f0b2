"""What rules of entry into force ask about beside the deeds: who is a member of what, and what each
weighs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from comity.assembly.domain.bodies import Body
from comity.assembly.domain.electorate import ONE
from comity.assembly.domain.entry_rules import EntryRule, Weights
from comity.assembly.domain.members import Member
from comity.assembly.domain.statute import Statute, statute_on
from comity.assembly.domain.treaty_progress import World
from comity.assembly.domain.who_votes import belongs_to
from comity.assembly.models import Assembly
from comity.assembly.queries.find_assembly import statute_of
from comity.assembly.queries.members_of import members_of
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions
from comity.regulation.domain.truth import Truth

KNOWN = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}


@dataclass(frozen=True)
class Membership:
    """An organisation's members and the versions of its statute."""

    members: tuple[Member, ...]
    statutes: tuple[Statute, ...]

    def is_member(self, party: str, body: str, on: date) -> bool | None:
        """`body` is one of the statute, or a jurisdiction such as `COE`. Not known before the first
        statute, and of a body that nobody here knows."""
        statute = statute_on(self.statutes, on)
        own = {each.id: each for each in statute.bodies} if statute else {}
        if statute and body in own:
            member = self._by_code.get(party)
            return member is not None and KNOWN[_belongs(statute, own[body], member, on)]
        jurisdictions = shipped_jurisdictions()
        if body in jurisdictions and party in jurisdictions:
            return jurisdictions.membership(party, body, on)
        return None

    def parties(self, on: date) -> tuple[frozenset[str], frozenset[str]]:
        """The members of the body that adopts treaties, and those that may be."""
        if on not in self._parties:
            self._parties[on] = self._parties_on(on)
        return self._parties[on]

    @cached_property
    def changes(self) -> frozenset[date]:
        """Days on which members come or go, or may."""
        return frozenset(self._changes())

    def weights(self, rule: EntryRule, on: date) -> Mapping[str, Weights]:
        """Those that the rule asks for, as stated on the day, as the Paris Agreement has it (Art.
        21(2)): what is stated later changes nothing. Raises `InvalidInput("treaty-weights-whole")`
        where nothing is stated."""
        named = {each.weight for each in rule.conditions} - {ONE}
        found: dict[str, Weights] = {}
        for name in named:
            of = dict(self._weighed(name, on))
            found[name] = Weights(of, sum(of.values(), Fraction()))
        return found

    def _weighed(self, weight: str, on: date) -> Iterator[tuple[str, Fraction]]:
        statute = statute_on(self.statutes, on)
        if statute is None:
            return
        by_class = {it.id: it.by_class for it in statute.weights}.get(weight) or {}
        for each in self.members:
            standing = each.standing(statute, on)
            of_class = [by_class[it] for it in standing.classes if it in by_class]
            if standing.member is Truth.TRUE and len(standing.classes) == 1 and of_class:
                yield each.id, Fraction(of_class[0])
            elif standing.member is Truth.TRUE and weight in each.weights:
                yield each.id, each.weights[weight]

    @cached_property
    def _by_code(self) -> Mapping[str, Member]:
        return {each.id: each for each in self.members}

    @cached_property
    def _parties(self) -> dict[date, tuple[frozenset[str], frozenset[str]]]:
        return {}

    def _parties_on(self, on: date) -> tuple[frozenset[str], frozenset[str]]:
        statute = statute_on(self.statutes, on)
        if statute is None or statute.treaties is None:
            return frozenset(), frozenset(self._by_code)
        body = statute.body(statute.treaties.decided.by)
        truths = {each.id: _belongs(statute, body, each, on) for each in self.members}
        sure = frozenset(it for it, truth in truths.items() if truth is Truth.TRUE)
        return sure, frozenset(it for it, truth in truths.items() if truth)

    def _changes(self) -> Iterator[date]:
        for each in self.members:
            for event in each.events:
                yield from _days(event.days.bounds)
            for statute in self.statutes:
                yield from _days(each.standing(statute, date.max).leaves.bounds)
            for seat in each.seats:
                for end in (seat.term.start, seat.term.end):
                    yield from (end.earliest, end.latest) if end else ()
        yield from (each.holds_from for each in self.statutes)


def membership_of(assembly: Assembly, on: date) -> Membership:
    """With the weights that were stated on the day."""
    statutes = tuple(statute_of(each) for each in assembly.statutes.all())
    return Membership(members_of(assembly, on), statutes)


def world_of(membership: Membership, rule: EntryRule, on: date) -> World:
    """Of a treaty that was adopted on the day. Raises as `Membership.weights` does."""
    by_members = any(each.of_parties for each in rule.conditions)
    return World(
        is_member=membership.is_member,
        weights=membership.weights(rule, on),
        amended=membership,
        changes=membership.changes if by_members else frozenset(),
    )


def _belongs(statute: Statute, body: Body, member: Member, on: date) -> Truth:
    return belongs_to(body, member, member.standing(statute, on), on)


def _days(bounds: Iterable[date | None]) -> Iterator[date]:
    yield from (each for each in bounds if each and each > date.min)
