"""Concepts: the controlled vocabulary by which norms of different instruments are compared.

Modelled on SKOS (W3C Recommendation, 18 August 2009): `labels` are preferred labels, `aliases`
alternative and hidden ones, `broader` one level up. Ids are dotted paths and stay for good.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.regulation.domain.vocabulary import Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A node of the vocabulary. `aliases` gives, by language, other words for it."""

    id: str
    labels: Prose
    definition: Prose
    broader: str = ""
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    related: tuple[str, ...] = ()
    source: str = ""
    """where the definition leans on one"""


def upward(concept: str, broader: Mapping[str, str]) -> list[str]:
    """The concept and those above it, nearest first, where `broader` gives the one above by id."""
    path = [concept]
    while (above := broader.get(path[-1], "")) and above not in path:
        path.append(above)
    return path


def line_of(concept: str) -> list[str]:
    """The concept and those it stands under, widest first: what its dotted path names."""
    parts = concept.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]
