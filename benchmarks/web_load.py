"""The web platform under load: two workers, on SQLite and PostgreSQL.

Beside it a plain Django that renders the same HTML from a template, under the same load.
"""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import islice

import psycopg

from benchmarks.measuring import Figure, Progress
from benchmarks.web.addresses import Case, cases
from benchmarks.web.load import Load, load
from benchmarks.web.serving import (
    Address,
    ask_every_worker,
    bodies,
    comity_serving,
    plain_serving,
)

POSTGRES = "postgres://postgres@127.0.0.1:5432/postgres"
PLAIN = 200
"""Addresses that the plain Django knows the HTML of."""
FEWER = 300
"""Addresses of a quick run, where each is asked for beforehand."""


def run(*, quick: bool, progress: Progress) -> list[Figure]:
    seconds = 3.0 if quick else 15.0
    figures: list[Figure] = []
    servers, asked = databases(), cases()
    for name, server in servers.items():
        with comity_serving(server) as ours:
            for case in asked:
                progress(len(figures) // 4, len(servers) * len(asked))
                paths = case.paths[: FEWER if quick and case.asked_before else None]
                figures += _beside(name, ours, case, paths, seconds)
    return figures


def _beside(
    database: str, ours: Address, case: Case, paths: tuple[str, ...], seconds: float
) -> list[Figure]:
    if case.asked_before:
        ask_every_worker(ours, paths)
    kept = load(ours, paths, connections=case.connections, seconds=seconds)
    html = bodies(ours, list(islice(reversed(paths), PLAIN)))
    with plain_serving(html) as plain:
        beside = load(plain, list(html), connections=case.connections, seconds=seconds)
    group = f"{case.name}, {case.connections} at once, {database}"
    return [*_figures(group, "Comity", kept, kept), *_figures(group, "plain Django", beside, kept)]


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


def databases() -> dict[str, str]:
    """The servers to measure on, by name: "" for SQLite."""
    found = {"SQLite": ""}
    postgres = os.environ.get("COMITY_TEST_POSTGRES", POSTGRES)
    with suppress(psycopg.OperationalError), psycopg.connect(postgres, connect_timeout=2):
        found["PostgreSQL"] = postgres
    return found
