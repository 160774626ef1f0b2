"""The real client uploads to Comity, and to a server that throws everything away, in turns.

Also what a file costs that was uploaded before, with one contiguous hundredth of it changed.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.hub.serving import Hub, hub_serving, random_file, small_server, uploaded
from benchmarks.measuring import Figure, Progress, compared

MIB = 1024 * 1024


def run(*, quick: bool, progress: Progress, mib: int = 0) -> list[Figure]:
    size, turns = (mib or (64 if quick else 1024)) * MIB, 3 if quick else 7
    steps = turns + 2
    with (
        TemporaryDirectory() as name,
        hub_serving() as hub,
        small_server("benchmarks.hub.null_server:application") as null,
    ):
        folder = Path(name)
        sides = {"a server that discards": null, "Comity": hub}
        samples: dict[str, list[float]] = {side: [] for side in sides}
        for turn in range(turns + 1):
            progress(turn, steps)
            for number, (side, place) in enumerate(sides.items()):
                # New bytes and empty caches each time: nothing may be known of them anywhere.
                file = random_file(folder / "file", size, seed=1000 * turn + number)
                home = folder / f"home-{turn}-{number}"
                seconds = uploaded(place, home, "ada/uploads", file, f"{turn}.bin")
                if turn:
                    samples[side].append(size / 1e6 / seconds)
        group = f"upload of {size // MIB:,} MiB through huggingface_hub"
        figures = compared(group, samples, "MB/s", {})
        progress(turns + 1, steps)
        figures += _again(hub, folder, size)
    return figures


def _again(hub: Hub, folder: Path, size: int) -> list[Figure]:
    """Stored anew, in hundredths of the file; the second client has nothing of the first's caches,
    so it learns from the hub alone what is there."""
    file = random_file(folder / "file", size, seed=7)
    uploaded(hub, folder / "home-first", "ada/again", file, "model.bin")
    before = hub.stored()
    changed = random_file(folder / "changed", size // 100, seed=8).read_bytes()
    with file.open("r+b") as opened:
        opened.seek(size // 3)
        opened.write(changed)
    uploaded(hub, folder / "home-second", "ada/again", file, "model.bin")
    anew = hub.stored() - before
    group = f"{size // MIB:,} MiB uploaded again, one contiguous hundredth changed"
    note = f"{anew / MIB:,.1f} MiB stored anew"
    return [Figure(group, "stored anew", 100 * anew / size, "%", note=note)]
