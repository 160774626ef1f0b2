"""The votes on a proposal beside those who could give them: checked, then counted by any weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from comity.assembly.domain.choices import Choice
from comity.assembly.domain.counts import Totals
from comity.assembly.domain.electorate import Electorate
from comity.assembly.domain.rules import Basis, DecisionRule
from comity.kernel.domain.errors import InvalidInput


@dataclass(frozen=True)
class Votes:
    """Who was there, who was `represented` by a proxy, and who chose what; `check_takes_part` was
    asked of everybody in it."""

    electorate: Electorate
    present: frozenset[str]
    by_member: Mapping[str, Choice]
    represented: frozenset[str] = frozenset()

    def who_chose(self, *choices: Choice) -> frozenset[str]:
        return frozenset(who for who, choice in self.by_member.items() if choice in choices)

    @cached_property
    def yes(self) -> frozenset[str]:
        return self.who_chose(Choice.YES)

    def those_of(self, basis: Basis) -> frozenset[str]:
        """The members that a share is a share of."""
        match basis:
            case Basis.MEMBERS:
                return frozenset(self.electorate.by_member)
            case Basis.ENTITLED:
                return self.electorate.entitled
            case Basis.PRESENT:
                return (self.present | self.represented) & self.electorate.entitled
            case Basis.CAST:
                return frozenset(self.by_member)
            case Basis.VOTING:
                return self.who_chose(Choice.YES, Choice.NO)

    def whole(self, basis: Basis, weight: str) -> Fraction:
        return self.electorate.total(weight, self.those_of(basis))

    def totals(self, weight: str) -> Totals:
        def total(members: frozenset[str]) -> Fraction:
            return self.electorate.total(weight, members)

        return Totals(
            weight,
            yes=total(self.yes),
            no=total(self.who_chose(Choice.NO)),
            abstain=total(self.who_chose(Choice.ABSTAIN)),
            not_voting=total(self.electorate.entitled - frozenset(self.by_member)),
        )


def needs_presence(rule: DecisionRule) -> bool:
    """Whether it matters to `rule` who is present; otherwise a vote may come from anywhere."""
    return rule.quorum is not None or any(
        majority.basis is Basis.PRESENT for majority in rule.majorities
    )


def check_present(electorate: Electorate, present: frozenset[str]) -> None:
    """Raises `InvalidInput("present-not-elector")` for who is not of the body."""
    for member in sorted(present - electorate.by_member.keys()):
        raise InvalidInput("present-not-elector", member=member)


def check_takes_part(
    electorate: Electorate, members: Iterable[str], *, present: frozenset[str] | None
) -> None:
    """Nobody's vote is dropped in silence. Raises `InvalidInput`: `voter-not-elector`,
    `voter-not-entitled` and, where `present` is given, `voter-not-present`."""
    for member in sorted(members):
        elector = electorate.by_member.get(member)
        if elector is None:
            raise InvalidInput("voter-not-elector", member=member)
        if not elector.entitled:
            raise InvalidInput("voter-not-entitled", member=member, reason=elector.why_not)
        if present is not None and member not in present:
            raise InvalidInput("voter-not-present", member=member)
