"""The vocabulary of concepts, made ready to be found in texts and to lend them its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import log, log2

from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.crosswalk.words import stems

_SAID_BESIDE = 0.5
"""the count of a word of the definition or of a related concept's label; a word of the concept's
own label or alias counts 1"""


@dataclass(slots=True)
class _Branch:
    """A node of the tree of stems. `concepts` are those one of whose names ends here."""

    following: dict[str, _Branch] = field(default_factory=dict)
    concepts: dict[str, None] = field(default_factory=dict)


class Lexicon:
    """Concepts with their names in all languages, as sequences of stems."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._concepts = {concept.id: concept for concept in concepts}
        self._root = _Branch()
        self.words: dict[str, dict[str, float]] = {}
        """of each concept its stems, each weighted log2(1 + count) times how few concepts say it"""
        counts: dict[str, dict[str, float]] = {}
        for concept in self._concepts.values():
            names = [stems(name) for name in _names(concept)]
            for name in names:
                self._add(name, concept.id)
            counts[concept.id] = count = dict.fromkeys(chain(*names), 0.0)
            for word in chain(*names):
                count[word] += 1
            for word in chain(*(stems(beside) for beside in self._beside(concept))):
                count[word] = count.get(word, 0.0) + _SAID_BESIDE
        said_by = Counter(word for count in counts.values() for word in count)
        for id, count in counts.items():
            self.words[id] = {
                word: log2(1 + times) * log((1 + len(counts)) / (1 + said_by[word]))
                for word, times in count.items()
            }
        self.known_words = frozenset(said_by)

    def ancestors(self, id: str) -> tuple[str, ...]:
        """The concept and all broader ones, narrowest first. An id not declared stands alone."""
        path = [id]
        while (concept := self._concepts.get(path[-1])) and concept.broader not in ("", *path):
            path.append(concept.broader)
        return tuple(path)

    def recognise(self, text: Sequence[str]) -> dict[str, float]:
        """How often each concept is named in a text of stems.

        Left to right, the longest name wins and its words are used up; a name that several
        concepts share counts for each in equal parts.
        """
        found: dict[str, float] = {}
        for _, _, concepts in self.mentions(text):
            for id in concepts:
                found[id] = found.get(id, 0.0) + 1 / len(concepts)
        return found

    def mentions(self, text: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Where concepts are named in a text of stems: the first stem of the name, the one after
        its last, and the concepts that bear it."""
        at = 0
        while at < len(text):
            branch, end, concepts = self._root, at, tuple[str, ...]()
            for ahead in range(at, len(text)):
                following = branch.following.get(text[ahead])
                if following is None:
                    break
                branch = following
                if branch.concepts:
                    end, concepts = ahead + 1, tuple(branch.concepts)
            if concepts:
                yield at, end, concepts
            at = max(end, at + 1)

    def _add(self, name: Sequence[str], id: str) -> None:
        branch = self._root
        for word in name:
            branch = branch.following.setdefault(word, _Branch())
        if name:
            branch.concepts[id] = None

    def _beside(self, concept: Concept) -> Iterable[str]:
        yield from concept.definition.values()
        for id in concept.related:
            if related := self._concepts.get(id):
                yield from related.labels.values()


def _names(concept: Concept) -> list[str]:
    aliases = [alias for names in concept.aliases.values() for alias in names]
    return list(dict.fromkeys([*concept.labels.values(), *aliases]))
