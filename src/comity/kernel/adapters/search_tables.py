"""The search index in the database: whole documents in, and out again what has given terms.

Which rows have a term is asked of the database's own inverted index (migration 0003); every figure
that ranks them was stored when they were written, so all databases tell the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
from django.apps import apps
from django.db import connection
from django.db.models import Manager

from comity.kernel.domain.search.documents import Field, SearchDocument
from comity.kernel.domain.search.indexing import (
    Entry,
    Word,
    digest_of,
    digest_of_all,
    index_rows,
)
from comity.kernel.domain.search.typos import KnownWord

BATCH = 500
MOST_COMPLETIONS = 24
WORD = ("word", "term", "written", "documents", "grams")


class Candidate(NamedTuple):
    """A document that has what was asked for. `weights` is as stored: ` term=weight `."""

    number: int
    kind: str
    key: str
    facets: Mapping[str, str]
    weights: str

    def weights_of(self, terms: Sequence[str]) -> tuple[int, ...]:
        stored, found = self.weights, []
        for term in terms:
            start = stored.find(mark := f" {term}=")
            at = start + len(mark)
            found.append(int(stored[at : stored.index(" ", at)]) if start >= 0 else 0)
        return tuple(found)


class Head(NamedTuple):
    """What an index was built from, how many documents it has, and its `turn`, which each change
    counts up."""

    name: str
    content: str
    digest: str
    documents: int
    turn: int


def head(index: str) -> Head | None:
    row = rows("SearchIndex").filter(name=index).values_list(*Head._fields).first()
    return Head(*row) if row else None


def write_index(index: str, content: str, documents: Collection[SearchDocument]) -> bool:
    """Make the index hold exactly `documents`, and say whether that changed it.

    Must run inside the caller's `transaction.atomic()`, which no other writer of the same index
    may share. Rows that stay as they are aren't touched.
    """
    digest = digest_of_all(map(digest_of, documents))
    before = head(index)
    if before and (before.digest, before.content) == (digest, content):
        return False
    if before is None or before.digest != digest:
        entries, words = index_rows(documents)
        _write_entries(index, entries)
        _write_words(index, words)
        _tell_the_planner()
    rows("SearchIndex").update_or_create(
        name=index,
        defaults={
            "content": content,
            "digest": digest,
            "documents": len(documents),
            "turn": before.turn + 1 if before else 1,
        },
    )
    return True


def having(
    index: str, needs: Sequence[Sequence[str]], *, every: bool, beside: Collection[str] = ()
) -> list[Candidate]:
    """The documents that have a term of every need, or of any. Those with a term of `beside` come
    too."""
    found = _select(
        "kernel_searchentry",
        "terms",
        ("number", "kind", "key", "facets", "weights"),
        index,
        _expression(needs, every=every, beside=beside),
    )
    return [
        Candidate(number, kind, key, _facets(facets), weights)
        for number, kind, key, facets, weights in found
    ]


@lru_cache(maxsize=4096)
def _facets(stored: str) -> Mapping[str, str]:
    """Many documents share theirs; nobody changes them."""
    return msgspec.json.decode(stored, type=dict[str, str])


def words_like(index: str, wanted: Collection[str]) -> list[KnownWord]:
    """The words that share a trigram with `wanted`, which are trigrams."""
    found = _select(
        "kernel_searchword",
        "grams",
        ("word", "written", "documents"),
        index,
        _expression([tuple(wanted)], every=False, beside=()),
    )
    return [KnownWord(*row) for row in found]


def frequencies(index: str, terms: Collection[str]) -> dict[str, int]:
    """In how many documents each term stands that stands in any."""
    found = rows("SearchWord").filter(index=index, term__in=terms)
    return dict(found.values_list("term", "documents"))


def completions(index: str, beginning: str) -> dict[str, int]:
    """The terms of the words with this beginning, and in how many documents each stands."""
    found = rows("SearchWord").filter(index=index, word__startswith=beginning).exclude(grams="")
    counts = dict(found.values_list("term", "documents"))
    most = sorted(counts, key=lambda term: (-counts[term], term))[:MOST_COMPLETIONS]
    return {term: counts[term] for term in most}


def fields_of(numbers: Collection[int]) -> dict[int, tuple[Field, ...]]:
    """By row, the texts of a document."""
    decode = msgspec.json.Decoder(tuple[Field, ...]).decode
    found = rows("SearchEntry").filter(number__in=numbers).values_list("number", "fields")
    return {number: decode(fields) for number, fields in found}


def _select(
    table: str, column: str, wanted: Sequence[str], index: str, expression: str
) -> list[tuple[Any, ...]]:
    if not expression:
        return []
    columns = ", ".join(wanted)
    # Only the names of our own tables and columns are put into the statement.
    if connection.vendor == "sqlite":
        condition = (
            f"number IN (SELECT rowid FROM {table}_{column} WHERE {table}_{column} MATCH %s)"  # noqa: S608
        )
    else:
        condition = f"array_to_tsvector(string_to_array({column}, ' ')) @@ %s::tsquery"
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT {columns} FROM {table} WHERE {condition} AND "index" = %s',  # noqa: S608
            [expression, index],
        )
        return list(cursor.fetchall())


def _expression(needs: Sequence[Sequence[str]], *, every: bool, beside: Collection[str]) -> str:
    """The question in the language of the database. Terms hold letters, digits, dots and low lines
    only (`domain/search/tokens.py`), so quoting them is safe."""
    sqlite = connection.vendor == "sqlite"
    quote, either, both = ('"', " OR ", " AND ") if sqlite else ("'", " | ", " & ")
    groups = [
        f"({either.join(f'{quote}{term}{quote}' for term in terms)})" for terms in needs if terms
    ]
    if not groups:
        return ""
    whole = (both if every else either).join(groups)
    extra = [f"{quote}{term}{quote}" for term in beside if term]
    return either.join([f"({whole})", *extra])


def _write_entries(index: str, entries: Iterable[Entry]) -> None:
    stored = {
        (kind, key): (number, digest)
        for number, kind, key, digest in rows("SearchEntry")
        .filter(index=index)
        .values_list("number", "kind", "key", "digest")
    }
    wanted = {(it.document.kind, it.document.key): it for it in entries}
    stays = {
        place
        for place, (_, digest) in stored.items()
        if place in wanted and wanted[place].digest == digest
    }
    delete("SearchEntry", [number for place, (number, _) in stored.items() if place not in stays])
    insert_entries(index, [entry for place, entry in wanted.items() if place not in stays])


def insert_entries(index: str, entries: Iterable[Entry]) -> None:
    _insert(
        "kernel_searchentry",
        ("index", "kind", "key", "digest", "facets", "terms", "weights", "fields"),
        [(index, *_row(entry)) for entry in entries],
    )


def _row(entry: Entry) -> tuple[str, ...]:
    weighed = sorted(entry.weights.items())
    document = entry.document
    return (
        document.kind,
        document.key,
        entry.digest,
        msgspec.json.encode(document.facets, order="sorted").decode(),
        " ".join(term for term, _weight in weighed),
        f" {' '.join(f'{term}={weight}' for term, weight in weighed)} ",
        msgspec.json.encode(document.fields).decode(),
    )


def _write_words(index: str, words: Iterable[Word]) -> None:
    stored = {
        tuple(row): number
        for number, *row in rows("SearchWord").filter(index=index).values_list("number", *WORD)
    }
    wanted = {(it.word, it.term, it.written, it.documents, it.grams) for it in words}
    delete("SearchWord", [number for row, number in stored.items() if row not in wanted])
    insert_words(index, sorted(wanted - stored.keys()))


def insert_words(index: str, rows: Iterable[tuple[str | int, ...]]) -> None:
    _insert("kernel_searchword", ("index", *WORD), [(index, *row) for row in rows])


def _tell_the_planner() -> None:
    """PostgreSQL takes tables that it has no statistics of for small ones, and reads them whole."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE kernel_searchentry, kernel_searchword")


def delete(name: str, numbers: Sequence[int]) -> None:
    for at in range(0, len(numbers), BATCH):
        rows(name).filter(number__in=numbers[at : at + BATCH]).delete()


def _insert(table: str, columns: Sequence[str], rows: Sequence[tuple[str | int, ...]]) -> None:
    """Many rows at once, past the models: making an object of each would take most of the time."""
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        # Only the names of our own tables and columns are put into the statement.
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)  # noqa: S608


def rows(name: str) -> Manager[Any]:
    manager: Manager[Any] = apps.get_model("kernel", name)._default_manager
    return manager
