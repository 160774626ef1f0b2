"""The small corpus of the tests: three invented instruments, and facts of every type."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from comity.regulation.adapters.rulebook_files import build_rulebook, corpus_files
from comity.regulation.domain.findings import Finding
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.values import Interval, Members, Value

FOLDER = Path(__file__).parent / "small_corpus"
LATE = date(2029, 1, 1)
"""A day on which every timetable has run its course."""


@cache
def small_files() -> Mapping[str, bytes]:
    return corpus_files(FOLDER)


@cache
def small_rules() -> Rulebook:
    return rules_of(small_files())


def rules_of(files: Mapping[str, bytes]) -> Rulebook:
    return build_rulebook(files, lambda done, total: None)


def profile(**stated: Value) -> Profile:
    """`profile(party__size="small")` states `party.size`."""
    return Profile(id="test", facts={name.replace("__", "."): it for name, it in stated.items()})


def markets(*ids: str) -> Members:
    return Members(frozenset(ids))


def exactly(value: float | str) -> Interval:
    return Interval(value, value)


def findings(stated: Profile, on: date, *where: str) -> dict[str, Finding]:
    """By id; for the EU and Korea where no place is named."""
    answer = small_rules().obligations(stated, where or ("EU", "KR"), on)
    return {finding.id: finding for finding in answer.findings}


def outcomes(stated: Profile, on: date, *where: str) -> dict[str, str]:
    return {id: it.outcome.value for id, it in findings(stated, on, *where).items()}
