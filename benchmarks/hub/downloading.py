"""A large file from `comity serve`, by itself and behind nginx, and from nginx alone, in turns."""

from __future__ import annotations

from contextlib import AbstractContextManager, ExitStack
from functools import partial
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.hub.fetching import fetched
from benchmarks.hub.serving import (
    ACCELERATED,
    Hub,
    hub_serving,
    nginx_program,
    nginx_serving,
    random_file,
    uploaded,
)
from benchmarks.measuring import Figure, Progress, compared

MIB = 1024 * 1024
WAYS = (("one stream", 1, False), ("four streams", 4, False), ("four ranges of it", 4, True))
PATH = "/ada/large/resolve/main/weights.bin"


def run(*, quick: bool, progress: Progress, mib: int = 0) -> list[Figure]:
    size, turns = (mib or (64 if quick else 2048)) * MIB, 3 if quick else 5
    group = f"download of {size // MIB:,} MiB"
    if nginx_program() is None:
        return [Figure(group, "nginx", None, "", note="skipped: not installed (nginx-light)")]
    with TemporaryDirectory() as name, ExitStack() as running:
        folder = Path(name)
        file = random_file(folder / "weights.bin", size, seed=1)
        hub, behind = running.enter_context(hub_serving()), running.enter_context(_accelerated())
        nginx_before = running.enter_context(nginx_serving(behind))
        whole = [_published(each, folder, file, size) for each in (hub, behind)]
        file.unlink()
        root = folder / "root"
        root.mkdir()
        # The very file that the second sends, so that all three read the page cache alike.
        (root / "weights.bin").symlink_to(whole[1])
        nginx = running.enter_context(nginx_serving(root))
        sides = {
            "nginx, sendfile": partial(fetched, nginx, "/weights.bin"),
            "Comity": partial(fetched, hub, PATH),
            "Comity, nginx sends (X-Accel-Redirect)": partial(fetched, nginx_before, PATH),
        }
        figures: list[Figure] = []
        for done, (way, streams, ranges) in enumerate(WAYS):
            samples: dict[str, list[float]] = {side: [] for side in sides}
            for turn in range(turns + 1):
                progress(done * (turns + 1) + turn, len(WAYS) * (turns + 1))
                for side, fetch in sides.items():
                    rate = fetch(streams=streams, ranges=ranges)
                    if turn:
                        samples[side].append(rate)
            figures += compared(f"{group}, {way}", samples, "MB/s", {})
    return figures


def _accelerated() -> AbstractContextManager[Hub]:
    return hub_serving(**ACCELERATED)


def _published(hub: Hub, folder: Path, file: Path, size: int) -> Path:
    """Upload it, and have it put together; where it lies then."""
    uploaded(hub, folder / f"home-{hub.port}", "ada/large", file, "weights.bin")
    with file.open("rb") as opened:
        sha256 = file_digest(opened, "sha256").hexdigest()
    fetched(hub, PATH, streams=1)
    return hub.assembled(sha256, size)
