"""Fixtures of the room's tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _keys_in_a_folder_of_their_own(settings: Settings, tmp_path: Path) -> None:
    settings.ASSEMBLY_KEYS = tmp_path / "assembly-keys"
