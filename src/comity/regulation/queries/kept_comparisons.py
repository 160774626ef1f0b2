"""Comparisons that many readers ask for, kept in memory: they depend on the release alone."""

from __future__ import annotations

from threading import Lock

from cachetools import LRUCache, cached

from comity.regulation.domain.crosswalk.mappings import Crosswalk
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.queries.comparisons import crosswalk_of

KEPT = 48
"""Cross-walks; the longest shipped one takes about 2 MB."""
PER_ITEM = 3


@cached(LRUCache(KEPT), key=lambda rules, left, right: (rules.release, left, right), lock=Lock())
def kept_crosswalk(rules: Rulebook, left: str, right: str) -> Crosswalk:
    """The cross-walk of two instruments, three mappings an item. Raises `UnknownName`."""
    corpus = rules.corpus
    return crosswalk_of(
        rules, corpus.instrument(left), corpus.instrument(right), limit_per_item=PER_ITEM
    )
