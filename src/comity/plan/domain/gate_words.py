"""Whether words of a commitment name something that somebody else could look at.

These are heuristics, and weak ones: they see form, not truth. The lists are English; in other
languages only the length of what is said and whether it merely repeats something is looked at.
"""

from __future__ import annotations

import re

from comity.kernel.domain.search.folding import fold

_WORD = re.compile(r"[^\W_]+")


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


FEWEST_LETTERS = 12
"""Fewer can name no register, count or certificate together with who keeps it."""
FEWEST_OF_DENSE_SCRIPT = 6
"""The same where a sign is a syllable or a word: Chinese, Japanese, Korean."""

_FILLING = _list(
    """
    a all an and any are as at be by each every for from have i in is it its many more of on or
    our own per regularly shall that the their these this time times to us we well when where
    which will with within
    """
)
REPORTING = _list(
    """
    account accounts annual annually assess communicate communicated communicating information
    inform informed keep monthly progress provide quarterly reflect report reported reporting
    reports self share shared sharing update updated updates updating year yearly
    """
)
"""What a promise to report consists of; it names nothing that the report would rest on."""
VAGUE = _list(
    """
    ability awareness better boost build building capacities capacity collaboration commitment
    contribute cooperation develop development dialogue encourage engage engagement enhance
    enhanced enhancing explore facilitate foster fostered further improve improved improvement
    improving increase increased increasing initiatives interest knowledge promote promoted
    promotion promoting progress raise raised raising strengthen strengthened strengthening
    support supported supporting towards understanding
    """
)
"""Of such words alone, an indicator names nothing that can be counted."""


def words_of(text: str) -> list[str]:
    """Folded, without signs."""
    return _WORD.findall(fold(text))


def says_enough(text: str) -> bool:
    letters = [each for each in text if each.isalnum()]
    dense = sum("\u1100" <= each <= "\ud7ff" and each >= "\u2e80" for each in letters)
    return dense >= FEWEST_OF_DENSE_SCRIPT or len(letters) >= FEWEST_LETTERS


def is_only_reporting(text: str) -> bool:
    """`We will report on our progress every year.`"""
    return _only(text, REPORTING)


def is_only_vague(text: str) -> bool:
    """`Improved awareness`, `Capacity building`."""
    return _only(text, VAGUE)


def is_same(left: str, right: str) -> bool:
    """In other spelling, at most."""
    return bool(words_of(left)) and words_of(left) == words_of(right)


def _only(text: str, of: frozenset[str]) -> bool:
    words = words_of(text)
    return bool(words) and all(each in of or each in _FILLING for each in words)
