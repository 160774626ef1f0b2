"""Whether words of a commitment name something that somebody else could look at.

These are heuristics, and weak ones: they see form, not truth. Words are looked up in the lists of
the language that the commitment says it is in (`gate_lists`). Where there are none, nothing is
looked up, and the gate says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.kernel.domain.search.folding import fold
from comity.plan.domain.commitment_text import CommitmentText
from comity.plan.domain.gate_lacks import Lack, lack
from comity.plan.domain.gate_lists.lists import word_lists
from comity.plan.domain.gate_lists.matching import is_written_in, only_of
from comity.plan.domain.language_tags import is_language_tag

_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_DENSE = re.compile("[\u1100-\u11ff\u2e80-\ud7ff]")
_ARABIC = re.compile("[\u0621-\u064a]")
FEWEST_LETTERS = 12
"""Fewer can name no register, count or certificate together with who keeps it."""
FEWEST = ((_HAN, 4), (_DENSE, 6), (_ARABIC, 10))
"""The same where letters say more: signs that are words (Han) or syllables (Kana, Hangul), and
Arabic, which leaves short vowels out. Sentences that Django's catalogues have in English and in
other languages take 0.36 times as many letters in Chinese and 0.86 times in Arabic."""
MOST_SHOWN = 200
"""Letters of the words found that are told."""


def words_of(text: str) -> list[str]:
    """Folded, without signs."""
    return _WORD.findall(fold(text))


def says_enough(text: str) -> bool:
    letters = "".join(each for each in text if each.isalnum())
    return len(letters) >= FEWEST_LETTERS or any(
        len(script.findall(letters)) >= fewest for script, fewest in FEWEST
    )


def only_vague(text: str, language: str) -> str:
    """The words that make it vague, "" where it says anything else: `Improved awareness`, `Capacity
    building`."""
    lists = word_lists(language)
    return _shown(only_of(text, lists.vague, lists, lists.topic)) if lists else ""


def only_reporting(text: str, language: str) -> str:
    """The words that promise a report, "" where it says anything else: `We will report on our
    progress every year.`"""
    lists = word_lists(language)
    if lists is None:
        return ""
    return _shown(only_of(text, lists.reporting, lists, lists.topic | lists.vague))


def is_same(left: str, right: str) -> bool:
    """In other spelling, at most."""
    return bool(words_of(left)) and words_of(left) == words_of(right)


def unseen_words(text: CommitmentText) -> Iterator[Lack]:
    """Where the words could not be looked at: nobody is to take that for a pass."""
    said = {"target.indicator": text.target.indicator, "target.proof": text.target.proof}
    said = {field: each for field, each in said.items() if each.strip()}
    lists = word_lists(text.language)
    if lists is None and said and is_language_tag(text.language):
        yield lack("language", "gate-words-not-looked-at", language=text.language)
    for field, each in said.items():
        if lists is not None and not is_written_in(each, lists):
            yield lack(field, "gate-words-of-another-language", language=text.language)


def _shown(words: list[str]) -> str:
    return ", ".join(words)[:MOST_SHOWN]
