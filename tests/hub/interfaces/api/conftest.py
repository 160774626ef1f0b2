"""A hub that answers, for the tests of one file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.hub.node import Node, running


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Iterator[Node]:
    with running(tmp_path_factory.mktemp("node"), like=migrated) as found:
        yield found
