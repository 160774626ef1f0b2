"""Where Comity keeps what it makes: settled by the environment, else by the platform's custom."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_path, user_data_path


def data_folder() -> Path:
    """What must not be lost: texts, the SQLite database. `COMITY_DATA` overrides."""
    return _from_environment("COMITY_DATA") or user_data_path("comity", appauthor=False)


def cache_folder() -> Path:
    """What can be made anew. `COMITY_CACHE` overrides."""
    return _from_environment("COMITY_CACHE") or user_cache_path("comity", appauthor=False)


def _from_environment(name: str) -> Path | None:
    value = os.environ.get(name)
    return Path(value).expanduser() if value else None
