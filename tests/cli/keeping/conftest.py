"""Databases that the tests of keeping start from copies of."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from tests.cli.keeping.filled import fill, made_earlier
from tests.templates import made_once


@pytest.fixture(scope="session")
def little(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Path:
    """A little of everything."""
    return made_once(tmp_path_factory, "little", partial(fill, like=migrated))


@pytest.fixture(scope="session")
def much(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Path:
    """As much as takes a while to write."""
    return made_once(tmp_path_factory, "much", partial(fill, like=migrated, entries=1500))


@pytest.fixture(scope="session")
def old(tmp_path_factory: pytest.TempPathFactory, little: Path) -> Path:
    """The little, as an earlier version left it."""
    return made_once(tmp_path_factory, "old", partial(made_earlier, like=little))
