"""Fixtures of the room's tests."""

from __future__ import annotations

from tests.hub.people import _hub_in_a_folder_of_its_own  # noqa: F401 - a fixture
