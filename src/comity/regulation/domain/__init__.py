"""The public library of the room: rules, profiles and answers, with no database and no network.

    from comity.regulation.domain import Profile, Rulebook, answer_question

Names are loaded when they are asked for: who only evaluates never loads what cross-walks need.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comity.regulation.domain.answers import AnsweredQuestion, answer_question
    from comity.regulation.domain.concepts import Concept
    from comity.regulation.domain.corpus import Corpus
    from comity.regulation.domain.crosswalk.items import Item, items_of
    from comity.regulation.domain.crosswalk.mappings import Crosswalk
    from comity.regulation.domain.crosswalk.suggestion import crosswalk
    from comity.regulation.domain.findings import Answer, Finding, Ground, Outcome
    from comity.regulation.domain.inquiry import Inquiry
    from comity.regulation.domain.instruments import (
        Bearer,
        Confidence,
        Instrument,
        Level,
        Modality,
        Norm,
        Provision,
        Term,
        Version,
    )
    from comity.regulation.domain.profiles import Profile
    from comity.regulation.domain.rulebook import Rulebook
    from comity.regulation.domain.truth import Truth
    from comity.regulation.domain.values import Interval, Members, Value
    from comity.regulation.domain.vocabulary import Constraint, Fact, FactType, Vocabulary

__all__ = [
    "Answer",
    "AnsweredQuestion",
    "Bearer",
    "Concept",
    "Confidence",
    "Constraint",
    "Corpus",
    "Crosswalk",
    "Fact",
    "FactType",
    "Finding",
    "Ground",
    "Inquiry",
    "Instrument",
    "Interval",
    "Item",
    "Level",
    "Members",
    "Modality",
    "Norm",
    "Outcome",
    "Profile",
    "Provision",
    "Rulebook",
    "Term",
    "Truth",
    "Value",
    "Version",
    "Vocabulary",
    "answer_question",
    "crosswalk",
    "items_of",
]

_HOMES = {
    "AnsweredQuestion": "answers",
    "answer_question": "answers",
    "Concept": "concepts",
    "Corpus": "corpus",
    "Item": "crosswalk.items",
    "items_of": "crosswalk.items",
    "Crosswalk": "crosswalk.mappings",
    "crosswalk": "crosswalk.suggestion",
    "Answer": "findings",
    "Finding": "findings",
    "Ground": "findings",
    "Outcome": "findings",
    "Bearer": "instruments",
    "Confidence": "instruments",
    "Instrument": "instruments",
    "Level": "instruments",
    "Modality": "instruments",
    "Norm": "instruments",
    "Provision": "instruments",
    "Term": "instruments",
    "Version": "instruments",
    "Profile": "profiles",
    "Inquiry": "inquiry",
    "Rulebook": "rulebook",
    "Truth": "truth",
    "Interval": "values",
    "Members": "values",
    "Value": "values",
    "Constraint": "vocabulary",
    "Fact": "vocabulary",
    "FactType": "vocabulary",
    "Vocabulary": "vocabulary",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    home = import_module(f"comity.regulation.domain.{_HOMES[name]}")
    return getattr(home, name)
