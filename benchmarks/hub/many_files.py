"""A repository of many small files: calls about it under load, on PostgreSQL, and all of it fetched
by `snapshot_download`; beside both a server that answers the same from files."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import httpx
import psycopg

from benchmarks.hub.serving import Hub, Place, hub_serving, small_server
from benchmarks.measuring import Figure, Progress, compared
from benchmarks.web.load import Load, load
from benchmarks.web_load import POSTGRES

CONNECTIONS = 32
COMMIT = """
name, folder = given
api.create_repo(name)
files = sorted(path for path in Path(folder).rglob("*") if path.is_file())
for at in range(0, len(files), 500):
    api.create_commit(
        repo_id=name, commit_message="more",
        operations=[
            CommitOperationAdd(str(path.relative_to(folder)), str(path))
            for path in files[at : at + 500]
        ],
    )
"""
SNAPSHOT = """
name, target = given
begun = time.perf_counter()
snapshot_download(name, local_dir=target)
out = [time.perf_counter() - begun, sum(1 for it in Path(target).glob("f*/*"))]
"""


def metadata(*, quick: bool, progress: Progress) -> list[Figure]:
    """Milliseconds of each call at 32 connections."""
    count, seconds = (100, 3.0) if quick else (1000, 15.0)
    server = _postgres()
    where = "PostgreSQL" if server else "SQLite"
    figures: list[Figure] = []
    with TemporaryDirectory() as name, hub_serving(server) as hub:  # noqa: SIM117 - too long
        with _published(hub, Path(name), count) as (repository, static):
            resolved = f"/{repository}/resolve/main/f0/"
            cases = {
                "model info": ("GET", [f"/api/models/{repository}"]),
                f"tree of {count:,} files": (
                    "GET",
                    [f"/api/models/{repository}/tree/main?recursive=true"],
                ),
                "HEAD of a file": ("HEAD", [f"{resolved}{at}.json" for at in range(50)]),
            }
            for done, (case, (method, paths)) in enumerate(cases.items()):
                progress(done, len(cases))
                # The client that loads is Python too: what it takes by itself is the first line.
                group = f"{case}, {CONNECTIONS} at once, {where}"
                floor = _loaded(static, method, paths, seconds)
                ours = _loaded(hub, method, paths, seconds)
                figures += _figures(group, "the same answers from files", floor, floor)
                figures += _figures(group, "Comity", ours, floor)
    return figures


def snapshot(*, quick: bool, progress: Progress) -> list[Figure]:
    """Seconds of `snapshot_download`, the two in turns."""
    count, turns = (200, 3) if quick else (2000, 5)
    samples: dict[str, list[float]] = {"a static server": [], "Comity": []}
    with TemporaryDirectory() as name, hub_serving(_postgres()) as hub:
        folder = Path(name)
        with _published(hub, folder, count) as (repository, static):
            for turn in range(turns + 1):
                progress(turn, turns + 1)
                for side, place in zip(samples, (static, hub), strict=True):
                    target = folder / f"got-{turn}-{side.split()[0]}"
                    home = folder / f"home-{turn}-{side.split()[0]}"
                    seconds, came = place.client(home, SNAPSHOT, repository, str(target))
                    if came != count:
                        raise RuntimeError(f"{came} of {count} files came from {side}")
                    if turn:
                        samples[side].append(seconds)
    return compared(f"snapshot_download of {count:,} small files", samples, "s", {})


@contextmanager
def _published(hub: Hub, folder: Path, count: int) -> Iterator[tuple[str, Place]]:
    """A public repository of so many files, and a server that answers the same from files."""
    dice, repository = Random(3), "ada/many"
    files = folder / "static" / "files"
    for at in range(count):
        path = files / f"f{at // 100}" / f"{at}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"at": at, "text": dice.randbytes(500).hex()}))
    hub.client(folder / "home", COMMIT, repository, str(files))
    _write_down(hub, repository, folder / "static")
    with small_server("benchmarks.hub.static_hub:application", str(folder / "static")) as static:
        yield repository, static


def _write_down(hub: Hub, repository: str, folder: Path) -> None:
    base = f"/api/models/{repository}"
    with httpx.Client(base_url=f"http://{hub.host}:{hub.port}", timeout=60) as client:
        info = client.get(base).raise_for_status()
        commit, answers = info.json()["sha"], {base: info.text}
        for path in (f"{base}/revision/main", f"{base}/revision/{commit}"):
            answers[path] = client.get(path).raise_for_status().text
        tree = client.get(f"{base}/tree/{commit}?recursive=true&limit=10000").raise_for_status()
        answers[f"{base}/tree/{commit}"] = answers[f"{base}/tree/main"] = tree.text
        heads = {}
        for file in sorted(it for it in (folder / "files").rglob("*") if it.is_file()):
            name = str(file.relative_to(folder / "files"))
            head = client.head(f"/{repository}/resolve/{commit}/{name}").raise_for_status().headers
            kept = ("etag", "content-length", "content-type", "accept-ranges", "x-repo-commit")
            heads[name] = {key: head[key] for key in kept}
        for each in info.json()["siblings"]:
            name = each["rfilename"]
            if name not in heads:
                found = client.get(f"/{repository}/resolve/{commit}/{name}").raise_for_status()
                (folder / "files" / name).write_bytes(found.content)
                heads[name] = {
                    key: found.headers[key]
                    for key in ("etag", "content-length", "content-type", "x-repo-commit")
                }
    (folder / "answers.json").write_text(json.dumps(answers))
    (folder / "heads.json").write_text(json.dumps(heads))


def _loaded(place: Place, method: str, paths: list[str], seconds: float) -> Load:
    headers = {"Authorization": f"Bearer {place.token}"}
    return load(
        place.address,
        paths,
        connections=CONNECTIONS,
        seconds=seconds,
        method=method,
        headers=headers,
    )


def _figures(group: str, case: str, found: Load, first: Load) -> list[Figure]:
    note = f"{found.rate:,.0f}/s" + (f", {found.failed} FAILED" if found.failed else "")
    return [
        Figure(
            group,
            f"{case}, {word}",
            found.percentile(share),
            "ms",
            found.percentile(share) / first.percentile(share),
            note,
        )
        for word, share in (("median", 0.5), ("95 of 100", 0.95))
    ]


def _postgres() -> str:
    """The server to make a database on, "" where none answers."""
    server = os.environ.get("COMITY_TEST_POSTGRES", POSTGRES)
    with suppress(psycopg.OperationalError), psycopg.connect(server, connect_timeout=2):
        return server
    return ""
