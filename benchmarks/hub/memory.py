"""Memory of `comity serve` while sixteen clients move large files: half of them upload through the
real client, half download."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event, Thread

from benchmarks.hub.fetching import fetched
from benchmarks.hub.serving import Hub, hub_serving, random_file, uploaded
from benchmarks.measuring import Figure, Progress

MIB = 1024 * 1024
EACH_WAY = 8
EVERY = 0.25
Sample = dict[tuple[int, str], int]
"""Bytes by process: its id, and what it is."""


def run(*, quick: bool, progress: Progress, mib: int = 0) -> list[Figure]:
    size = (mib or (32 if quick else 2048)) * MIB
    with TemporaryDirectory() as name, hub_serving() as hub:
        folder = Path(name)
        first = random_file(folder / "0", size, seed=1)
        uploaded(hub, folder / "home", "ada/moved", first, "0")
        first.unlink()
        files = [random_file(folder / str(n), size, seed=n + 1) for n in range(1, EACH_WAY + 1)]
        before = resident(hub.pid)
        sampled = Sampler(hub)
        with sampled, ThreadPoolExecutor(2 * EACH_WAY) as clients:
            moved = [
                clients.submit(_upload, hub, folder, number, file)
                for number, file in enumerate(files, 1)
            ]
            moved += [clients.submit(_download, hub) for _ in files]
            for done, each in enumerate(as_completed(moved), 1):
                each.result()
                progress(done, len(moved))
        group = f"memory while {2 * EACH_WAY} clients move {size // MIB:,} MiB each"
        return [*_over_time(group, before, sampled.samples), *_by_process(group, sampled.samples)]


def _over_time(group: str, before: Sample, samples: list[Sample]) -> list[Figure]:
    """Flat is what is no more in the last quarter of the time than in the first."""
    totals = [sum(each.values()) / MIB for each in samples]
    quarter = max(1, len(totals) // 4)
    return [
        Figure(group, "all processes, before", sum(before.values()) / MIB, "MiB"),
        Figure(group, "all, the first quarter", median(totals[:quarter]), "MiB"),
        Figure(group, "all, the last quarter", median(totals[-quarter:]), "MiB"),
        Figure(group, "all, most", max(totals), "MiB", note=f"{len(totals):,} samples"),
    ]


def _by_process(group: str, samples: list[Sample]) -> list[Figure]:
    """What each kind of process had when all had most."""
    kinds: dict[str, list[int]] = {}
    for (_pid, kind), size in max(samples, key=lambda each: sum(each.values())).items():
        kinds.setdefault(kind, []).append(size)
    return [
        Figure(group, f"then {kind}", sum(sizes) / MIB, "MiB", note=f"{len(sizes)} of it")
        for kind, sizes in sorted(kinds.items())
    ]


class Sampler:
    """Resident bytes of each process of the hub, again and again during the block."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.samples: list[Sample] = []
        self._end = Event()
        self._thread = Thread(target=self._run)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_error: object) -> None:
        self._end.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._end.wait(EVERY):
            self.samples.append(resident(self.hub.pid))


def _upload(hub: Hub, folder: Path, number: int, file: Path) -> None:
    """The file and what the client kept of it make room for what the others still send."""
    home = folder / f"home-{number}"
    uploaded(hub, home, f"ada/moved-{number}", file, "weights.bin")
    file.unlink()
    rmtree(home)


def _download(hub: Hub) -> None:
    fetched(hub, "/ada/moved/resolve/main/0", streams=1)


def resident(pid: int) -> Sample:
    """Bytes of `pid` and of all below it. What they share (`PSS`) is divided among them."""
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
        process = Path("/proc", str(each))
        try:
            lines = (process / "smaps_rollup").read_text().splitlines()
            kind = _kind(process.joinpath("cmdline").read_text().split("\0"))
        except OSError:
            continue
        found[each, kind] = next(int(it.split()[1]) for it in lines if it.startswith("Pss:")) * 1024
    return found


def _kind(command: list[str]) -> str:
    """Its module, and the command where that has several."""
    after = command[command.index("-m") + 1 :] if "-m" in command else command
    return " ".join(after[: 2 if after[0] == "comity.cli" else 1])
