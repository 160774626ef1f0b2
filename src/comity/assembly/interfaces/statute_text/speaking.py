"""The names of a statute's parts in one language, and sentences about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from gettext import NullTranslations

from comity.assembly.domain.bodies import Decided
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.rules import DecisionRule
from comity.assembly.domain.statute import Statute
from comity.assembly.interfaces import statute_text_messages as _registers  # noqa: F401
from comity.assembly.interfaces.rule_text import rule_sentences
from comity.kernel.domain.messages import Message, Parameter
from comity.kernel.interfaces.messages import render, templates
from comity.parties.domain.permissions import OrganisationKind
from comity.regulation.domain.vocabulary import Prose


@dataclass(frozen=True, slots=True)
class Provision:
    """Something that the statute provides: sentences, and where they stand in it."""

    title: str
    sentences: tuple[str, ...]
    citation: str = ""


@dataclass(frozen=True)
class Speaker:
    """`members` are the names of members by their codes, where they are known."""

    statute: Statute
    language: str = "en"
    translations: NullTranslations = field(default_factory=NullTranslations)
    members: Mapping[str, str] = field(default_factory=dict)

    def say(self, id: str, **params: Parameter) -> str:
        return render(Message(id, params), self.translations)

    def told(self, prose: Prose) -> str:
        """In the language, else in English, else in whichever there is."""
        return prose.get(self.language) or prose.get("en") or next(iter(prose.values()), "")

    def time(self, *, years: int = 0, months: int = 0, days: int = 0) -> str:
        """`one year`, `3 months and 10 days`, `0 days`; of two parts at most."""
        parts = [
            self.say(f"time-{name}") if count == 1 else self.say(f"time-{name}s", count=count)
            for name, count in (("year", years), ("month", months), ("day", days))
            if count
        ]
        if not parts:
            return self.say("time-days", count=0)
        if len(parts) == 1:
            return parts[0]
        return self.say("time-both", first=parts[0], second=parts[1])

    def body(self, id: str) -> str:
        return self.told(self.statute.body(id).name)

    def matter(self, id: str) -> str:
        return next((self.told(it.name) for it in self.statute.matters if it.id == id), id)

    def office(self, id: str) -> str:
        return next((self.told(it.name) for it in self.statute.offices if it.id == id), id)

    def classes(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.told(self.statute.member_class(each).name) for each in ids)

    def rights(self, rights: Iterable[Right]) -> tuple[str, ...]:
        """In the order in which they are declared."""
        held = frozenset(rights)
        return tuple(self.say(f"right-{each}") for each in Right if each in held)

    def kinds(self, kinds: Iterable[OrganisationKind]) -> tuple[str, ...]:
        allowed = frozenset(kinds)
        return tuple(self.say(f"kind-{each}") for each in OrganisationKind if each in allowed)

    def member(self, code: str) -> str:
        return self.members.get(code, code)

    def languages(self, tags: Iterable[str]) -> tuple[str, ...]:
        return tuple(
            self.say(f"language-{tag}") if f"language-{tag}" in templates() else tag for tag in tags
        )

    def decided(self, decided: Decided) -> dict[str, Parameter]:
        """What sentences about it ask for."""
        return {"by": self.body(decided.by), "matter": self.matter(decided.matter)}

    def rule(self, rule: DecisionRule) -> tuple[str, ...]:
        return rule_sentences(rule, self.translations, self._names)

    @cached_property
    def _names(self) -> dict[str, str]:
        weights = {each.id: self.told(each.name) for each in self.statute.weights}
        classes = {each.id: self.told(each.name) for each in self.statute.classes}
        return {**self.members, **weights, **classes}
