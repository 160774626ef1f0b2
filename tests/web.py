"""Fixtures for tests of pages: the shipped corpus as the current release, without loading rows.

Pages read the rulebook in memory; the row names it. What reads tables itself loads a release.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker
from tests.databases import index_corpus, put_back
from tests.templates import made_once

from comity.kernel.adapters.folders import cache_folder
from comity.kernel.interfaces.web.page_cache import forget_pages
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


@pytest.fixture(scope="session")
def index_template(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Path:
    return made_once(tmp_path_factory, "indexed", partial(index_corpus, like=migrated))


@pytest.fixture(scope="module")
def search_index(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    index_template: Path,
    migrated: Path,
) -> Iterator[None]:
    """The search index of the shipped corpus, for the tests of a module that only read it."""
    with django_db_blocker.unblock():
        put_back(index_template)
    yield
    with django_db_blocker.unblock():
        put_back(migrated)


@pytest.fixture
def indexed(search_index: None, released: Rulebook) -> Rulebook:
    """The shipped corpus is the current release, and can be searched."""
    return released
