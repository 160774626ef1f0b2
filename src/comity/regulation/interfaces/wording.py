"""The language that an explanation is told in, and where it looks words up."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from gettext import NullTranslations

from comity.kernel.domain.messages import Message, Parameter
from comity.kernel.interfaces.messages import render
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.vocabulary import Fact, Prose
from comity.regulation.interfaces import explanation_messages as _messages  # noqa: F401 - registers


@dataclass(frozen=True)
class Wording:
    """Sentences through `translations`, prose of the corpus in `language` or else in English."""

    rules: Rulebook
    language: str = "en"
    translations: NullTranslations = field(default_factory=NullTranslations)

    def say(self, id: str, **params: Parameter) -> str:
        return render(Message(id, params), self.translations)

    def prose(self, prose: Prose) -> str:
        """The text in the wanted language, else in English, else in whichever there is."""
        return prose.get(self.language) or prose.get("en") or next(iter(prose.values()), "")

    def fact(self, id: str) -> Fact:
        return self.rules.vocabulary.facts[id]

    def question(self, fact: Fact) -> str:
        return self.prose(fact.question) or fact.id

    def choice(self, fact: Fact, id: str) -> str:
        """What a choice, or a jurisdiction, is called."""
        if id in fact.choices:
            return self.prose(fact.choices[id]) or id
        return self.jurisdiction(id)

    def jurisdiction(self, id: str) -> str:
        if id not in self.rules.jurisdictions:
            return id
        return self.rules.jurisdictions.name(id, self.language)

    def started(self, text: str) -> str:
        """As at the beginning of a sentence."""
        return text[:1].upper() + text[1:]

    def short_title(self, instrument: Instrument) -> str:
        return self.prose(instrument.short_title) or self.prose(instrument.title) or instrument.id

    @cached_property
    def instruments(self) -> dict[str, Instrument]:
        return {instrument.id: instrument for instrument in self.rules.corpus.instruments}
