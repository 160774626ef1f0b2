"""Which question to ask next: the fact that would settle the most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from comity.regulation.domain.conditions.deciding import DecidingSet


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A fact not stated yet. `settles` counts the findings that one answer about this fact alone
    would settle, `helps` those for which it stands in a smallest deciding set."""

    fact: str
    settles: int
    helps: int


def open_questions(undetermined: Iterable[tuple[DecidingSet, ...]]) -> tuple[OpenQuestion, ...]:
    """The facts to ask for, most decisive first: by findings settled alone, then by findings
    helped, then by name. `undetermined` gives the deciding sets of each open finding."""
    settles: Counter[str] = Counter()
    helps: Counter[str] = Counter()
    for sets in undetermined:
        smallest = min((len(each.facts) for each in sets), default=0)
        helps.update({fact for each in sets if len(each.facts) == smallest for fact in each.facts})
        settles.update({fact for each in sets if len(each.facts) == 1 for fact in each.facts})
    ranked = sorted(helps, key=lambda fact: (-settles[fact], -helps[fact], fact))
    return tuple(OpenQuestion(fact, settles[fact], helps[fact]) for fact in ranked)
