"""One server for all tests of pages, which is `comity serve` itself; a browser for each file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.browsing import chromium
from tests.cli.serving.servers import Server, database, serving


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed after each file: while it is open, no other event loop can run in the process."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def site(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("site")
    with database(folder, like=template) as where, serving(folder, **where) as server:
        yield server
