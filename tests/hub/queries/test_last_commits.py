"""Against the plain rule, on random histories with branches and merges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.hub.filled import committed, repository
from tests.hub.people import publisher

from comity.hub.actions.keep_history import add_commit
from comity.hub.domain.git.applying import DeleteFile, PutFile, apply_operations
from comity.hub.domain.git.changes import changes_between
from comity.hub.domain.git.entries import Folder, regular_file, same
from comity.hub.domain.git.objects import EMPTY_TREE, blob_id
from comity.hub.domain.git.reading import find, find_many, listing
from comity.hub.models import Commit, Repository
from comity.hub.queries.history import page_of_history
from comity.hub.queries.last_commits import last_commits
from comity.hub.queries.trees import TreeRows
from comity.parties.models import User

pytestmark = pytest.mark.django_db
PATHS = ("a.txt", "d/x.txt", "d/y.txt", "d/e/z.txt", "D2/x.txt", "r_s/t.txt", "rxs/t.txt")


def made(
    user: User,
    it: Repository,
    number: int,
    parents: Sequence[Commit],
    root: str,
    files: Mapping[str, bytes | None],
) -> Commit:
    load = TreeRows(it).load
    operations = [
        DeleteFile(path)
        if data is None
        else PutFile(path, regular_file(path, blob_id(data), len(data), sha256(data).hexdigest()))
        for path, data in files.items()
        if data is not None or find(root, path, load) is not None
    ]
    applied = apply_operations(root, operations, load)
    trees = applied.new_trees
    before = parents[0].tree if parents else EMPTY_TREE

    def both(oids: object) -> object:
        wanted = list(oids)  # type: ignore[call-overload]
        return {**load(wanted), **{oid: trees[oid] for oid in wanted if oid in trees}}

    return add_commit(
        repository=it,
        author=user,
        root=applied.root_oid,
        new_trees=trees,
        parents=parents,
        title=f"t{number}",
        message="",
        at=datetime.fromtimestamp(1_700_000_000 + number, UTC),
        changes=list(changes_between(before, applied.root_oid, both)),  # type: ignore[arg-type]
    )


def plainly(commits: Mapping[str, Commit], head: Commit, path: str, rows: TreeRows) -> str:
    """Follow the first parent that has the path as it is here; where none has, it is this one."""
    here = commits[head.oid]
    while True:
        entry = find(here.tree, path, rows.load)
        alike = [
            parent
            for parent in here.parents
            if same(entry, find(commits[parent].tree, path, rows.load))
        ]
        if not alike:
            return here.oid
        here = commits[alike[0]]


@pytest.mark.parametrize("seed", range(12))
def test_random_histories(seed: int) -> None:
    random, user = Random(seed), publisher("ada")
    it = repository(user, "bert")
    commits = {each.oid: each for each in Commit.objects.filter(repository=it)}
    tips = list(commits.values())
    for number in range(60):
        base = random.choice(tips[-4:])
        files: dict[str, bytes | None] = {
            path: random.choice([b"1", b"2", b"3", None])
            for path in random.sample(PATHS, random.randint(1, 3))
        }
        parents, root = [base], base.tree
        if random.random() < 0.3:
            other = random.choice(tips[-4:])
            if other.oid != base.oid:
                parents.append(other)
                theirs = find_many(other.tree, PATHS, TreeRows(it).load)
                files = {
                    path: None if path not in theirs else bytes([48 + random.randint(1, 3)])
                    for path in random.sample(PATHS, 3)
                }
        commit = made(user, it, number, parents, root, files)
        commits[commit.oid] = commit
        tips.append(commit)
    rows = TreeRows(it)
    for head in tips[-3:]:
        entries = list(listing(head.tree, "", rows.load, recursive=True))
        found = last_commits(it, head, entries)
        assert {path: each.oid for path, each in found.items()} == {
            path: plainly(commits, head, path, rows) for path, _ in entries
        }


def test_folders_that_differ_by_case_or_by_a_wildcard_are_told_apart() -> None:
    user = publisher("ada")
    it = repository(user, "bert", {"r_s/t.txt": b"1", "rxs/t.txt": b"1", "r%/t.txt": b"1"})
    committed(user, it, {"rxs/t.txt": b"2"}, title="later")
    head = Commit.objects.get(repository=it, oid=it.head)
    entries = list(listing(head.tree, "", TreeRows(it).load))
    assert {path for path, entry in entries if isinstance(entry, Folder)} == {"r_s", "rxs", "r%"}
    found = last_commits(it, head, entries)
    assert {path: each.title for path, each in found.items()} == {
        ".gitattributes": "initial commit",
        "r_s": "a title",
        "r%": "a title",
        "rxs": "later",
    }


def test_a_long_history_costs_few_queries() -> None:
    user = publisher("ada")
    it = repository(user, "bert", {"old/x.txt": b"1", "new.txt": b""})
    base = Commit.objects.get(repository=it, oid=it.head)
    head = base
    for number in range(700):
        head = Commit.objects.create(
            repository=it,
            oid=f"{number:040x}",
            tree=base.tree,
            parents=[head.oid],
            depth=head.depth + 1,
            title=f"t{number}",
            author=user,
            author_name="ada",
            author_email="",
            at=base.at,
        )
    entries = list(listing(head.tree, "", TreeRows(it).load))
    with CaptureQueriesContext(connection) as queries:
        found = last_commits(it, head, entries)
    assert {each.title for each in found.values()} == {"a title", "initial commit"}
    assert len(queries) <= 16


@pytest.mark.parametrize("limit", [1, 3, 7, 100])
def test_pages_of_a_history_with_merges_have_every_ancestor_once(limit: int) -> None:
    random, user = Random(7), publisher("ada")
    it = repository(user, "bert")
    tips = list(Commit.objects.filter(repository=it))
    for number in range(40):
        parents = random.sample(tips[-5:], min(len(tips), random.choice([1, 1, 2])))
        data = {"a.txt": b"%d" % number}
        tips.append(made(user, it, number, parents, parents[0].tree, data))
    commits = {each.oid: each for each in tips}
    head = tips[-1]
    wanted, waiting = set(), [head.oid]
    while waiting:
        oid = waiting.pop()
        if oid not in wanted:
            wanted.add(oid)
            waiting += commits[oid].parents
    told: list[Commit] = []
    start = [head.oid]
    while start:
        page, start = page_of_history(it, start, limit)
        assert len(page) <= limit
        told += page
    assert {each.oid for each in told} == wanted
    assert len(told) == len(wanted)
    depths = [each.depth for each in told]
    assert depths == sorted(depths, reverse=True)
