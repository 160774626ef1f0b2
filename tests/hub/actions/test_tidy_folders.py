"""What died goes, what lives stays."""

from __future__ import annotations

import os
from pathlib import Path
from time import time

from pytest_django import Settings

from comity.hub.actions.tidy_folders import tidy_folders
from comity.hub.adapters.hub_store import blob_key, objects

DAY = 24 * 3600.0


def aged(path: Path, days: float) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    for each in (path, path.parent):
        os.utime(each, (time() - days * DAY, time() - days * DAY))
    return path


def test_only_what_is_old_and_unfinished_goes(settings: Settings) -> None:
    hub = Path(settings.HUB_FOLDER)
    key = blob_key("a" * 64)
    objects().put_bytes(key, b"kept")
    os.utime(hub / "objects" / key, (0, 0))
    kept = [
        aged(hub / "incoming" / "young", 6),
        aged(hub / "incoming" / "parts" / ("a" * 64) / "00001", 6),
        aged(hub / "hashing" / f"order-{'a' * 64}", 6),
        aged(hub / "objects" / ".incoming" / "young", 0.9),
    ]
    gone = [
        aged(hub / "incoming" / "old", 8),
        aged(hub / "incoming" / "parts" / ("b" * 64) / "00001", 8),
        aged(hub / "hashing" / f"order-{'b' * 64}", 8),
        aged(hub / "objects" / ".incoming" / "old", 1.1),
    ]
    assert tidy_folders() == 4
    assert [path for path in kept if not path.exists()] == []
    assert [path for path in gone if path.exists()] == []
    assert objects().read(key) == b"kept"
    assert tidy_folders() == 0
