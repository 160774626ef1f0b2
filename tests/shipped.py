"""The corpus that ships, read from its files: a cache could be of an older reader."""

from __future__ import annotations

from functools import cache

from comity.regulation.adapters.rulebook_files import build_rulebook, corpus_files, shipped_corpus
from comity.regulation.domain.rulebook import Rulebook


@cache
def rules_from_files() -> Rulebook:
    return build_rulebook(corpus_files(shipped_corpus()), lambda done, total: None)
