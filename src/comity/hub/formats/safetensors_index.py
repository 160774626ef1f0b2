"""`model.safetensors.index.json`: which tensor stands in which of a model's files.

Source: what `save_pretrained` of transformers writes and `huggingface_hub` 2.4.0 reads
(`_safetensors`): `weight_map` from tensor to file name, `metadata.total_size` in bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from comity.hub.formats.safetensors_header import (
    LARGEST_HEADER,
    MOST_TENSORS,
    TensorSummary,
    json_object,
    summary,
)
from comity.kernel.domain.errors import InvalidInput

INDEX_NAME = "model.safetensors.index.json"
MOST_FILES = 1_000


@dataclass(frozen=True, slots=True)
class ShardIndex:
    total_size: int | None
    """Bytes of all tensors, as the index states it."""
    files: tuple[str, ...]
    """Names beside the index, in alphabetical order."""
    places: Mapping[str, str]
    """The file of each tensor."""


def read_index(data: bytes) -> ShardIndex:
    """Raises `InvalidInput`, also for a file name that leads out of the index's folder."""
    if len(data) > LARGEST_HEADER:
        raise InvalidInput("safetensors-header-too-large", size=len(data), limit=LARGEST_HEADER)
    document = json_object(data)
    places = document.get("weight_map")
    if not isinstance(places, dict) or not all(isinstance(each, str) for each in places.values()):
        raise InvalidInput("safetensors-index")
    if len(places) > MOST_TENSORS:
        raise InvalidInput("safetensors-too-many", count=len(places), limit=MOST_TENSORS)
    files = tuple(sorted(set(places.values())))
    if len(files) > MOST_FILES:
        raise InvalidInput("safetensors-too-many-files", count=len(files), limit=MOST_FILES)
    for name in files:
        if not name or "/" in name or "\\" in name or name.startswith(".") or "\0" in name:
            raise InvalidInput("safetensors-index-file", name=name[:80])
    metadata = document.get("metadata")
    stated = metadata.get("total_size") if isinstance(metadata, dict) else None
    total = int(stated) if isinstance(stated, int | float) and 0 <= stated < 2**63 else None
    return ShardIndex(total, files, places)


def joined(index: ShardIndex, summary_of: Callable[[str], TensorSummary]) -> TensorSummary:
    """One summary of all shards. Raises `InvalidInput` where a shard lacks a tensor that the index
    says it has."""
    tensors = []
    metadata: dict[str, str] = {}
    for name in index.files:
        part = summary_of(name)
        metadata = {**part.metadata, **metadata}
        tensors += [each for each in part.tensors if index.places.get(each.name) == name]
    if len(tensors) != len(index.places):
        missing = min(index.places.keys() - {each.name for each in tensors})
        raise InvalidInput(
            "safetensors-index-lacks", name=missing[:80], file=index.places[missing][:80]
        )
    return summary(tuple(tensors), metadata)
