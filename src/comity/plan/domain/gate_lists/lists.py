"""The gate's lists of words, by language: files beside this one, each with a note on how its words
were chosen.

A word is looked up in several forms: as folded, and as stemmed with and without its accents, since
people leave accents out and stemmers go by them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from comity.kernel.domain.search.folding import fold
from comity.plan.domain.gate_lists.forms import forms_of, plain_forms

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@dataclass(frozen=True, slots=True)
class WordLists:
    """Of one language. `filling` joins words, `topic` says what it is about and `vague` what is to
    get better: none of them names what could be counted. `reporting` is what a promise to report
    consists of. `countable` would be taken for one of these by its stem, and is none. `letters` are
    those that the language is written in."""

    language: str
    letters: re.Pattern[str]
    same: Mapping[int, str]
    percent: frozenset[str]
    filling: frozenset[str]
    topic: frozenset[str]
    vague: frozenset[str]
    reporting: frozenset[str]
    countable: frozenset[str]
    longest: int
    """characters of the longest word"""

    @property
    def known(self) -> frozenset[str]:
        return self.filling | self.topic | self.vague | self.reporting


def word_lists(tag: str) -> WordLists | None:
    """Those of the language of a tag (`zh-Hant-TW`: `zh`); `None` where there are none."""
    language = tag.partition("-")[0].lower()
    return _read(language) if language in LANGUAGES else None


@cache
def percent_signs() -> frozenset[str]:
    """In every language: a unit is often left in another one."""
    return frozenset({"%"}.union(*(_read(each).percent for each in LANGUAGES)))


@cache
def _read(language: str) -> WordLists:
    plain = yaml.safe_load(files(__package__).joinpath(f"{language}.yaml").read_text("utf-8"))
    same = {ord(pair[0]): pair[1] for pair in plain.get("same", "").split()}

    def words(name: str) -> list[str]:
        return [each.translate(same) for each in plain[name].split()]

    def stems(name: str) -> frozenset[str]:
        return frozenset().union(*(forms_of(each, language) for each in words(name)))

    names = ("filling", "topic", "vague", "reporting")
    return WordLists(
        language=language,
        letters=re.compile(f"[{plain['letters']}]"),
        same=same,
        percent=frozenset(fold(each.strip()) for each in plain["percent"].split(",")),
        filling=frozenset().union(*(plain_forms(each, language) for each in words("filling"))),
        topic=stems("topic"),
        vague=stems("vague"),
        reporting=stems("reporting"),
        countable=frozenset(fold(each) for each in words("countable")),
        longest=max(len(each) for name in names for each in words(name)),
    )
