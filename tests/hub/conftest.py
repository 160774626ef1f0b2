"""Fixtures of the room's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.hub.people import _hub_in_a_folder_of_its_own  # noqa: F401 - a fixture


@pytest.fixture(autouse=True)
def _nothing_is_noted_after_a_test() -> Iterator[None]:
    """The thread that writes the access log ends before the database is emptied."""
    yield
    from comity.hub.actions.record_access import access_buffer

    access_buffer().held.clear()
    access_buffer().close()
