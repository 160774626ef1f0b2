"""Loaders and readers at once, on a database that lets them in at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.db import connection
from tests.parties.people import logged
from tests.regulation.editing import without_provision
from tests.regulation.small import small_rules

from comity.kernel.domain.errors import Conflict
from comity.parties.domain.permissions import OPERATOR
from comity.regulation.actions.load_release import load_release
from comity.regulation.domain.corpus import Corpus
from comity.regulation.queries.stored_corpus import stored_corpus

SMALL = small_rules().corpus
OTHER = without_provision(SMALL, "eu-small-act", "art_4")
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite lets in one at a time"),
]


def load(*corpora: Corpus) -> list[str]:
    """The releases that stood there before each load, in a connection of this thread's own."""
    try:
        return [load_release(corpus=each, actor=OPERATOR).previous for each in corpora]
    finally:
        connection.close()


def test_two_loaders_of_one_release_into_an_empty_database() -> None:
    with ThreadPoolExecutor(2) as threads:
        found = sorted(previous for (previous,) in threads.map(load, [SMALL, SMALL]))
    assert found == ["", small_rules().release]
    assert stored_corpus() == SMALL
    assert len(logged()) == 1


def test_a_reader_never_sees_half_a_release() -> None:
    load_release(corpus=SMALL, actor=OPERATOR)
    seen = 0
    with ThreadPoolExecutor(1) as threads:
        loading = threads.submit(load, *[OTHER, SMALL] * 5)
        while not loading.done():
            with suppress(Conflict):
                assert stored_corpus() in (SMALL, OTHER)
                seen += 1
    assert loading.exception() is None
    assert seen > 0
