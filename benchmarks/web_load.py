"""The web platform under load: 32 connections, two workers, on SQLite and PostgreSQL.

Beside it a plain Django that renders the same HTML from a template, under the same load.
"""

from __future__ import annotations

import os
from contextlib import suppress

import psycopg

from benchmarks.measuring import Figure, Progress
from benchmarks.web.addresses import SHARED
from benchmarks.web.load import Load, load
from benchmarks.web.serving import Address, bodies, comity_serving, plain_serving

CONNECTIONS = 32
POSTGRES = "postgres://postgres@127.0.0.1:5432/postgres"


def run(*, quick: bool, progress: Progress) -> list[Figure]:
    seconds = 3.0 if quick else 15.0
    figures: list[Figure] = []
    for name, server in _databases().items():
        with comity_serving(server) as ours:
            html = bodies(ours, list(SHARED))
            with plain_serving(html) as plain:
                figures += _beside(f"pages on {name}", ours, plain, seconds)
    return figures


def _beside(group: str, ours: Address, plain: Address, seconds: float) -> list[Figure]:
    kept = load(ours, SHARED, connections=CONNECTIONS, seconds=seconds)
    beside = load(plain, SHARED, connections=CONNECTIONS, seconds=seconds)
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


def _databases() -> dict[str, str]:
    found = {"SQLite": ""}
    postgres = os.environ.get("COMITY_TEST_POSTGRES", POSTGRES)
    with suppress(psycopg.OperationalError), psycopg.connect(postgres, connect_timeout=2):
        found["PostgreSQL"] = postgres
    return found
