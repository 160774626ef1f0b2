"""How many instruments and norms use each concept: what only one uses compares nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from comity.regulation.domain.concepts import Concept, upward
from comity.regulation.domain.corpus import Corpus

ENOUGH = 2
"""Instruments that must use a concept before anything can be compared by it."""


@dataclass(frozen=True, slots=True)
class ConceptUse:
    """`instruments` use the concept or one below it, in the order of the corpus; `direct` counts
    those that name the concept itself, `norms` the norms that name it."""

    concept: Concept
    instruments: tuple[str, ...]
    direct: int
    norms: int

    @property
    def compares(self) -> bool:
        return len(self.instruments) >= ENOUGH


def concept_uses(corpus: Corpus) -> tuple[ConceptUse, ...]:
    """One entry for each concept, in the order of the vocabulary."""
    broader = {it.id: it.broader for it in corpus.concepts}
    using: dict[str, dict[str, None]] = defaultdict(dict)
    naming: dict[str, dict[str, None]] = defaultdict(dict)
    norms: dict[str, int] = defaultdict(int)
    for instrument in corpus.instruments:
        for provision in instrument.provisions:
            for norm in provision.norms:
                for concept in norm.concepts:
                    norms[concept] += 1
                    naming[concept][instrument.id] = None
                    for above in upward(concept, broader):
                        using[above][instrument.id] = None
    return tuple(
        ConceptUse(it, tuple(using[it.id]), len(naming[it.id]), norms[it.id])
        for it in corpus.concepts
    )
