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


def repealed(day: str = "2026-07-20", *, status: str = "repealed") -> Rulebook:
    """With the Small Act gone from `day` on, and its decree with it."""
    return rules_of(repealed_files(day, status=status))


def repealed_files(day: str = "2026-07-20", *, status: str = "repealed") -> Mapping[str, bytes]:
    """As files."""
    files = dict(small_files())
    for name, old in (("act", "partly-applicable"), ("decree", "in-force")):
        end = f"status: {status}\n  ended: {day}".encode()
        if name == "act":
            end += b"\n  superseded_by: [kr-small-guide]"
        path = f"instruments/eu-small-{name}/instrument.yaml"
        assert f"status: {old}".encode() in files[path]
        files[path] = files[path].replace(f"status: {old}".encode(), end)
    return files


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
