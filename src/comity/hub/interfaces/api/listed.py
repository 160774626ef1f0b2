"""A repository as lists tell it: nothing that would need its files to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from comity.hub.domain.repositories import Gate, RepositoryKind, Visibility
from comity.hub.interfaces.api.times import written
from comity.hub.models import Repository

Tell = Callable[[Repository], Any]


def _gated(it: Repository) -> str | bool:
    return False if it.gate == Gate.NONE.value else it.gate


def _safetensors(it: Repository) -> dict[str, Any] | None:
    return None if it.parameters is None else {"parameters": {}, "total": it.parameters}


def _base_models(it: Repository) -> list[str]:
    given = it.card.get("base_model")
    return [given] if isinstance(given, str) else [str(each) for each in given or ()]


EVERY: Mapping[str, Tell] = {
    "author": lambda it: it.account.name,
    "sha": lambda it: it.head or None,
    "lastModified": lambda it: written(it.modified_at),
    "createdAt": lambda it: written(it.created_at),
    "private": lambda it: it.visibility == Visibility.PRIVATE.value,
    "gated": _gated,
    "disabled": lambda it: bool(it.disabled_reason),
    "likes": lambda it: it.likes,
    "trendingScore": lambda it: it.downloads_30_days,
    "tags": lambda it: it.tags,
    "cardData": lambda it: it.card or None,
}
DOWNLOADED: Mapping[str, Tell] = {
    "downloads": lambda it: it.downloads_30_days,
    "downloadsAllTime": lambda it: it.downloads,
}
FIELDS: Mapping[RepositoryKind, Mapping[str, Tell]] = {
    RepositoryKind.MODEL: {
        **EVERY,
        **DOWNLOADED,
        "pipeline_tag": lambda it: it.task or None,
        "library_name": lambda it: it.library or None,
        "safetensors": _safetensors,
        "baseModels": _base_models,
        "model-index": lambda it: it.card.get("model-index"),
    },
    RepositoryKind.DATASET: {
        **EVERY,
        **DOWNLOADED,
        "description": lambda it: it.summary,
        "mainSize": lambda it: it.size,
    },
    RepositoryKind.SPACE: {**EVERY, "sdk": lambda it: it.sdk or None},
}
FROM_CARDS = frozenset({"cardData", "baseModels", "model-index"})
ALWAYS = (
    "author",
    "createdAt",
    "lastModified",
    "private",
    "gated",
    "disabled",
    "downloads",
    "likes",
    "trendingScore",
    "tags",
    "pipeline_tag",
    "library_name",
    "sdk",
)
FULL = (*ALWAYS, "sha", "description", "safetensors", "mainSize")


def names_asked(kind: RepositoryKind, names: Iterable[str]) -> list[str]:
    """Those that are told of repositories of the kind, each once, in the order asked."""
    return [name for name in dict.fromkeys(names) if name in FIELDS[kind]]


def listed(repository: Repository, kind: RepositoryKind, names: Iterable[str]) -> dict[str, Any]:
    told: dict[str, Any] = {"_id": repository.id.hex[:24], "id": str(repository)}
    if kind is RepositoryKind.MODEL:
        told["modelId"] = told["id"]
    fields = FIELDS[kind]
    for name in names:
        told[name] = fields[name](repository)
    return told
