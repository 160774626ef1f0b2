"""A union of many members to measure, as `comity serve` runs it, and the plain voting beside it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from textwrap import dedent
from typing import Any
from urllib.parse import urlencode

from benchmarks.assembly.arrivals import Arrival
from benchmarks.web.serving import Address, free_port, new_database, running, until_it_answers

WORKERS = 2
ASKING = """
import json, sys, django
django.setup()
from uuid import UUID
from django.utils import timezone
from comity.assembly.queries.find_assembly import find_assembly
from comity.assembly.queries.people import Person
from comity.parties.domain.permissions import OPERATOR
given = json.loads(sys.argv[1])
person = Person(OPERATOR, find_assembly("union"), timezone.now().date())
"""
OPEN = """
from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.actions.prepare_ballot import prepare_ballot
made = prepare_ballot(person=person, title="Shall we?", body="assembly", matter=given)
out = str(open_ballot(person=person, ballot=made.id).id)
"""
CLOSE = """
from comity.assembly.actions.close_ballot import close_ballot
from comity.assembly.actions.export_bundle import export_bundle
from comity.assembly.formats.bundle import write_bundle
from comity.assembly.queries.decision_keys import decision_keys
closed = close_ballot(person=person, ballot=UUID(given))
bundle = write_bundle(export_bundle(person=person, ballot=closed.id))
out = [bundle.decode(), [each.id for each in decision_keys()]]
"""


@dataclass(frozen=True)
class Served:
    """`tokens` and `cookies` by the code of the member."""

    address: Address
    environ: dict[str, str]
    tokens: dict[str, str]
    cookies: dict[str, str]

    def ask(self, program: str, given: object) -> Any:  # noqa: ANN401 - JSON
        """What the program, which has the operator as `person`, leaves in `out`."""
        return _run(self.environ, f"{ASKING}\n{dedent(program)}\nprint(json.dumps(out))", given)

    def by_program(self, ballot: str, member: str, choice: str, after: float) -> Arrival:
        return Arrival(
            after,
            f"/api/v1/assemblies/union/ballots/{ballot}/votes",
            {
                "Authorization": f"Bearer {self.tokens[member]}",
                "Content-Type": "application/json",
            },
            json.dumps({"choice": choice}),
        )

    def by_page(self, ballot: str, member: str, choice: str, after: float) -> Arrival:
        mark = "m" * 32
        return Arrival(
            after,
            f"/assemblies/union/ballots/{ballot}/vote",
            {
                "Cookie": f"sessionid={self.cookies[member]}; csrftoken={mark}",
                "Content-Type": "application/x-www-form-urlencoded",
            },
            urlencode(
                {
                    "csrfmiddlewaretoken": mark,
                    "choice": choice,
                    "member": member,
                    "step": "cast",  # a secret one, which was asked for again
                }
            ),
        )


@contextmanager
def union_serving(members: int, database: str = "") -> Iterator[Served]:
    """`comity serve` on SQLite, or on the PostgreSQL that `database` names."""
    with TemporaryDirectory() as folder, new_database(database) as url:
        environ = {
            **os.environ,
            "COMITY_DATA": folder,
            "DATABASE_URL": url,
            "COMITY_LOG_LEVEL": "WARNING",
            "COMITY_SECRET_KEY": "k" * 50,
            "DJANGO_SETTINGS_MODULE": "comity.site.settings",
        }
        command = [sys.executable, "-m", "comity.cli", "serve", "--port", "0"]
        command += ["--workers", str(WORKERS)]
        with running(command, environ) as process:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.search(r"http://([\d.]+):(\d+)", line)
            if found is None:
                raise RuntimeError(f"comity serve did not start: {line}")
            seed = [sys.executable, "-m", "tests.assembly.union.seeded_union", str(members)]
            made = subprocess.run(seed, env=environ, check=True, stdout=-1, text=True)
            union = json.loads(made.stdout)
            members_alone = {each: it for each, it in union["tokens"].items() if each.isupper()}
            yield Served((found[1], int(found[2])), environ, members_alone, union["cookies"])


@contextmanager
def plain_serving(voters: list[str], database: str = "") -> Iterator[Address]:
    """The plain voting, on a database of the same kind; each voter's token is its name."""
    with TemporaryDirectory() as folder, new_database(database) as url:
        environ = {**os.environ, "COMITY_DATA": folder, "DATABASE_URL": url}
        lines = "".join(f"{each} {each}\n" for each in voters)
        port = free_port()
        command = [sys.executable, "-m", "benchmarks.assembly.plain_votes", str(port), str(WORKERS)]
        subprocess.run([*command[:3], "--tables"], env=environ, input=lines, check=True, text=True)
        with running(command, environ):
            until_it_answers(f"http://127.0.0.1:{port}/")
            yield "127.0.0.1", port


def plain_vote(member: str, choice: str, after: float, ballot: str) -> Arrival:
    headers = {"Authorization": f"Bearer {member}", "Content-Type": "application/json"}
    return Arrival(after, f"/ballots/{ballot}/votes", headers, json.dumps({"choice": choice}))


def _run(environ: dict[str, str], program: str, given: object) -> Any:  # noqa: ANN401 - JSON
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, json.dumps(given)],
        env=environ,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return json.loads(done.stdout.strip().splitlines()[-1])
