"""Single documents into an index and out of it, without reading the rest.

What ranks a document stands in its own row; what is kept of all together, in how many documents a
term stands, is counted up and down. `search_tables.write_index` makes the same of all of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from django.db.models import F

from comity.kernel.adapters import search_tables as tables
from comity.kernel.domain.search.documents import SearchDocument
from comity.kernel.domain.search.indexing import Word, digest_of, index_rows

Place = tuple[str, str]
"""The kind and key of a document."""
CHANGED = ""
"""The digest of an index that is no more as it was written whole."""


class Stored(NamedTuple):
    number: int
    digest: str
    terms: str


def change_index(
    index: str,
    content: str,
    put: Collection[SearchDocument] = (),
    gone: Collection[Place] = (),
) -> bool:
    """Put documents in the place of those of their kind and key, take out `gone`, and say whether
    that changed the index, which is made where there is none.

    Must run inside the caller's `transaction.atomic()`, which holds what the documents are of, so
    that no other changes the same ones. Where there is something to change, others that change the
    index wait for its end. An index that was built from other `content` is left for `write_index`.
    """
    if _nothing_to_do(index, content, put, gone):
        return False
    lock_index(index, content)
    if tables.rows("SearchIndex").get(name=index).content != content:
        return False
    stored = _stored(index, [*((it.kind, it.key) for it in put), *gone])
    changed = [it for it in put if _digest(stored, it) != digest_of(it)]
    out = {it: stored[it] for it in gone if it in stored}
    out |= {it: stored[it] for each in changed if (it := (each.kind, each.key)) in stored}
    if not changed and not out:
        return False
    entries, words = index_rows(changed)
    counts = Counter(term for entry in entries for term in entry.weights)
    counts.subtract(term for each in out.values() for term in each.terms.split(" "))
    tables.delete("SearchEntry", [each.number for each in out.values()])
    tables.insert_entries(index, entries)
    _count_words(index, counts)
    _add_words(index, words, counts)
    tables.rows("SearchIndex").filter(name=index).update(
        digest=CHANGED,
        turn=F("turn") + 1,
        documents=F("documents") + len(changed) - len(out),
    )
    return True


def lock_index(index: str, content: str) -> None:
    """Until the end of the caller's transaction nobody else changes the index, which is made where
    there is none."""
    heads = tables.rows("SearchIndex")
    empty = {"content": content, "digest": CHANGED, "documents": 0, "turn": 0}
    heads.get_or_create(name=index, defaults=empty)
    heads.select_for_update().get(name=index)


def _nothing_to_do(
    index: str, content: str, put: Collection[SearchDocument], gone: Collection[Place]
) -> bool:
    """Looked at before waiting for others: most writes leave the words as they are."""
    head = tables.head(index)
    if head is None or head.content != content:
        return head is not None
    stored = _stored(index, [*((it.kind, it.key) for it in put), *gone])
    same = all(_digest(stored, it) == digest_of(it) for it in put)
    return same and not any(it in stored for it in gone)


def _stored(index: str, places: Collection[Place]) -> dict[Place, Stored]:
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for kind, key in places:
        by_kind[kind].append(key)
    found: dict[Place, Stored] = {}
    for kind, keys in by_kind.items():
        rows = tables.rows("SearchEntry").filter(index=index, kind=kind, key__in=keys)
        for key, *rest in rows.values_list("key", *Stored._fields):
            found[kind, key] = Stored(*rest)
    return found


def _digest(stored: Mapping[Place, Stored], document: SearchDocument) -> str:
    found = stored.get((document.kind, document.key))
    return found.digest if found else ""


def _count_words(index: str, counts: Mapping[str, int]) -> None:
    """The words that are known. Where no document has a term any more, they go."""
    by_change: defaultdict[int, list[str]] = defaultdict(list)
    for term, change in counts.items():
        if change:
            by_change[change].append(term)
    words = tables.rows("SearchWord").filter(index=index)
    for change, terms in by_change.items():
        for at in range(0, len(terms), tables.BATCH):
            some = words.filter(term__in=terms[at : at + tables.BATCH])
            some.update(documents=F("documents") + change)
            if change < 0:
                some.filter(documents__lte=0).delete()


def _add_words(index: str, words: Collection[Word], counts: Mapping[str, int]) -> None:
    """Those that are new, though their terms may be known from others."""
    if not words:
        return
    rows = tables.rows("SearchWord").filter(index=index)
    known: set[str] = set()
    asked = [each.word for each in words]
    for at in range(0, len(asked), tables.BATCH):
        some = rows.filter(word__in=asked[at : at + tables.BATCH])
        known |= set(some.values_list("word", flat=True))
    new = [each for each in words if each.word not in known]
    standing = tables.frequencies(index, {each.term for each in new})
    tables.insert_words(
        index,
        [
            (it.word, it.term, it.written, standing.get(it.term, counts.get(it.term, 0)), it.grams)
            for it in new
        ],
    )
