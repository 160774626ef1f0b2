"""Which of many names are worth comparing with one.

Each name is filed under its words, what is heard of them, its trigrams in Latin letters, and its
initials. What a key is worth falls with the number of names that have it (inverse document
frequency); keys that very many have are not asked.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import log
from threading import Lock

from comity.plan.domain.duplicates.comparing import SUSPECT, Likeness, alike
from comity.plan.domain.duplicates.generic_words import FUNCTION_WORDS
from comity.plan.domain.duplicates.normal_name import Reading, readings

MOST_COMPARED = 150
MOST_OF_A_KEY = 2_000
"""Names under a key beyond which it tells too little to be asked."""


class NameIndex:
    """Names that can be searched; more may be added meanwhile."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: list[str] = []
        self._known: set[str] = set()
        self._filed: dict[str, array[int]] = defaultdict(lambda: array("L"))
        self._lock = Lock()
        self.add(names)

    def __len__(self) -> int:
        return len(self._names)

    def add(self, names: Iterable[str]) -> None:
        with self._lock:
            for name in names:
                if name in self._known:
                    continue
                self._known.add(name)
                number = len(self._names)
                self._names.append(name)
                for key in keys_of(name):
                    self._filed[key].append(number)

    def candidates(self, name: str) -> list[str]:
        """Those that share most with it, `MOST_COMPARED` at most."""
        shared: dict[int, float] = defaultdict(float)
        total = len(self._names)
        for key in keys_of(name):
            filed = self._filed.get(key)
            if filed is None or len(filed) > MOST_OF_A_KEY:
                continue
            worth = (2.0 if key[1] == ":" and key[0] != "g" else 1.0) * log(1 + total / len(filed))
            for number in filed:
                shared[number] += worth
        best = sorted(shared, key=lambda it: (-shared[it], it))[:MOST_COMPARED]
        return [self._names[it] for it in best]

    def search(self, name: str) -> list[tuple[str, Likeness]]:
        """Names that may be the same organisation's, without regard to where it is; the likeliest
        first."""
        found = [(it, alike(name, it)) for it in self.candidates(name)]
        suspects = [it for it in found if it[1][0] >= SUSPECT]
        return sorted(suspects, key=lambda it: (-it[1][0], it[0]))


def keys_of(name: str) -> set[str]:
    return {key for reading in readings(name) for key in _keys(reading)}


def _keys(reading: Reading) -> Iterator[str]:
    for word in reading.words:
        yield f"w:{word.plain or word.text}"
        if not word.meaning and len(word.heard) > 2:
            yield f"h:{word.heard}"
    if len(reading.heard) > 1:
        yield f"h:{reading.heard}"
    text = reading.joined_plain
    yield from (f"g:{text[at : at + 3]}" for at in range(len(text) - 2))
    yield f"a:{reading.joined_plain}"
    small = [it for it in reading.pieces if it not in FUNCTION_WORDS]
    for pieces in (reading.pieces, small):
        if len(pieces) > 1:
            yield "a:" + "".join(it[0] for it in pieces)
