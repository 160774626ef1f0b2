"""Writers killed at random moments: what was said to be safe is there, and nothing is torn.

The seed is printed; `COMITY_KILL_SEED` repeats it and `COMITY_KILL_POINTS` asks for more of them.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest
from tests.hub.adapters import killed_writer
from tests.hub.adapters.killed_writer import MOST, UPLOAD

from comity.hub.adapters.assembled import AssembledFiles
from comity.hub.adapters.objects.folder import FolderObjects
from comity.hub.adapters.staging import Staging

POINTS = int(os.environ.get("COMITY_KILL_POINTS", "10"))


@pytest.fixture
def seed() -> random.Random:
    number = int(os.environ.get("COMITY_KILL_SEED") or random.SystemRandom().randrange(1 << 32))
    print(f"COMITY_KILL_SEED={number}")
    return random.Random(number)


def said_before_it_was_killed(what: str, folder: Path, seed: random.Random) -> list[str]:
    number = seed.randrange(1 << 32)
    writer = subprocess.Popen(
        [sys.executable, killed_writer.__file__, what, str(folder), str(number)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    try:
        first = writer.stdout.readline()
        time.sleep(seed.uniform(0, 0.05))
    finally:
        writer.kill()
        rest = writer.stdout.read()
        writer.stdout.close()
        writer.wait()
    said = first + rest
    return said[: said.rfind("\n") + 1].splitlines()


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def test_objects_are_whole_and_stay(tmp_path: Path, seed: random.Random) -> None:
    store, safe = FolderObjects(tmp_path / "objects"), set[str]()
    for _ in range(POINTS):
        said = said_before_it_was_killed("objects", tmp_path, seed)
        assert said
        safe.update(said)
        there = [each.key for each in store.keys("")]
        assert safe <= set(there)
        for key in there:
            assert sha256(store.read(key)).hexdigest() == key.rsplit("/", 1)[1]
    left = [*store.leftovers(-1), *Staging(tmp_path / "incoming").leftovers(-1)]
    assert len(left) <= POINTS
    assert store.sweep(-1) + Staging(tmp_path / "incoming").sweep(-1) == len(left)
    assert list(store.incoming.iterdir()) == []


def test_assembled_files_are_whole_and_can_be_made_by_the_next(
    tmp_path: Path, seed: random.Random
) -> None:
    cache, safe = AssembledFiles(tmp_path, 1 << 40), set[str]()
    for _ in range(POINTS):
        safe.update(said_before_it_was_killed("assembled", tmp_path, seed))
        half_made = [path.name for path in (tmp_path / "making").iterdir()]
        there = {each.path.name: each.path for each in cache.files()}
        assert safe <= set(there)
        for name, path in there.items():
            assert digest(path) == name
            assert cache.get(name) is not None
        assert not set(half_made) & set(there)
        data = seed.randbytes(100)
        made = cache.build(sha256(data).hexdigest(), 100, lambda data=data: [data])
        assert made.read_bytes() == data
        safe.add(made.name)
        cache.sweep()
        assert list((tmp_path / "making").iterdir()) == []


def test_parts_are_whole_and_the_upload_goes_on(tmp_path: Path, seed: random.Random) -> None:
    staging = Staging(tmp_path)
    for _ in range(POINTS):
        said = said_before_it_was_killed("parts", tmp_path, seed)
        kept = staging.kept_parts(UPLOAD)
        assert {int(line.split()[0]) for line in said} <= set(kept)
        for part in kept.values():
            path = tmp_path / "parts" / UPLOAD / f"{part.number:05}" / part.etag
            assert digest(path) == part.etag
            assert path.stat().st_size == part.size
    numbers = range(1, 10)
    for number in set(numbers) - set(staging.kept_parts(UPLOAD)):
        staging.keep_part(UPLOAD, number, staging.open(0))
    joined = staging.joined(UPLOAD, numbers, 10 * MOST)
    assert joined.size == sum(part.size for part in staging.kept_parts(UPLOAD).values())
    staging.sweep(-1)
    assert [path.name for path in tmp_path.iterdir()] == ["parts"]
    assert staging.parts(UPLOAD) == {}
