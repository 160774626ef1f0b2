"""The public library of the room: rules, profiles and answers, with no database and no network.

    from comity.regulation.domain import Profile, Rulebook, answer_question
"""

from __future__ import annotations

from comity.regulation.domain.answers import AnsweredQuestion, answer_question
from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.crosswalk.items import Item, items_of
from comity.regulation.domain.crosswalk.mappings import Crosswalk
from comity.regulation.domain.crosswalk.suggestion import crosswalk
from comity.regulation.domain.findings import Answer, Finding, Ground, Outcome
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
from comity.regulation.domain.rulebook import Inquiry, Rulebook
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
