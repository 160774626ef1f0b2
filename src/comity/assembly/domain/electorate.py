"""Who may vote on something, with what weight: frozen when the ballot opens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from comity.kernel.domain.errors import InvalidInput

ONE = "one"
"""The weight that counts each member once."""


@dataclass(frozen=True, slots=True)
class Elector:
    """A member of the body that votes; `member` is a reference or a code such as `KE`.

    Whoever is not `entitled` (in arrears, suspended, an observer) counts as a member where a rule
    counts all members, and has no vote; `why_not` names the reason."""

    member: str
    member_class: str = ""
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    entitled: bool = True
    why_not: str = ""

    def weight(self, name: str) -> Fraction:
        """Raises `InvalidInput("weight-unknown")` where none of that name was stated: an unknown
        weight is not nought."""
        if name == ONE:
            return Fraction(1)
        if name not in self.weights:
            raise InvalidInput("weight-unknown", member=self.member, weight=name)
        return self.weights[name]


@dataclass(frozen=True)
class Electorate:
    """Each member once. Raises `InvalidInput`: `elector-twice`, `weight-negative`."""

    electors: tuple[Elector, ...]

    def __post_init__(self) -> None:
        if len(self.by_member) != len(self.electors):
            names = [each.member for each in self.electors]
            twice = next(name for name in names if names.count(name) > 1)
            raise InvalidInput("elector-twice", member=twice)
        for each in self.electors:
            if any(weight < 0 for weight in each.weights.values()):
                raise InvalidInput("weight-negative", member=each.member)

    @cached_property
    def by_member(self) -> Mapping[str, Elector]:
        return {each.member: each for each in self.electors}

    def __iter__(self) -> Iterator[Elector]:
        return iter(self.electors)

    def __len__(self) -> int:
        return len(self.electors)

    @cached_property
    def entitled(self) -> frozenset[str]:
        return frozenset(each.member for each in self.electors if each.entitled)

    def total(self, weight: str, members: frozenset[str] | None = None) -> Fraction:
        """The weight of `members`, of all by default."""
        return sum(
            (it.weight(weight) for it in self.electors if members is None or it.member in members),
            Fraction(),
        )
