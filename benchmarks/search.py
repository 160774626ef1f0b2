"""A hundred searches on the database at hand, beside what the database offers by itself.

The others get the same texts, a document each, and the question as typed: on SQLite FTS5 with its
`unicode61` and `trigram` tokenisers and bm25, on PostgreSQL `to_tsvector('simple')` with ts_rank.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

import yaml

from benchmarks.measuring import Figure, Progress
from benchmarks.shipped import shipped_rules

QUERIES = Path(__file__).parents[1] / "tests" / "regulation" / "search_queries.yaml"
Find = Callable[[str], Sequence[str]]
"""The ids of what is found first."""


def run(*, quick: bool, progress: Progress) -> list[Figure]:
    """Wall time of each search, and how often what is expected stands first."""
    with TemporaryDirectory() as folder:
        os.environ["COMITY_DATA"] = folder
        from comity.kernel.adapters.database import open_database

        with open_database(migrate=True):
            from django.db import transaction

            with transaction.atomic():
                _load()
                figures = _measured(_engines(), turns=1 if quick else 5, progress=progress)
                transaction.set_rollback(True)
    return figures


def _load() -> None:
    from comity.parties.domain.permissions import OPERATOR
    from comity.regulation.actions.load_release import load_release

    load_release(corpus=shipped_rules().corpus, actor=OPERATOR)


def questions() -> dict[str, str]:
    scripts = yaml.safe_load(QUERIES.read_text("utf-8"))
    return {str(query): first for queries in scripts.values() for query, first in queries.items()}


def _engines() -> dict[str, Find]:
    from django.db import connection

    from comity.regulation.queries.search import search

    engines: dict[str, Find] = {
        "Comity, with marks and facets": lambda text: [hit.id for hit in search(text).hits]
    }
    if connection.vendor == "sqlite":
        engines["FTS5 unicode61, bm25"] = _fts5("unicode61 remove_diacritics 2")
        engines["FTS5 trigram, bm25"] = _fts5("trigram")
    else:
        engines["tsvector simple, ts_rank"] = _tsvector()
    return engines


def _texts() -> list[tuple[str, str]]:
    from comity.regulation.adapters.rulebook_files import shipped_jurisdictions
    from comity.regulation.domain.search_documents import search_documents

    documents = search_documents(shipped_rules().corpus, shipped_jurisdictions())
    return [(it.key, "\n".join(field.text for field in it.fields)) for it in documents]


def _fts5(tokenizer: str) -> Find:
    from django.db import connection

    table = f"plain_{tokenizer.split()[0]}"
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5(key UNINDEXED, body, tokenize='{tokenizer}')"
        )
        cursor.executemany(f"INSERT INTO {table} VALUES (%s, %s)", _texts())  # noqa: S608

    def find(text: str) -> Sequence[str]:
        words = " ".join(f'"{word}"' for word in re.findall(r"\w+", text))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT key FROM {table} WHERE {table} MATCH %s ORDER BY rank LIMIT 20",  # noqa: S608
                [words],
            )
            return [key for (key,) in cursor.fetchall()]

    return find


def _tsvector() -> Find:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE plain (key text, body text, found tsvector "
            "GENERATED ALWAYS AS (to_tsvector('simple', body)) STORED)"
        )
        cursor.executemany("INSERT INTO plain (key, body) VALUES (%s, %s)", _texts())
        cursor.execute("CREATE INDEX ON plain USING gin (found)")

    def find(text: str) -> Sequence[str]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT key FROM plain, plainto_tsquery('simple', %s) asked WHERE found @@ asked "
                "ORDER BY ts_rank(found, asked) DESC, key LIMIT 20",
                [text],
            )
            return [key for (key,) in cursor.fetchall()]

    return find


def _measured(engines: dict[str, Find], *, turns: int, progress: Progress) -> list[Figure]:
    from django.db import connection

    asked = questions()
    expected = {query: first for query, first in asked.items() if first}
    times: dict[str, list[float]] = {name: [] for name in engines}
    first: dict[str, int] = dict.fromkeys(engines, 0)
    for find in engines.values():
        find("transparency")
    for place, query in enumerate(asked):
        progress(place, len(asked))
        for name, find in engines.items():
            found: Sequence[str] = ()
            for _turn in range(turns):
                started = time.perf_counter()
                found = find(query)
                times[name].append((time.perf_counter() - started) * 1000)
            first[name] += query in expected and list(found[:1]) == [expected[query]]
    group = f"{len(asked)} searches on {connection.vendor}"
    figures = []
    for name, values in times.items():
        cuts = quantiles(values, n=20)
        note = f"p95 {cuts[18]:.1f} ms; {first[name]} of {len(expected)} expected hits first"
        figures.append(Figure(group, name, cuts[9], "ms", note=note))
    return figures
