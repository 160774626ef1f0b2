"""The head of a page of the site: its title, the answer in one sentence, the day, the release."""

from __future__ import annotations

from dataclasses import dataclass

from comity.regulation.interfaces.parts.words import Words
from comity.regulation.interfaces.reading import Reading, day_words


@dataclass(frozen=True)
class PageHead:
    """What `site_head.html` shows. Without `dated`, no day is named: the page is for all days."""

    reading: Reading
    title: Words
    answer: Words
    dated: bool = True

    @property
    def day(self) -> str:
        return day_words(self.reading.on)

    @property
    def iso_day(self) -> str:
        return self.reading.on.isoformat()

    @property
    def release(self) -> str:
        return self.reading.rules.release[:12]
