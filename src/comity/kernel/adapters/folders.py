"""Where Comity keeps what it makes: settled by the environment, else by the platform's custom.

Nothing is made here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_cache_path, user_data_path


def data_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """What must not be lost: texts, the SQLite database. `COMITY_DATA` overrides."""
    return _named(environ, "COMITY_DATA") or user_data_path("comity", appauthor=False)


def cache_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """What can be made anew. `COMITY_CACHE` overrides."""
    return _named(environ, "COMITY_CACHE") or user_cache_path("comity", appauthor=False)


def _named(environ: Mapping[str, str], name: str) -> Path | None:
    value = environ.get(name)
    return Path(value).expanduser() if value else None
