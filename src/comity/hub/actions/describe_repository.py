"""Keep beside a repository what lists tell of it: from its card and the files of `main`.

Only what a commit touched is read again: sizes follow from the differences of the trees, and a
commit that leaves the card, the configuration and the names of files as they are reads no file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

import orjson

from comity.hub.actions.index_repository import index_repository
from comity.hub.domain.byte_ranges import Span
from comity.hub.domain.card_facts import CardFacts, card_facts, licence_change
from comity.hub.domain.git.changes import changes_between
from comity.hub.domain.git.entries import Entry, FileEntry
from comity.hub.domain.git.objects import EMPTY_TREE
from comity.hub.domain.git.reading import find_many, walk
from comity.hub.domain.summaries import summary_of
from comity.hub.formats.card import CardKind, read_card
from comity.hub.formats.safetensors_header import TensorSummary, read_header
from comity.hub.formats.safetensors_index import INDEX_NAME, joined, read_index
from comity.hub.models import Commit, LicenceChange, Repository
from comity.hub.queries.content_bytes import place_of
from comity.hub.queries.takedowns import is_taken_down
from comity.hub.queries.trees import TreeRows
from comity.kernel.domain.errors import InvalidInput

CARD, CONFIG, ONE_FILE = "README.md", "config.json", "model.safetensors"
LARGEST_READ = 4 * 1024 * 1024
LARGEST_CARD_KEPT = 256 * 1024
"""Bytes of JSON; of a larger card what is largest is left out here, not in the file."""
MOST_SHARDS = 64
FROM_THE_CARD = ("card", "licence", "task", "library", "tags", "summary")
FILES_LOOKED_AT = 2000
"""Names of so many files tell the library and the formats."""


@dataclass
class _Difference:
    """What a commit changed, as far as it matters here."""

    size: int = 0
    files: int = 0
    card: bool = False
    facts: bool = False
    tensors: bool = False


def describe_repository(repository: Repository, commit: Commit) -> None:
    """Sets fields of `repository`, which the caller saves, to what they are at `commit`, the new
    head of `main`; writes its facets and, where it changed, the licence's change."""
    rows = TreeRows(repository)
    before = _tree_before(repository)
    found = _difference(before, commit.tree, rows)
    if before == EMPTY_TREE:
        repository.size = repository.files = 0
    repository.size += found.size
    repository.files += found.files
    if found.tensors:
        repository.parameters = _parameters(commit.tree, rows)
    if found.card or found.facts:
        before_card = repository.card
        facts = _describe_card(repository, commit, rows)
        _note_licence(repository, commit, before_card, facts)
    if found.card or found.facts or found.tensors or before == EMPTY_TREE:
        index_repository(repository)


def describe_again(repository: Repository) -> None:
    """Write anew what lists tell of the card, after a file was taken down or given back: of one
    that is taken down they tell nothing."""
    commit = Commit.objects.filter(repository=repository, oid=repository.head).first()
    if commit is None:
        return
    _describe_card(repository, commit, TreeRows(repository))
    repository.save(update_fields=FROM_THE_CARD)
    index_repository(repository)


def _tree_before(repository: Repository) -> str:
    """Of the head as it is stored, which is not yet that of `commit`."""
    head = Repository.objects.filter(id=repository.id).values_list("head", flat=True).first()
    if not head:
        return EMPTY_TREE
    tree = Commit.objects.filter(repository=repository, oid=head).values_list("tree", flat=True)
    return tree.first() or EMPTY_TREE


def _difference(before: str, after: str, rows: TreeRows) -> _Difference:
    found = _Difference()
    for change in changes_between(before, after, rows.load):
        for entry, sign in ((change.before, -1), (change.after, 1)):
            if isinstance(entry, FileEntry):
                found.size += sign * entry.size
                found.files += sign
        if change.path == CARD:
            found.card = True
        elif change.path == CONFIG or change.before is None or change.after is None:
            found.facts = True
        if change.path.endswith(".safetensors") or change.path == INDEX_NAME:
            found.tensors = found.tensors or "/" not in change.path
    return found


def _describe_card(repository: Repository, commit: Commit, rows: TreeRows) -> CardFacts:
    root = {
        path: entry
        for path, entry in find_many(commit.tree, (CARD, CONFIG), rows.load).items()
        if isinstance(entry, FileEntry)
        and not is_taken_down(repository, path=path, sha256=entry.digest or "")
    }
    text = _read(root.get(CARD)).decode("utf-8", "replace")
    card = read_card(text)
    kind: CardKind = repository.kind  # type: ignore[assignment]  # checked when it was written
    facts = card_facts(
        card.metadata,
        kind,
        body=card.body,
        files=[path for path, _ in islice(walk(commit.tree, rows.load), FILES_LOOKED_AT)],
        config=_config(root.get(CONFIG)),
    )
    repository.card = _kept(card.metadata)
    repository.licence = (facts.licence or "")[:64]
    repository.task = (facts.task or "")[:64]
    repository.library = (facts.library or "")[:64]
    repository.tags = list(facts.tags)
    repository.summary = summary_of(card.body)
    return facts


def _note_licence(
    repository: Repository, commit: Commit, before: dict[str, Any], facts: CardFacts
) -> None:
    """A first card states a licence; from then on each other one is a change."""
    if not before:
        return
    kind: CardKind = repository.kind  # type: ignore[assignment]
    old = card_facts(before, kind)
    if licence_change(old, facts) is not None:
        LicenceChange.objects.create(
            repository=repository,
            commit=commit.oid,
            at=commit.at,
            before=_licence_text(old),
            after=_licence_text(facts),
        )


def _licence_text(facts: CardFacts) -> str:
    named = f"{', '.join(facts.licences)} {facts.licence_name or ''} {facts.licence_link or ''}"
    return " ".join(named.split())[:200]


def _kept(metadata: Mapping[str, Any]) -> dict[str, Any]:
    kept = dict(metadata)
    while len(orjson.dumps(kept)) > LARGEST_CARD_KEPT:
        del kept[max(kept, key=lambda name: len(orjson.dumps(kept[name])))]
    return kept


def _config(entry: Entry | None) -> Mapping[str, Any]:
    try:
        found = orjson.loads(_read(entry) or b"{}")
    except orjson.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def _parameters(root: str, rows: TreeRows) -> int | None:
    """Of `model.safetensors`, or of the files that the index names; `None` where none is right."""
    found = find_many(root, (ONE_FILE, INDEX_NAME), rows.load)
    try:
        one = found.get(ONE_FILE)
        if isinstance(one, FileEntry):
            return _header(one).parameters
        if INDEX_NAME not in found:
            return None
        index = read_index(_read(found[INDEX_NAME]))
        if len(index.files) > MOST_SHARDS:
            return None
        shards = find_many(root, index.files, rows.load)
        return joined(index, lambda name: _header(shards.get(name))).parameters
    except InvalidInput:
        return None


def _header(entry: Entry | None) -> TensorSummary:
    if not isinstance(entry, FileEntry):
        raise InvalidInput("safetensors-index")
    return read_header(lambda offset, length: _part(entry, offset, length), entry.size)


def _read(entry: Entry | None) -> bytes:
    """The whole of a small file; nothing where it is none."""
    if not isinstance(entry, FileEntry) or not 0 < entry.size <= LARGEST_READ:
        return b""
    return _part(entry, 0, entry.size)


def _part(entry: FileEntry, offset: int, length: int) -> bytes:
    place = place_of(entry)
    if place.path is None:
        return b"".join(place.pieces(Span(offset, offset + length)))
    with place.path.open("rb") as file:
        file.seek(offset)
        return file.read(length)
