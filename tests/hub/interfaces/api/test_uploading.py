"""The real, unmodified client uploads, as people call it."""

from __future__ import annotations

import os
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest
from tests.hub.node import Node, Person

NAMES = count()

FILES = """
from hashlib import sha256
from comity.hub.domain.git.reading import walk
from comity.hub.queries.content_bytes import content_pieces
from comity.hub.queries.trees import TreeRows
repository = Repository.objects.get(key=given[0])
ref = Ref.objects.get(repository=repository, name=given[1])
out = {}
for path, file in walk(ref.commit.tree, TreeRows(repository).load):
    held = Holding.objects.get(repository=repository, content=file.digest, committed=True)
    digest = sha256(b"".join(content_pieces(held.content))).hexdigest()
    assert digest == file.digest
    out[path] = [digest, file.is_lfs]
"""


@pytest.fixture(scope="module")
def ana(node: Node) -> Person:
    return node.person("ana")


@pytest.fixture
def repository(node: Node, ana: Person) -> str:
    return node.repository(ana, f"r{next(NAMES)}")


def files(node: Node, repository: str, ref: str = "refs/heads/main") -> dict[str, tuple[str, bool]]:
    """Each file's SHA-256, computed from what is stored, and whether it is a large one."""
    found = node.ask(FILES, [repository, ref])
    del found[".gitattributes"]
    return {path: (digest, large) for path, (digest, large) in found.items()}


def told(content: bytes, large: bool) -> tuple[str, bool]:
    return sha256(content).hexdigest(), large


def test_a_file_from_a_path_bytes_or_an_open_file(
    node: Node, ana: Person, repository: str, tmp_path: Path
) -> None:
    content = os.urandom(300_000)
    (tmp_path / "model.bin").write_bytes(content)
    node.client(
        ana,
        """
        repo, path, text = given
        api.upload_file(path_or_fileobj=path, path_in_repo="a/model.bin", repo_id=repo)
        api.upload_file(path_or_fileobj=Path(path), path_in_repo="b.bin", repo_id=repo)
        api.upload_file(path_or_fileobj=text.encode(), path_in_repo="config.json", repo_id=repo)
        api.upload_file(path_or_fileobj=text.encode() * 9000, path_in_repo="c.bin", repo_id=repo)
        with open(path, "rb") as file:
            api.upload_file(path_or_fileobj=file, path_in_repo="d.bin", repo_id=repo)
        api.upload_file(path_or_fileobj=io.BytesIO(b"few"), path_in_repo="e.bin", repo_id=repo)
        api.upload_file(path_or_fileobj=b"", path_in_repo="nothing.bin", repo_id=repo)
        """,
        repository,
        str(tmp_path / "model.bin"),
        '{"a": 1}\n',
    )
    text = b'{"a": 1}\n'
    assert files(node, repository) == {
        "a/model.bin": told(content, True),
        "b.bin": told(content, True),
        "config.json": told(text, False),
        "c.bin": told(text * 9000, True),
        "d.bin": told(content, True),
        "e.bin": told(b"few", True),
        "nothing.bin": told(b"", False),
    }


def test_a_folder_in_folders_with_a_large_file_and_parquet(
    node: Node, ana: Person, repository: str, tmp_path: Path
) -> None:
    contents = {
        "notes.md": b"# A model\n",
        "data/train.parquet": b"PAR1" + bytes(100) + b"PAR1",
        "data/deep/er/text.txt": "ünïcode\n".encode() * 100,
        "weights/large.safetensors": os.urandom(55 * 1024 * 1024),
        "weights/small.bin": os.urandom(10),
        "ünï/cöde name.txt": b"x",
        "log.tmp": b"left out",
        ".gitignore": b"*.tmp\n",
    }
    for path, content in contents.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    node.client(
        ana,
        "api.upload_folder(folder_path=given[1], repo_id=given[0])",
        repository,
        str(tmp_path),
    )
    large = {"data/train.parquet", "weights/large.safetensors", "weights/small.bin"}
    assert files(node, repository) == {
        path: told(content, path in large)
        for path, content in contents.items()
        if path != "log.tmp"
    }


def test_the_same_again_makes_no_commit_and_stores_nothing(
    node: Node, ana: Person, repository: str, tmp_path: Path
) -> None:
    (tmp_path / "model.bin").write_bytes(os.urandom(200_000))
    (tmp_path / "text.txt").write_text("text\n")
    program = """
    out = api.upload_folder(folder_path=given[1], repo_id=given[0]).oid
    """
    first = node.client(ana, program, repository, str(tmp_path))
    stored = node.stored()
    again = node.client(ana, program, repository, str(tmp_path), home="another")
    assert (first, node.stored()) == (again, stored)


def test_deleting_and_writing_in_one_commit(node: Node, ana: Person, repository: str) -> None:
    node.client(
        ana,
        """
        api.create_commit(repo_id=given[0], commit_message="first", operations=[
            CommitOperationAdd("a.txt", b"a"), CommitOperationAdd("b/c.txt", b"c"),
            CommitOperationAdd("b/d.bin", b"d" * 1000), CommitOperationAdd("e.txt", b"e"),
        ])
        api.create_commit(repo_id=given[0], commit_message="second", operations=[
            CommitOperationDelete("a.txt"), CommitOperationDelete("b/", is_folder=True),
            CommitOperationAdd("f.txt", b"f"),
        ])
        """,
        repository,
    )
    assert files(node, repository) == {"e.txt": told(b"e", False), "f.txt": told(b"f", False)}


def test_a_commit_on_a_parent_that_moved_is_refused(
    node: Node, ana: Person, repository: str
) -> None:
    status, message = node.client(
        ana,
        """
        def put(name, **more):
            return api.create_commit(repo_id=given[0], commit_message=name, operations=[
                CommitOperationAdd(name, name.encode())], **more)
        first = put("a.txt").oid
        put("b.txt", parent_commit=first)
        try:
            put("c.txt", parent_commit=first)
        except HfHubHTTPError as error:
            out = [error.response.status_code, str(error)]
        """,
        repository,
    )
    assert status == 412
    assert "has moved meanwhile" in message
    assert set(files(node, repository)) == {"a.txt", "b.txt"}


def test_a_stranger_opens_a_pull_request_and_may_not_write(
    node: Node, ana: Person, repository: str, tmp_path: Path
) -> None:
    eve = node.person("eve")
    content = os.urandom(150_000)
    (tmp_path / "a.bin").write_bytes(content)
    status, url, more = node.client(
        eve,
        """
        repo, path = given
        out = []
        try:
            api.upload_file(path_or_fileobj=path, path_in_repo="a.bin", repo_id=repo)
        except HfHubHTTPError as error:
            out.append(error.response.status_code)
        made = api.upload_file(
            path_or_fileobj=path, path_in_repo="a.bin", repo_id=repo, create_pr=True)
        out.append(made.pr_url)
        with open(path, "rb") as file:
            out.append(api.upload_file(path_or_fileobj=file, path_in_repo="b.bin", repo_id=repo,
                                       revision=made.pr_revision).oid)
        """,
        repository,
        str(tmp_path / "a.bin"),
    )
    assert status == 403
    assert url == f"{node.address}/{repository}/discussions/1"
    assert len(more) == 40
    assert files(node, repository) == {}
    held = files(node, repository, "refs/pr/1")
    assert held == {"a.bin": told(content, True), "b.bin": told(content, True)}


def test_a_private_repository_is_unknown_to_others(node: Node, ana: Person) -> None:
    repository = node.repository(ana, f"r{next(NAMES)}", visibility="private")
    kind = node.client(
        node.person("eve"),
        """
        try:
            api.upload_file(path_or_fileobj=b"x", path_in_repo="a", repo_id=given[0])
        except HfHubHTTPError as error:
            out = type(error).__name__
        """,
        repository,
    )
    assert kind == "RepositoryNotFoundError"
    assert files(node, repository) == {}


def test_a_changed_hundredth_is_all_that_is_stored_again(
    node: Node, ana: Person, repository: str, tmp_path: Path
) -> None:
    size = 64 * 1024 * 1024
    content = bytearray(os.urandom(size))
    path = tmp_path / "model.bin"
    program = "api.upload_file(path_or_fileobj=given[1], path_in_repo='m.bin', repo_id=given[0])"
    path.write_bytes(content)
    node.client(ana, program, repository, str(path), home="first")
    stored = node.stored()
    content[size // 3 : size // 3 + size // 100] = os.urandom(size // 100)
    path.write_bytes(content)
    node.client(ana, program, repository, str(path), home="second")
    assert files(node, repository) == {"m.bin": told(bytes(content), True)}
    assert 0 < node.stored() - stored < 0.03 * size


def test_a_content_that_one_may_read_elsewhere_is_not_sent_again(
    node: Node, ana: Person, repository: str, tmp_path: Path
) -> None:
    eve, (first, second) = node.person("eve"), (os.urandom(200_000), os.urandom(90_000))
    (tmp_path / "a.bin").write_bytes(first)
    (tmp_path / "b.bin").write_bytes(second)
    program = """
    repo, folder = given
    api.upload_file(path_or_fileobj=folder + "/a.bin", path_in_repo="a.bin", repo_id=repo)
    with open(folder + "/b.bin", "rb") as file:
        api.upload_file(path_or_fileobj=file, path_in_repo="b.bin", repo_id=repo)
    """
    node.client(ana, program, repository, str(tmp_path))
    blobs = node.stored()
    theirs = node.repository(eve, f"r{next(NAMES)}")
    stored = node.stored()
    node.client(eve, program, theirs, str(tmp_path), home="eves")
    assert files(node, theirs) == {"a.bin": told(first, True), "b.bin": told(second, True)}
    assert (node.stored(), blobs) == (stored, stored)


def test_large_files_are_listed_shared_and_deleted_for_good(
    node: Node, ana: Person, repository: str
) -> None:
    target = node.repository(ana, f"r{next(NAMES)}")
    listed, remaining, failed = node.client(
        ana,
        """
        import httpx
        repo, target = given
        api.create_commit(repo_id=repo, commit_message="first", operations=[
            CommitOperationAdd(f"{name}.bin", name.encode() * 70_000) for name in "abc"])
        files = sorted(api.list_lfs_files(repo), key=lambda file: file.filename)
        listed = [[file.filename, file.size] for file in files]
        sent = [{"sha256": file.file_oid, "xetHash": "", "filename": file.filename}
                for file in files[:1]] + [{"sha256": "0" * 64, "xetHash": "", "filename": "z"}]
        answer = httpx.post(
            f"{api.endpoint}/api/models/{repo}/lfs-files/duplicate",
            headers={"Authorization": "Bearer " + os.environ["HF_TOKEN"]},
            json={"target": {"type": "model", "name": target}, "files": sent})
        failed = [each["sha256"] for each in answer.json()["failed"]]
        api.permanently_delete_lfs_files(repo, files[:2])
        out = [listed, [file.filename for file in api.list_lfs_files(repo)], failed]
        """,
        repository,
        target,
    )
    assert listed == [["a.bin", 70_000], ["b.bin", 70_000], ["c.bin", 70_000]]
    assert remaining == ["c.bin"]
    assert failed == ["0" * 64]
    assert files(node, repository) == {"c.bin": told(b"c" * 70_000, True)}
    held = node.ask(
        "out = list(Holding.objects.filter(repository__key=given)"
        ".values_list('content__size', 'committed'))",
        target,
    )
    assert [70_000, False] in held
