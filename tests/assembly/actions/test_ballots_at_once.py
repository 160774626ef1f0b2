"""Voters and clerks in processes of their own, on the database that the tests run on: nothing is
lost and nothing counted twice."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.assembly.ballot_process import MANY
from tests.cli.serving.servers import ON_POSTGRESQL, environment
from tests.databases import copied
from tests.templates import drop_database

from comity.assembly.domain.bundle_findings import Trust
from comity.assembly.domain.decision_bundle import DecisionBundle
from comity.assembly.formats.bundle import inspect_bundle, read_bundle

Process = subprocess.Popen[str]


class Node:
    """A database with three open ballots, two by name and one secret, and what works on it."""

    def __init__(self, folder: Path, url: str) -> None:
        self.environment = environment(folder, DATABASE_URL=url)
        out, errors = self.start("seed").communicate()
        assert not errors
        self.named, self.other, self.secret = json.loads(out)

    def start(self, *arguments: str) -> Process:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.assembly.ballot_process", *arguments],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def together(self, *all_arguments: tuple[str, ...]) -> list[Counter[str]]:
        """What became of each, of processes that begin at the same moment."""
        found = [self.start(*each) for each in all_arguments]
        for each in found:
            assert each.stdout is not None
            assert each.stdout.readline() == "ready\n"
        for each in found:
            go(each)
        ended = []
        for each in found:
            out, errors = each.communicate(timeout=100)
            assert each.returncode == 0, errors
            ended.append(Counter(json.loads(out)))
        return ended

    def decided(self, ballot: str) -> DecisionBundle:
        """Its bundle, which holds."""
        printed = subprocess.run(
            [sys.executable, "-m", "comity.cli", "assembly", "export", ballot],
            env=self.environment,
            check=True,
            capture_output=True,
        ).stdout
        bundle = read_bundle(printed)
        assert inspect_bundle(printed, Trust(frozenset({bundle.key.id}), ballot)) == ()
        return bundle


def go(process: Process) -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


@pytest.fixture(scope="module")
def node(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    folder = tmp_path_factory.mktemp("ballots-at-once")
    yield Node(folder, copied(folder, like=migrated))
    if ON_POSTGRESQL:
        drop_database(folder)


def test_a_vote_sent_by_many_at_once_counts_once(node: Node) -> None:
    by_name, secretly = ("vote", node.named, *MANY[:10]), ("secret", node.secret, *MANY[:10])
    first, second, third, fourth = node.together(by_name, by_name, secretly, secretly)
    assert first == second == {"done": 10}  # the same vote again is no other vote
    assert third + fourth == {"done": 10, "vote-given": 10}
    node.together(("close", node.named), ("close", node.secret))
    assert len(node.decided(node.named).votes) == 10
    bundle = node.decided(node.secret)
    assert (len(bundle.ballots), len(bundle.participants)) == (10, 10)


def test_what_came_before_the_closing_counts_and_nothing_else(node: Node) -> None:
    voters = [("vote", node.other, *MANY[:10]), ("vote", node.other, *MANY[10:])]
    killed = node.start("vote", node.other, *random.sample(MANY, len(MANY)))
    assert killed.stdout is not None
    assert killed.stdout.readline() == "ready\n"
    go(killed)
    assert killed.stderr is not None
    killed.stderr.readline()
    killed.kill()  # while it votes
    killed.communicate()
    time.sleep(0.1)
    closers = [("close", node.other), ("close", node.other)]
    *votes, first, second = node.together(*voters, *closers)
    assert first + second == {"done": 1, "ballot-state": 1}
    given = sum(votes, Counter())
    assert given.keys() <= {"done", "ballot-state"}
    bundle = node.decided(node.other)
    counted = {each.member for each in bundle.votes}
    assert given["done"] <= len(counted) <= given["done"] + len(MANY)
    assert int(bundle.result.totals[0].yes) == len(counted)
