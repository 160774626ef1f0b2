"""Memory of `comity serve` while sixteen clients move large files: half of them upload through the
real client, half download."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from benchmarks.hub.fetching import fetched
from benchmarks.hub.serving import Hub, hub_serving, random_file, uploaded
from benchmarks.measuring import Figure, Progress

MIB = 1024 * 1024
EACH_WAY = 8
EVERY = 0.1
PAGE = 4096


def run(*, quick: bool, progress: Progress, mib: int = 0) -> list[Figure]:
    size = (mib or (32 if quick else 2048)) * MIB
    with TemporaryDirectory() as name, hub_serving() as hub:
        folder = Path(name)
        uploaded(hub, folder / "home", "ada/moved", random_file(folder / "0", size, seed=1), "0")
        files = []
        for number in range(1, EACH_WAY + 1):
            progress(number, EACH_WAY + 2)
            files.append(random_file(folder / str(number), size, seed=number + 1))
        before = _resident(hub.pid)
        sampled = Sampler(hub)
        with sampled, ThreadPoolExecutor(2 * EACH_WAY) as clients:
            moved = [
                clients.submit(_upload, hub, folder, number, file)
                for number, file in enumerate(files, 1)
            ]
            moved += [clients.submit(_download, hub) for _ in files]
            for each in moved:
                each.result()
        group = f"memory while {2 * EACH_WAY} clients move {size // MIB:,} MiB each"
        note = f"{len(sampled.samples):,} samples"
        largest = max(sampled.samples, key=lambda each: sum(each.values()))
        workers = max(max(each.values()) for each in sampled.samples)
        return [
            Figure(group, "all processes, before", sum(before.values()) / MIB, "MiB"),
            Figure(group, "all processes, most", sum(largest.values()) / MIB, "MiB", note=note),
            Figure(group, "the largest process, most", workers / MIB, "MiB"),
        ]


class Sampler:
    """Resident bytes of each process of the hub, again and again during the block."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.samples: list[dict[int, int]] = []
        self._end = Event()
        self._thread = Thread(target=self._run)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_error: object) -> None:
        self._end.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._end.wait(EVERY):
            self.samples.append(_resident(self.hub.pid))


def _upload(hub: Hub, folder: Path, number: int, file: Path) -> None:
    uploaded(hub, folder / f"home-{number}", f"ada/moved-{number}", file, "weights.bin")


def _download(hub: Hub) -> None:
    fetched(hub, "/ada/moved/resolve/main/0", streams=1)


def _resident(pid: int) -> dict[int, int]:
    """Bytes by process, of `pid` and all below it. What they share (`PSS`) is counted once."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue  # ended meanwhile
    found, below = {}, {pid}
    while more := {each for each, parent in parents.items() if parent in below} - below:
        below |= more
    for each in below:
        try:
            lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        found[each] = next(int(it.split()[1]) for it in lines if it.startswith("Pss:")) * 1024
    return found
