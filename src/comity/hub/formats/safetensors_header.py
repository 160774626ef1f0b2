"""The header of a safetensors file: which tensors it holds, of what type and shape.

Source of the format: the README of huggingface/safetensors ("Format"): eight bytes little-endian
with the header's length (at most 100 MB), the header as JSON that starts with `{` and may end in
spaces, then the data without gaps; offsets count from the end of the header. Read on 2026-11-28.
Nothing but the header is read, and nothing in it is believed: a tensor's bytes must be those of its
shape and type, tensors may not overlap, and together they end where the file ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import prod
from typing import Any

import orjson

from comity.kernel.domain.errors import InvalidInput

LARGEST_HEADER = 25_000_000
"""Bytes. The format allows 100 MB; the largest headers in use have a few."""
MOST_TENSORS = 250_000
MOST_DIMENSIONS = 32
LONGEST_NAME = 1_000

BITS: Mapping[str, int] = {
    "BOOL": 8, "U8": 8, "I8": 8, "F8_E5M2": 8, "F8_E4M3": 8, "F8_E8M0": 8,
    "F8_E4M3FNUZ": 8, "F8_E5M2FNUZ": 8,
    "I16": 16, "U16": 16, "F16": 16, "BF16": 16, "I32": 32, "U32": 32, "F32": 32, "I64": 64,
    "U64": 64, "F64": 64, "C64": 64, "F4": 4, "F6_E2M3": 6, "F6_E3M2": 6,
}  # fmt: skip
"""Bits of one element, by type (`Dtype` in safetensors 0.8)."""


@dataclass(frozen=True, slots=True)
class Tensor:
    name: str
    dtype: str
    shape: tuple[int, ...]
    bytes: int


@dataclass(frozen=True, slots=True)
class TensorSummary:
    parameters: int
    """Elements of all tensors."""
    by_dtype: Mapping[str, int]
    """Elements by type, the most first."""
    tensors: tuple[Tensor, ...]
    metadata: Mapping[str, str]


def read_header(read: Callable[[int, int], bytes], size: int) -> TensorSummary:
    """The summary of a file of `size` bytes, of which `read(offset, length)` gives `length` bytes
    from `offset`. Raises `InvalidInput`."""
    if size < 8:
        raise InvalidInput("safetensors-too-short", size=size)
    length = int.from_bytes(_exactly(read, 0, 8), "little")
    if length > LARGEST_HEADER:
        raise InvalidInput("safetensors-header-too-large", size=length, limit=LARGEST_HEADER)
    if length < 2 or 8 + length > size:
        raise InvalidInput("safetensors-header-outside", length=length, size=size)
    header = json_object(_exactly(read, 8, length))
    metadata = header.pop("__metadata__", {})
    if not isinstance(metadata, dict) or not all(isinstance(v, str) for v in metadata.values()):
        raise InvalidInput("safetensors-metadata")
    if len(header) > MOST_TENSORS:
        raise InvalidInput("safetensors-too-many", count=len(header), limit=MOST_TENSORS)
    placed = [_tensor(name, entry) for name, entry in header.items()]
    _check_places(placed, size - 8 - length)
    return summary(tuple(tensor for tensor, _ in placed), metadata)


def summary(tensors: tuple[Tensor, ...], metadata: Mapping[str, str]) -> TensorSummary:
    counts: dict[str, int] = {}
    for tensor in tensors:
        counts[tensor.dtype] = counts.get(tensor.dtype, 0) + prod(tensor.shape)
    ordered = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    return TensorSummary(sum(counts.values()), ordered, tensors, metadata)


def json_object(data: bytes) -> dict[str, Any]:
    try:
        value = orjson.loads(data)
    except (orjson.JSONDecodeError, RecursionError):
        raise InvalidInput("safetensors-json") from None
    if not isinstance(value, dict):
        raise InvalidInput("safetensors-json")
    return value


def _exactly(read: Callable[[int, int], bytes], offset: int, length: int) -> bytes:
    data = read(offset, length)
    if len(data) != length:
        raise InvalidInput("safetensors-cut-short", offset=offset, length=length)
    return data


def _tensor(name: str, entry: object) -> tuple[Tensor, int]:
    """The tensor, and where its data starts."""
    match entry:
        case {"dtype": str(dtype), "shape": list(shape), "data_offsets": [int(start), int(end)]}:
            pass
        case _:
            raise InvalidInput("safetensors-tensor", name=name[:80])
    bits = BITS.get(dtype)
    if bits is None:
        raise InvalidInput("safetensors-type", name=name[:80], dtype=dtype[:20])
    if len(shape) > MOST_DIMENSIONS or len(name) > LONGEST_NAME:
        raise InvalidInput("safetensors-tensor", name=name[:80])
    if not all(type(each) is int and 0 <= each < 2**63 for each in (*shape, start, end)):
        raise InvalidInput("safetensors-tensor", name=name[:80])
    if prod(shape) * bits != (end - start) * 8:
        raise InvalidInput("safetensors-size", name=name[:80], length=end - start)
    return Tensor(name, dtype, tuple(shape), end - start), start


def _check_places(placed: list[tuple[Tensor, int]], available: int) -> None:
    """One after another, from the first byte to the last."""
    reached = 0
    for tensor, start in sorted(placed, key=lambda each: (each[1], each[0].bytes)):
        if start != reached:
            raise InvalidInput("safetensors-places", name=tensor.name[:80], at=start)
        reached = start + tensor.bytes
    if reached != available:
        raise InvalidInput("safetensors-length", expected=reached, length=available)
