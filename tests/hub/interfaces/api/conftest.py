"""A hub that answers, for the tests of one file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.hub.node import Node, new_node_database, running
from tests.templates import made_once


@pytest.fixture(scope="session")
def node_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "hub-node", new_node_database)


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory, node_database: Path) -> Iterator[Node]:
    with running(tmp_path_factory.mktemp("node"), like=node_database) as found:
        yield found
