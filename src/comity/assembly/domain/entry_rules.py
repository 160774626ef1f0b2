"""Rules by which a treaty or an amendment enters into force, as data.

They add to what `regulation` reads from the corpus (so many consents, so many of them from members
of a body) what other final clauses ask for: a share of emissions (Paris Agreement, Art. 21), named
States among the consenting (UN Charter, Art. 110(3)), a share of the parties for an amendment, a
day before which nothing enters into force, a number of parties below which a treaty ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from comity.assembly.domain.electorate import ONE
from comity.assembly.domain.shares import Threshold
from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.treaty_actions import Delay, TreatyRule


class Binds(StrEnum):
    """Whom an amendment binds once it is in force (VCLT Art. 40(4))."""

    CONSENTING = "consenting"
    ALL = "all"
    """all parties to the amended treaty (UN Charter, Art. 108)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """So many consents (`count`), or such a share (`threshold`), of those it counts: all, or the
    `named`, or the members of `body`.

    A share is one of the named, one of a `weight` (emissions, tonnage), or with `of_parties` one of
    the parties to the amended treaty, as they are on the day or were on `parties_on`. Raises
    `InvalidInput`: `entry-condition-kind`, `entry-condition-share`, `entry-condition-named`."""

    count: int = 0
    threshold: Threshold | None = None
    weight: str = ONE
    named: frozenset[str] = frozenset()
    body: str = ""
    of_parties: bool = False
    parties_on: date | None = None
    citation: str = ""

    def __post_init__(self) -> None:
        if self.count < 0 or (self.count > 0) == (self.threshold is not None):
            raise InvalidInput("entry-condition-kind", citation=self.citation)
        if self.threshold and self.threshold.is_met(0, 1):
            raise InvalidInput("entry-condition-kind", citation=self.citation)
        whole = (bool(self.named), self.weight != ONE, self.of_parties)
        if self.threshold and (sum(whole) == 0 or (self.of_parties and sum(whole) > 1)):
            raise InvalidInput("entry-condition-share", citation=self.citation)
        if self.named and self.count > len(self.named):
            raise InvalidInput("entry-condition-named", count=self.count, named=len(self.named))

    @classmethod
    def each_of(cls, *parties: str, citation: str = "") -> Condition:
        """All of these, by name."""
        return cls(count=len(set(parties)), named=frozenset(parties), citation=citation)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each counts for (`of`) out of `whole`. Whoever is not listed counts for a part not known
    of what is left. Raises `InvalidInput`: `treaty-weight-negative`, `treaty-weights-whole`."""

    of: Mapping[str, Fraction]
    whole: Fraction

    def __post_init__(self) -> None:
        for party, weight in self.of.items():
            if weight < 0:
                raise InvalidInput("treaty-weight-negative", party=party)
        if self.left < 0 or self.whole <= 0:
            raise InvalidInput("treaty-weights-whole", whole=str(self.whole))

    @property
    def left(self) -> Fraction:
        return self.whole - sum(self.of.values(), Fraction())


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRule:
    """A treaty enters into force once all `conditions` are met and `delay` has passed, and not
    before `not_before`; for one that consents later, `own` after its consent (by default the same
    delay). `leaving` is the delay after a notice of withdrawal, `ends_below` the number of parties
    below which the treaty ends (Genocide Convention, Art. XV), `provisional` whether it may be
    applied before. Raises `InvalidInput`: `entry-no-condition`,
    `entry-delay-negative`, `entry-ends-below`."""

    conditions: tuple[Condition, ...]
    delay: Delay = field(default_factory=Delay)
    own: Delay | None = None
    not_before: date | None = None
    binds: Binds = Binds.CONSENTING
    leaving: Delay | None = None
    ends_below: int = 0
    provisional: bool = False
    citation: str = ""

    def __post_init__(self) -> None:
        if not self.conditions:
            raise InvalidInput("entry-no-condition")
        for each in (self.delay, self.own, self.leaving):
            if each and (each.months < 0 or each.days < 0):
                raise InvalidInput("entry-delay-negative", citation=each.citation)
        counts = [it.count for it in self.conditions if it.count]
        if counts and self.ends_below > max(counts):
            raise InvalidInput("entry-ends-below", below=self.ends_below, count=max(counts))

    @classmethod
    def of(cls, rule: TreatyRule) -> EntryRule:
        """What the corpus states of a treaty."""
        conditions = [Condition(count=rule.consents, citation=rule.entry.citation)]
        if rule.members:
            conditions.append(
                Condition(count=rule.members, body=rule.body, citation=rule.entry.citation)
            )
        return cls(conditions=tuple(conditions), delay=rule.entry, leaving=rule.leaving)

    def enters(self, met: date) -> date:
        """The day of entry into force, where the conditions were met on a day."""
        return max(self.delay.after(met), self.not_before or date.min)
