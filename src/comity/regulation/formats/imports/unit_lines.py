"""Lines of an import, put together while a tree is walked."""

from __future__ import annotations

from comity.regulation.domain.imports.imported import TextLine
from comity.regulation.formats.texts.marked import plain_words

TITLED = frozenset({"annex", "art", "att", "control", "sec"})
"""Units whose number is a line of its own, by the first part of the last step of their eId."""


class UnitLines:
    """The number of any other unit waits for its first words, so that both stand on one line."""

    def __init__(self) -> None:
        self.lines: list[TextLine] = []
        self._waiting: TextLine | None = None

    def open(self, eid: str, number: str, source: int, heading: str = "") -> None:
        self._flush()
        words = " - ".join(filter(None, (plain_words(number), plain_words(heading))))
        self._waiting = TextLine((eid,), eid, words, source, plain_words(heading))
        if heading or eid.rpartition("__")[2].partition("_")[0] in TITLED:
            self._flush()

    def say(self, unit: str, words: str, source: int) -> None:
        words = plain_words(words)
        if not words:
            return
        waiting = self._waiting
        if waiting is not None and waiting.unit == unit:
            joined = f"{waiting.words} {words}".strip()
            self.lines.append(TextLine(waiting.opens, unit, joined, waiting.source))
            self._waiting = None
            return
        self._flush()
        self.lines.append(TextLine((), unit, words, source))

    def close(self) -> tuple[TextLine, ...]:
        """All lines; nothing waits any more."""
        self._flush()
        return tuple(self.lines)

    def _flush(self) -> None:
        if self._waiting is not None:
            self.lines.append(self._waiting)
            self._waiting = None
