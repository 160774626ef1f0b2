"""What a cross-walk is: mappings between two lists of items, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from comity.regulation.domain.crosswalk.items import Item


class Relation(StrEnum):
    """How what the left item asks for stands to what the right one asks for: the set relations of
    NIST IR 8477 (Scarfone, Souppaya & Fagan, 2024)."""

    EQUAL = "equal"
    SUBSET_OF = "subset-of"
    SUPERSET_OF = "superset-of"
    INTERSECTS_WITH = "intersects-with"
    NO_RELATION = "no-relation"


class MappingStatus(StrEnum):
    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Shared:
    """A concept or word in common, and what it adds to the similarity that it is a part of."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why two items were put together.

    `concepts`, `words` and `place` are the shares of the similarity, each already multiplied by
    its weight: they add up to `similarity`. The strength also allows for hubs (`neighbours`).
    """

    similarity: float
    concepts: float
    words: float
    place: float | None
    """None where an item has no headings"""
    shared_concepts: tuple[Shared, ...] = ()
    shared_words: tuple[Shared, ...] = ()
    shared_headings: tuple[Shared, ...] = ()


@dataclass(frozen=True, slots=True)
class Mapping:
    """One suggested or decided correspondence, between two item ids."""

    left: str
    right: str
    relation: Relation
    strength: float
    reasons: Reasons
    status: MappingStatus = MappingStatus.SUGGESTED


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """All mappings, strongest first, and what found no partner at or above `threshold`.

    A gap is a statement about these texts and this measure: nothing near enough was found.
    Mappings below the threshold are kept: they are the nearest that there is.
    """

    mappings: tuple[Mapping, ...]
    gaps_left: tuple[Item, ...]
    gaps_right: tuple[Item, ...]
    threshold: float
