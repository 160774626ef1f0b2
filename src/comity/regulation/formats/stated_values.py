"""Stated values from plain data (YAML, JSON, a form), read by the declared type of their fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any

from comity.kernel.domain.errors import InvalidInput, unknown_name
from comity.kernel.domain.jurisdictions import Jurisdictions
from comity.regulation.domain.quantities import in_canonical_unit
from comity.regulation.domain.values import Interval, Members, Value
from comity.regulation.domain.vocabulary import Fact, FactType, Vocabulary

_QUANTITY = re.compile(r"([-+]?[0-9][0-9_]*(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)\s*([^\s0-9].*)?")


@dataclass(frozen=True, slots=True)
class StatedValues:
    """Reads what may stand under a fact: see `profile_yaml`."""

    vocabulary: Vocabulary
    jurisdictions: Jurisdictions

    def read(self, id: str, stated: Any) -> Value | None:  # noqa: ANN401 - not checked yet
        """The value of the fact `id`, None for `null`. Raises `UnknownName` for a fact or choice
        that nobody declared, `InvalidInput` for a value that the fact can't take."""
        fact = self.vocabulary.get(id)
        return None if stated is None else self.value(fact, stated)

    def value(self, fact: Fact, stated: Any) -> Value:  # noqa: ANN401
        match fact.type, stated:
            case FactType.BOOLEAN, bool():
                return stated
            case FactType.CHOICE, str():
                return self.choice(fact, stated)
            case ((FactType.SET | FactType.JURISDICTIONS), list()):
                return Members(self.members(fact, stated))
            case ((FactType.SET | FactType.JURISDICTIONS), dict()):
                return self.partial_set(fact, stated)
            case FactType.NUMBER, dict():
                return self.interval(fact, stated, lambda bound: self.number(fact, bound))
            case FactType.DATE, dict():
                return self.interval(fact, stated, lambda bound: self.date(fact, bound))
            case FactType.NUMBER, _:
                number = self.number(fact, stated)
                return Interval(number, number)
            case FactType.DATE, _:
                day = self.date(fact, stated)
                return Interval(day, day)
        raise wrong_type(fact, stated)

    def choice(self, fact: Fact, stated: str) -> str:
        if fact.type is FactType.JURISDICTIONS:
            return self.jurisdictions.get(stated).id
        if stated not in fact.choices:
            raise unknown_name("unknown-choice", stated, fact.choices, fact=fact.id)
        return stated

    def members(self, fact: Fact, stated: Any) -> frozenset[str]:  # noqa: ANN401
        if not isinstance(stated, list) or not all(isinstance(each, str) for each in stated):
            raise wrong_type(fact, stated)
        return frozenset(self.choice(fact, each) for each in stated)

    def partial_set(self, fact: Fact, stated: Mapping[str, Any]) -> Members:
        if not stated or stated.keys() - {"includes", "excludes"}:
            raise wrong_type(fact, stated)
        included = self.members(fact, stated.get("includes", []))
        excluded = self.members(fact, stated.get("excludes", []))
        if included & excluded:
            both = tuple(sorted(included & excluded))
            raise InvalidInput("contradictory-set", fact=fact.id, members=both)
        return Members(included, excluded, complete=False)

    def interval(
        self,
        fact: Fact,
        stated: Mapping[str, Any],
        read: Callable[[Any], float] | Callable[[Any], str],
    ) -> Interval:
        if not stated or stated.keys() - {"at_least", "at_most"}:
            raise wrong_type(fact, stated)
        low = read(stated["at_least"]) if "at_least" in stated else None
        high = read(stated["at_most"]) if "at_most" in stated else None
        if low is not None and high is not None and low > high:  # type: ignore[operator]
            raise InvalidInput("contradictory-bounds", fact=fact.id, low=low, high=high)
        return Interval(low, high)

    def number(self, fact: Fact, stated: Any) -> float:  # noqa: ANN401
        if isinstance(stated, bool | list | dict | None):
            raise wrong_type(fact, stated)
        found = _QUANTITY.fullmatch(str(stated).strip())
        if found is None:
            raise wrong_type(fact, stated)
        number = in_canonical_unit(fact, found[1].replace("_", ""), (found[2] or "").strip())
        if not isfinite(number):
            raise wrong_type(fact, stated)
        return number

    def date(self, fact: Fact, stated: Any) -> str:  # noqa: ANN401
        try:
            if isinstance(stated, str) and date.fromisoformat(stated).isoformat() == stated:
                return stated
        except ValueError:
            pass
        raise wrong_type(fact, stated)


def wrong_type(fact: Fact, stated: object) -> InvalidInput:
    return InvalidInput(
        "wrong-type", fact=fact.id, type=fact.type, value=str(stated)[:80], position=0
    )
