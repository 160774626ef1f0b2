"""The corpus and the profile that ship with Comity, and the question that most benchmarks ask."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from comity.regulation.adapters.rulebook_files import build_rulebook, corpus_files, shipped_corpus
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.profile_yaml import read_profile

WHERE = ("EU", "KR", "CN")
DAY = date(2027, 12, 2)


@cache
def shipped_rules() -> Rulebook:
    return build_rulebook(corpus_files(shipped_corpus()), lambda done, total: None)


def profile_path() -> Path:
    return shipped_corpus() / "profiles" / "hospital-triage.yaml"


def shipped_profile() -> Profile:
    rules, path = shipped_rules(), profile_path()
    return read_profile(path.read_bytes(), path.name, rules.vocabulary, rules.jurisdictions)
