"""The collector in one process, two writers in others, all at the same few contents, with hardly
any grace: whatever was committed is whole at the end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.hub.node import ASKING, running

WRITER = f"""{ASKING}
import random, sys, time
from django.db import IntegrityError
from comity.hub.actions.commit_files import commit_files
from comity.hub.actions.create_repository import create_repository
from comity.hub.actions.delete_repository import delete_repository
from comity.hub.actions.hold_content import hold, hold_small
from comity.hub.actions.receive_file import receive_file
from comity.hub.adapters.hub_store import staging
from comity.hub.domain.commits import LargeFile
from comity.hub.domain.repositories import RepositoryKind
from comity.hub.queries.callers import caller_of_person
from comity.kernel.domain.errors import ComityError, UnknownName

seed, seconds = int(sys.argv[1]), float(sys.argv[2])
random.seed(seed)
user = User.objects.get(email="ada@example.org")
caller = caller_of_person(user)
few = [bytes([number]) * (10 + number) for number in range(4)]
large = [random.Random(number).randbytes(70_000) for number in range(2)]
until, done, again = time.monotonic() + seconds, 0, 0
alive = []
while time.monotonic() < until:
    try:
        name = f"r{{seed}}-{{done}}-{{again}}"
        made = create_repository(
            caller=caller, kind=RepositoryKind.MODEL, account=None, name=name
        )
        alive.append(made)
        operations = []
        for data in [*random.sample(few, 2), random.choice(large), random.randbytes(20)]:
            if len(data) > 1000:
                with staging().file(len(data)) as incoming:
                    incoming.write(data)
                    incoming.close()
                    content = receive_file(
                        caller=caller, repository=made, path=incoming.path,
                        sha256=incoming.sha256, size=len(data),
                    )
            else:
                content = hold_small(data)
                time.sleep(random.random() / 50)
                hold(made, content, user)
            operations.append(LargeFile(f"{{len(operations)}}.bin", content.sha256, len(data)))
        time.sleep(random.random() / 50)
        commit_files(
            caller=caller, repository=made, revision="main", operations=operations, title="t"
        )
        done += 1
    except (IntegrityError, UnknownName):
        again += 1  # the collector was first: as a client does, begin again
    while len(alive) > random.randint(0, 2):
        delete_repository(caller=caller, repository=alive.pop(random.randrange(len(alive))))
print(json.dumps([done, again, len(alive)]))
"""
COLLECTOR = f"""{ASKING}
import sys, time
from comity.hub.actions.collect_garbage import collect_garbage
from comity.hub.queries.callers import OPERATING
until, total = time.monotonic() + float(sys.argv[1]), [0, 0, 0]
while time.monotonic() < until:
    found = collect_garbage(caller=OPERATING, delete=True, grace=timedelta(seconds=0.2))
    total = [total[0] + found.contents, total[1] + found.objects, total[2] + found.xorbs]
print(json.dumps(total))
"""
SECONDS = 6


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_that_was_committed_is_lost(tmp_path: Path, migrated: Path, seed: int) -> None:
    with running(tmp_path / "node", like=migrated) as node:
        node.person("ada")
        programs = [[WRITER, str(seed), str(SECONDS)], [WRITER, str(seed + 10), str(SECONDS)]]
        programs.append([COLLECTOR, str(SECONDS)])
        begun = [
            subprocess.Popen(
                [sys.executable, "-c", *each],
                env=node.environ,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for each in programs
        ]
        ended = [each.communicate(timeout=120) for each in begun]
        assert [each.returncode for each in begun] == [0, 0, 0], [it[1][-3000:] for it in ended]
        one, two, collected = [json.loads(out.splitlines()[-1]) for out, _ in ended]
        assert one[0] + two[0] > 5, (one, two)
        assert collected[0] > 0, collected
        assert collected[1] > 0, collected
        scrubbed = subprocess.run(
            [sys.executable, "-m", "comity.cli", "hub", "scrub"],
            env=node.environ,
            capture_output=True,
            text=True,
        )
        assert scrubbed.returncode == 0, (seed, scrubbed.stdout)
        assert f"{one[2] + two[2]}" == str(node.ask("out = Repository.objects.count()"))
