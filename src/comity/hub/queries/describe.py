"""What is told of a repository at a commit, field by field: only what is asked for is looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any
from uuid import UUID

import orjson
from cachetools import TTLCache
from django.db.models import Sum

from comity.hub.domain.byte_ranges import Span
from comity.hub.domain.git.entries import FileEntry
from comity.hub.domain.policy import Deed
from comity.hub.domain.repositories import Gate, RepositoryKind, Visibility
from comity.hub.models import Commit, Holding, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.content_bytes import place_of
from comity.hub.queries.files import all_files, entries_at, is_given
from comity.hub.queries.policy import allows
from comity.kernel.domain.errors import ComityError

MOST_SIBLINGS = 50_000
"""Files that are listed with a repository; of more, `tree` tells page by page."""
LARGEST_CONFIG = 1024 * 1024
CONFIG = "config.json"
IN_CONFIG = ("architectures", "model_type", "quantization_config")
SECONDS_BELIEVED = 5.0

_used: TTLCache[tuple[UUID, str], int] = TTLCache(10_000, SECONDS_BELIEVED)
_lock = Lock()


@dataclass
class Description:
    """A repository as `caller` may know it. `commit` is `None` where nothing was committed yet."""

    repository: Repository
    commit: Commit | None
    caller: Caller
    with_blobs: bool = False

    def fields(self, names: Iterable[str]) -> dict[str, Any]:
        """`_id`, `id`, and of `names` those that this kind of repository has."""
        told: dict[str, Any] = {"_id": self.repository.id.hex[:24], "id": str(self.repository)}
        for name in names:
            kinds, tell = FIELDS.get(name, (frozenset[str](), None))
            if tell is not None and self.repository.kind in kinds:
                told[name] = tell(self)
        return told

    @cached_property
    def files(self) -> list[tuple[str, FileEntry]]:
        if self.commit is None:
            return []
        return all_files(self.repository, self.commit, MOST_SIBLINGS)[0]

    @property
    def siblings(self) -> list[dict[str, Any]]:
        if not self.with_blobs:
            return [{"rfilename": path} for path, _ in self.files]
        return [_sibling(path, entry) for path, entry in self.files]

    @property
    def used_storage(self) -> int:
        """Bytes of all versions of all files; what comes or goes beside `main` shows within
        `SECONDS_BELIEVED`."""
        key = self.repository.id, self.repository.head
        with _lock:
            found = _used.get(key)
        if found is None:
            rows = Holding.objects.filter(repository=self.repository, committed=True)
            found = int(rows.aggregate(total=Sum("content__size"))["total"] or 0)
            with _lock:
                _used[key] = found
        return found

    @property
    def config(self) -> dict[str, Any] | None:
        """The parts of `config.json` that say what the model is, for who may read it."""
        if self.commit is None or not allows(self.caller, self.repository, Deed.READ):
            return None
        found = entries_at(self.repository, self.commit, [CONFIG])
        entry = found[0][1] if found else None
        if not isinstance(entry, FileEntry) or entry.size > LARGEST_CONFIG:
            return None
        if not is_given(self.repository, self.commit, CONFIG, entry):
            return None
        try:
            data = orjson.loads(_content(entry))
        except (ComityError, OSError, orjson.JSONDecodeError):
            return None
        if not isinstance(data, dict):
            return None
        return {name: data[name] for name in IN_CONFIG if name in data}


def _content(entry: FileEntry) -> bytes:
    place = place_of(entry)
    if place.path is not None:
        return place.path.read_bytes()
    return b"".join(place.pieces(Span(0, place.size)))


def _sibling(path: str, entry: FileEntry) -> dict[str, Any]:
    record: dict[str, Any] = {"rfilename": path, "blobId": entry.oid, "size": entry.size}
    if entry.sha256 is not None:
        record["lfs"] = {
            "sha256": entry.sha256,
            "size": entry.size,
            "pointerSize": entry.pointer_size,
        }
    return record


def _gated(it: Description) -> str | bool:
    return False if it.repository.gate == Gate.NONE.value else it.repository.gate


def _safetensors(it: Description) -> dict[str, Any] | None:
    total = it.repository.parameters
    return None if total is None else {"parameters": {}, "total": total}


def _base_models(it: Description) -> list[str]:
    given = it.repository.card.get("base_model")
    return [given] if isinstance(given, str) else [str(each) for each in given or ()]


Tell = Callable[[Description], Any]
MODEL, DATASET, SPACE = (kind.value for kind in RepositoryKind)
EACH = frozenset({MODEL, DATASET, SPACE})
FILES_ONLY = frozenset({MODEL, DATASET})
FIELDS: dict[str, tuple[frozenset[str], Tell]] = {
    "modelId": (frozenset({MODEL}), lambda it: str(it.repository)),
    "author": (EACH, lambda it: it.repository.account.name),
    "sha": (EACH, lambda it: it.commit.oid if it.commit else None),
    "lastModified": (EACH, lambda it: it.repository.modified_at),
    "createdAt": (EACH, lambda it: it.repository.created_at),
    "private": (EACH, lambda it: it.repository.visibility == Visibility.PRIVATE.value),
    "gated": (EACH, _gated),
    "disabled": (EACH, lambda it: bool(it.repository.disabled_reason)),
    "downloads": (FILES_ONLY, lambda it: it.repository.downloads_30_days),
    "downloadsAllTime": (FILES_ONLY, lambda it: it.repository.downloads),
    "likes": (EACH, lambda it: it.repository.likes),
    "tags": (EACH, lambda it: it.repository.tags),
    "description": (frozenset({DATASET}), lambda it: it.repository.summary),
    "pipeline_tag": (frozenset({MODEL}), lambda it: it.repository.task or None),
    "library_name": (frozenset({MODEL}), lambda it: it.repository.library or None),
    "cardData": (EACH, lambda it: it.repository.card or None),
    "model-index": (frozenset({MODEL}), lambda it: it.repository.card.get("model-index")),
    "baseModels": (frozenset({MODEL}), _base_models),
    "config": (frozenset({MODEL}), lambda it: it.config),
    "safetensors": (frozenset({MODEL}), _safetensors),
    "mainSize": (frozenset({DATASET}), lambda it: it.repository.size),
    "usedStorage": (EACH, lambda it: it.used_storage),
    "sdk": (frozenset({SPACE}), lambda it: it.repository.sdk or None),
    "siblings": (EACH, lambda it: it.siblings),
}
USUAL = tuple(
    name
    for name in FIELDS
    if name not in ("downloadsAllTime", "baseModels", "mainSize", "config", "model-index")
)
"""What is told where nothing is asked for by name."""
