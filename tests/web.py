"""Fixtures for tests of pages: the shipped corpus as the current release, without loading rows.

Pages read the rulebook in memory; the row names it. What reads tables itself loads a release.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from comity.kernel.adapters.folders import cache_folder
from comity.kernel.interfaces.web.page_cache import forget_pages
from comity.kernel.models import SearchEntry, SearchIndex, SearchWord
from comity.regulation.adapters.corpus_index import write_corpus_index
from comity.regulation.adapters.rulebook_files import open_rulebook, shipped_corpus
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.models import Release
from comity.regulation.queries.current_rulebook import keep_rulebook


@pytest.fixture(scope="session")
def shipped_rules() -> Rulebook:
    return open_rulebook(shipped_corpus(), cache_folder())


@pytest.fixture
def released(db: None, shipped_rules: Rulebook) -> Iterator[Rulebook]:
    """The shipped corpus is the current release of the test's database."""
    name = shipped_rules.release
    Release.objects.create(
        id=name, content=name, loaded_at=datetime.now(tz=UTC), is_current=True, snapshot=b""
    )
    keep_rulebook(name, shipped_rules)
    forget_pages()
    yield shipped_rules
    forget_pages()


@pytest.fixture(scope="module")
def search_index(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, shipped_rules: Rulebook
) -> Iterator[None]:
    """The search index of the shipped corpus, for the tests of a module that only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        write_corpus_index(shipped_rules.corpus, shipped_rules.release)
    yield
    with django_db_blocker.unblock(), transaction.atomic():
        for table in (SearchIndex, SearchEntry, SearchWord):
            table._default_manager.all().delete()


@pytest.fixture
def indexed(search_index: None, released: Rulebook) -> Rulebook:
    """The shipped corpus is the current release, and can be searched."""
    return released
