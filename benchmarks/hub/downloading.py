"""A large file from `comity serve`, and the same file from nginx by sendfile, in turns."""

from __future__ import annotations

from functools import partial
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.hub.fetching import fetched
from benchmarks.hub.serving import (
    hub_serving,
    nginx_program,
    nginx_serving,
    random_file,
    uploaded,
)
from benchmarks.measuring import Figure, Progress, compared

MIB = 1024 * 1024
WAYS = (("one stream", 1, False), ("four streams", 4, False), ("four ranges of it", 4, True))


def run(*, quick: bool, progress: Progress, mib: int = 0) -> list[Figure]:
    size, turns = (mib or (64 if quick else 2048)) * MIB, 3 if quick else 5
    group = f"download of {size // MIB:,} MiB"
    if nginx_program() is None:
        return [Figure(group, "nginx", None, "", note="skipped: not installed (nginx-light)")]
    with TemporaryDirectory() as name, hub_serving() as hub:
        folder = Path(name)
        file = random_file(folder / "weights.bin", size, seed=1)
        uploaded(hub, folder / "home", "ada/large", file, "weights.bin")
        with file.open("rb") as opened:
            sha256 = file_digest(opened, "sha256").hexdigest()
        path = "/ada/large/resolve/main/weights.bin"
        fetched(hub, path, streams=1)  # has it put together
        file.unlink()
        root = folder / "root"
        root.mkdir()
        whole = hub.assembled(sha256, size)
        (root / "weights.bin").symlink_to(whole)
        figures: list[Figure] = []
        with nginx_serving(root) as nginx:
            for done, (way, streams, ranges) in enumerate(WAYS):
                sides = {
                    "nginx, sendfile": partial(fetched, nginx, "/weights.bin"),
                    "Comity": partial(fetched, hub, path),
                }
                samples: dict[str, list[float]] = {side: [] for side in sides}
                for turn in range(turns + 1):
                    progress(done * (turns + 1) + turn, len(WAYS) * (turns + 1))
                    for side, fetch in sides.items():
                        rate = fetch(streams=streams, ranges=ranges)
                        if turn:
                            samples[side].append(rate)
                figures += compared(f"{group}, {way}", samples, "MB/s", {})
    return figures
