"""Faults that a hub outlives without being killed: two writers on a branch, a full disk, a store
that answers 500 and slowly. Each says what the real client was told, and raises where something is
lost."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from tests.hub.adapters.s3 import BUCKET, ENVIRONMENT, s3_server
from tests.hub.adapters.test_s3_faults import Line
from tests.hub.node import Node, Person, running

MEBIBYTE = 1024 * 1024
COMMITS = 12

WHOLE = """
from comity.hub.queries.verify_repository import verify_commit
out = {"wrong": [], "oids": []}
for each in Commit.objects.filter(repository__key=given):
    out["oids"].append(each.oid)
    out["wrong"] += [str(it) for it in verify_commit(each, lambda read: None)
                     if it.verdict != "holds"]
"""

WRITER = """
import httpx
repo, name, count, parent = given
out = {"told": [], "refused": []}
for number in range(count):
    more = {}
    if parent:
        more = {"parent_commit": api.model_info(repo).sha}
    try:
        out["told"].append([f"{name}{number}.txt", api.upload_file(
            path_or_fileobj=f"{name}{number}".encode(), path_in_repo=f"{name}{number}.txt",
            repo_id=repo, **more).oid])
    except HfHubHTTPError as error:
        out["refused"].append(error.response.status_code)
"""

UPLOAD = """
try:
    out = ["told", api.upload_file(
        path_or_fileobj=given[1], path_in_repo=given[2], repo_id=given[0]).oid]
except Exception as error:
    out = ["refused", f"{type(error).__name__}: {error}"[:500]]
"""


def two_writers(folder: Path, like: Path) -> str:
    """Each commit of which a writer was told is in the branch's history, and its file is there."""
    with running(folder, like=like) as node:
        ada, said = node.person("ada"), []
        for parent in (False, True):
            repository = node.repository(ada, f"writers-{parent}".lower())
            found: list[Any] = []

            def write(
                name: str,
                repository: str = repository,
                parent: bool = parent,
                into: list[Any] = found,
            ) -> None:
                into.append(node.client(ada, WRITER, repository, name, COMMITS, parent, home=name))

            writers = [threading.Thread(target=write, args=(name,)) for name in ("a", "b")]
            for each in writers:
                each.start()
            for each in writers:
                each.join()
            assert len(found) == 2
            told = [it for each in found for it in each["told"]]
            refused = [it for each in found for it in each["refused"]]
            files, history = node.client(
                ada,
                "out = [api.list_repo_files(given[0]), "
                "[each.commit_id for each in api.list_repo_commits(given[0])]]",
                repository,
            )
            lost = [it for it in told if it[0] not in files or it[1] not in history]
            assert not lost, lost
            assert len(files) == len(told) + 1, "a commit that nobody was told of"
            assert len(told) + len(refused) == 2 * COMMITS
            assert set(refused) <= ({412} if parent else {409, 412}), refused
            _whole(node, repository, [oid for _, oid in told])
            said.append(
                f"{'with' if parent else 'without'} a parent {len(told)} committed, "
                f"{len(refused)} refused with {sorted(set(refused))}"
            )
        return "; ".join(said)


def full_disk(folder: Path, like: Path) -> str:
    """No file of the server can grow past a limit; then there is room again."""
    with running(folder, like=like) as node:
        ada = node.person("ada")
        repository, path = node.repository(ada, "full"), folder / "weights.bin"
        path.write_bytes(random.Random(1).randbytes(24 * MEBIBYTE))
        before = _upload(node, ada, repository, b"before", "before.txt", folder)
        _limit(node, 16 * MEBIBYTE)
        refused = node.client(ada, UPLOAD, repository, str(path), "weights.bin")
        _limit(node, resource.RLIM_INFINITY)
        assert refused[0] == "refused", refused
        assert " 503 " in refused[1].replace("(", " "), refused
        assert node.client(ada, "out = api.list_repo_files(given[0])", repository) == [
            ".gitattributes",
            "before.txt",
        ]
        left = [it for it in (folder / "data" / "hub" / "incoming").rglob("*") if it.is_file()]
        assert not [it for it in left if it.stat().st_size > MEBIBYTE], left
        again = node.client(ada, UPLOAD, repository, str(path), "weights.bin")
        assert again[0] == "told", again
        _whole(node, repository, [before, again[1]])
        return f"refused ({refused[1]}); uploaded again when there was room"


def failing_store(folder: Path, like: Path, seed: int) -> str:
    """S3 that is slow and answers every fifth request with 500, then all of them, then none."""
    with s3_server() as behind:
        line = Line(behind)
        server = _served(line)
        made = random.Random(seed)
        port = server.server_address[1]
        try:
            with running(
                folder,
                like=like,
                **ENVIRONMENT,
                COMITY_HUB_STORE=f"s3://{BUCKET}/node",
                COMITY_S3_ENDPOINT=f"http://127.0.0.1:{port}",
            ) as node:
                ada = node.person("ada")
                repository, path = node.repository(ada, "store"), folder / "weights.bin"
                path.write_bytes(made.randbytes(8 * MEBIBYTE))

                def some(number: int) -> str:
                    time.sleep(made.random() / 5)
                    return "500" if made.random() < 0.2 else ""

                line.fault = some
                first = node.client(ada, UPLOAD, repository, str(path), "weights.bin")
                asked = line.asked
                assert first[0] == "told", first
                path.write_bytes(made.randbytes(8 * MEBIBYTE))
                line.fault = lambda number: "500"
                refused = node.client(ada, UPLOAD, repository, str(path), "more.bin")
                assert refused[0] == "refused", refused
                assert "at present" in refused[1], refused
                assert str(port) not in refused[1], "the store's address is told"
                line.fault = lambda number: ""
                again = node.client(ada, UPLOAD, repository, str(path), "more.bin")
                assert again[0] == "told", again
                _whole(node, repository, [first[1], again[1]])
                return (
                    f"slow and a fifth of {asked} requests answered 500: uploaded; "
                    f"all of them: refused ({refused[1].splitlines()[-1]}); none: uploaded again"
                )
        finally:
            server.shutdown()
            server.server_close()


def _served(line: Line) -> Any:  # noqa: ANN401
    from http.server import ThreadingHTTPServer

    server = ThreadingHTTPServer(("127.0.0.1", 0), line.handler())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def _upload(
    node: Node, person: Person, repository: str, content: bytes, name: str, folder: Path
) -> str:
    (folder / name).write_bytes(content)
    said, oid = node.client(person, UPLOAD, repository, str(folder / name), name)
    assert said == "told", oid
    return str(oid)


def _limit(node: Node, size: int) -> None:
    """Of each file that the server and its workers write."""
    for each in [node.process.pid, *_children(node.process.pid)]:
        _, most = resource.prlimit(each, resource.RLIMIT_FSIZE)
        resource.prlimit(each, resource.RLIMIT_FSIZE, (size, most))


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [it for each in map(int, listed) for it in (each, *_children(each))]


def _whole(node: Node, repository: str, told: list[str]) -> None:
    found = node.ask(WHOLE, repository)
    assert found["wrong"] == []
    assert set(told) <= set(found["oids"])
    scrubbed = subprocess.run(
        [sys.executable, "-m", "comity.cli", "hub", "scrub"],
        env=node.environ,
        capture_output=True,
        text=True,
    )
    assert scrubbed.returncode == 0, scrubbed.stdout + scrubbed.stderr
