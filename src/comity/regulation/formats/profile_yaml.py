"""Profiles as YAML: stated values read by the declared type of their fact.

profile: {id: triage, title: {en: Triage assistant}}
facts:
  offer.markets: [EU, KR]
  model.training_compute: 3e25 FLOP          # or {at_least: 1e25 FLOP}
  offer.placed_on_market_on: 2027-03-01      # or {at_most: 2026-08-01}
  system.uses: {includes: [emergency-triage], excludes: [credit-scoring]}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite
from typing import Any

from comity.kernel.domain.errors import ComityError, InvalidInput, Problems, unknown_name
from comity.kernel.domain.jurisdictions import Jurisdictions
from comity.regulation.domain.problems import Path
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.quantities import in_canonical_unit
from comity.regulation.domain.values import Interval, Members, Value
from comity.regulation.domain.vocabulary import Fact, FactType, Prose, Vocabulary
from comity.regulation.formats.yaml_reader import Document, read_yaml

LARGEST_PROFILE = 256 * 1024
_QUANTITY = re.compile(r"([-+]?[0-9][0-9_]*(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)\s*([^\s0-9].*)?")


def read_profile(
    data: bytes, name: str, vocabulary: Vocabulary, jurisdictions: Jurisdictions
) -> Profile:
    """The profile in `data`. Raises `Problems("profile-problems")` with every error, each with
    file, line and column, or a single `InvalidInput` where the file can't be read at all."""
    if len(data) > LARGEST_PROFILE:
        raise InvalidInput("file-too-large", file=name, size=len(data), limit=LARGEST_PROFILE)
    return ProfileReader(read_yaml(data, name), vocabulary, jurisdictions).profile()


class ProfileReader:
    """Reads a profile from plain data, collecting every error."""

    def __init__(
        self, document: Document, vocabulary: Vocabulary, jurisdictions: Jurisdictions
    ) -> None:
        self.document, self.vocabulary, self.jurisdictions = document, vocabulary, jurisdictions
        self.errors: list[ComityError] = []

    def profile(self) -> Profile:
        data = self.document.data
        if not isinstance(data, dict) or not isinstance(data.get("facts"), dict):
            raise self.located(InvalidInput("profile-shape"), ())
        for key in data:
            if key not in ("profile", "facts"):
                error = unknown_name("profile-key", key, ("profile", "facts"))
                self.errors.append(self.located(error, (key,)))
        id, title = self.head(data.get("profile", {}))
        facts = {
            key: value
            for key, stated in data["facts"].items()
            if (value := self.fact(key, stated)) is not None
        }
        if self.errors:
            raise Problems("profile-problems", self.errors)
        return Profile(id=id, title=title, facts=facts)

    def head(self, head: Any) -> tuple[str, Prose]:  # noqa: ANN401 - not checked yet
        if not isinstance(head, dict):
            self.errors.append(self.located(InvalidInput("profile-shape"), ("profile",)))
            return "profile", {}
        id, title = head.get("id", "profile"), head.get("title", {})
        title = {"en": title} if isinstance(title, str) else title
        whole = isinstance(title, dict) and all(isinstance(text, str) for text in title.values())
        if not isinstance(id, str) or not whole or head.keys() - {"id", "title"}:
            self.errors.append(self.located(InvalidInput("profile-shape"), ("profile",)))
            return "profile", {}
        return id, title

    def fact(self, id: str, stated: Any) -> Value | None:  # noqa: ANN401
        try:
            fact = self.vocabulary.get(id)
            return None if stated is None else self.value(fact, stated)
        except ComityError as error:
            self.errors.append(self.located(error, ("facts", id)))
            return None

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
        raise self.wrong_type(fact, stated)

    def choice(self, fact: Fact, stated: str) -> str:
        if fact.type is FactType.JURISDICTIONS:
            return self.jurisdictions.get(stated).id
        if stated not in fact.choices:
            raise unknown_name("unknown-choice", stated, fact.choices, fact=fact.id)
        return stated

    def members(self, fact: Fact, stated: Any) -> frozenset[str]:  # noqa: ANN401
        if not isinstance(stated, list) or not all(isinstance(each, str) for each in stated):
            raise self.wrong_type(fact, stated)
        return frozenset(self.choice(fact, each) for each in stated)

    def partial_set(self, fact: Fact, stated: Mapping[str, Any]) -> Members:
        if not stated or stated.keys() - {"includes", "excludes"}:
            raise self.wrong_type(fact, stated)
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
            raise self.wrong_type(fact, stated)
        low = read(stated["at_least"]) if "at_least" in stated else None
        high = read(stated["at_most"]) if "at_most" in stated else None
        if low is not None and high is not None and low > high:  # type: ignore[operator]
            raise InvalidInput("contradictory-bounds", fact=fact.id, low=low, high=high)
        return Interval(low, high)

    def number(self, fact: Fact, stated: Any) -> float:  # noqa: ANN401
        if isinstance(stated, bool | list | dict | None):
            raise self.wrong_type(fact, stated)
        found = _QUANTITY.fullmatch(str(stated).strip())
        if found is None:
            raise self.wrong_type(fact, stated)
        number = in_canonical_unit(fact, found[1].replace("_", ""), (found[2] or "").strip())
        if not isfinite(number):
            raise self.wrong_type(fact, stated)
        return number

    def date(self, fact: Fact, stated: Any) -> str:  # noqa: ANN401
        try:
            if isinstance(stated, str) and date.fromisoformat(stated).isoformat() == stated:
                return stated
        except ValueError:
            pass
        raise self.wrong_type(fact, stated)

    def wrong_type(self, fact: Fact, stated: object) -> InvalidInput:
        return InvalidInput(
            "wrong-type", fact=fact.id, type=fact.type, value=str(stated)[:80], position=0
        )

    def located(self, error: ComityError, path: Path) -> ComityError:
        line, column = self.document.position(path)
        params = dict(error.message.params)
        params |= {"file": self.document.name, "line": line, "column": column}
        return type(error)(error.message.id, remedy=error.remedy, **params)
