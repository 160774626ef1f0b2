"""Headers of safetensors files, honest and not."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import save

from comity.hub.formats.safetensors_header import (
    LARGEST_HEADER,
    MOST_TENSORS,
    Tensor,
    TensorSummary,
    read_header,
)
from comity.hub.formats.safetensors_index import ShardIndex, joined, read_index
from comity.kernel.domain.errors import InvalidInput


def header(data: bytes, size: int | None = None) -> TensorSummary:
    return read_header(lambda start, length: data[start : start + length], size or len(data))


def packed(entries: object, body: int = 0) -> bytes:
    text = entries if isinstance(entries, bytes) else json.dumps(entries).encode()
    return len(text).to_bytes(8, "little") + text + bytes(body)


def entry(dtype: str, shape: list[int], start: int, end: int) -> dict[str, Any]:
    return {"dtype": dtype, "shape": shape, "data_offsets": [start, end]}


def refusal(data: bytes, size: int | None = None) -> str:
    with pytest.raises(InvalidInput) as caught:
        header(data, size)
    return caught.value.message.id


def test_a_file_that_the_library_wrote() -> None:
    tensors = {
        "w": np.zeros((2, 3), np.float32),
        "half": np.zeros((4,), np.float16),
        "none": np.zeros((0, 5), np.float32),
        "one": np.zeros((), np.int64),
    }
    found = header(save(tensors, metadata={"format": "pt"}))
    assert {each.name: each for each in found.tensors} == {
        "w": Tensor("w", "F32", (2, 3), 24),
        "half": Tensor("half", "F16", (4,), 8),
        "none": Tensor("none", "F32", (0, 5), 0),
        "one": Tensor("one", "I64", (), 8),
    }
    assert found.parameters == 11
    assert list(found.by_dtype.items()) == [("F32", 6), ("F16", 4), ("I64", 1)]
    assert found.metadata == {"format": "pt"}


def test_types_of_less_than_a_byte() -> None:
    found = header(packed({"a": entry("F4", [4], 0, 2), "b": entry("F6_E2M3", [4], 2, 5)}, 5))
    assert found.parameters == 8
    assert refusal(packed({"a": entry("F4", [3], 0, 2)}, 2)) == "safetensors-size"


def test_only_the_header_is_read() -> None:
    data = packed({"a": entry("U8", [10**12], 0, 10**12)})
    reads: list[tuple[int, int]] = []

    def read(start: int, length: int) -> bytes:
        reads.append((start, length))
        return data[start : start + length]

    assert read_header(read, len(data) + 10**12).parameters == 10**12
    assert reads == [(0, 8), (8, len(data) - 8)]


def test_spaces_after_the_header_are_read() -> None:
    assert header(packed(b"{}      ")).tensors == ()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", "safetensors-too-short"),
        (b"1234567", "safetensors-too-short"),
        (b"\xff" * 8, "safetensors-header-too-large"),
        ((LARGEST_HEADER + 1).to_bytes(8, "little"), "safetensors-header-too-large"),
        (bytes(8), "safetensors-header-outside"),
        ((50).to_bytes(8, "little") + b"{}", "safetensors-header-outside"),
        (packed(b"[]"), "safetensors-json"),
        (packed(b"{x}"), "safetensors-json"),
        (packed(b'{"a": "\xff"}'), "safetensors-json"),
        (packed(b"[" * 100_000), "safetensors-json"),
        (packed(b'{"a":' * 100_000), "safetensors-json"),
        (packed({"__metadata__": {"a": 1}}), "safetensors-metadata"),
        (packed({"__metadata__": []}), "safetensors-metadata"),
        (packed({"a": 1}), "safetensors-tensor"),
        (packed({"a": {"dtype": "F32"}}), "safetensors-tensor"),
        (packed({"a": entry("F32", [-1], 0, 4)}, 4), "safetensors-tensor"),
        (packed({"a": entry("F32", [True], 0, 4)}, 4), "safetensors-tensor"),
        (packed({"a": {**entry("F32", [], 0, 4), "shape": [1.0]}}, 4), "safetensors-tensor"),
        (packed({"a": {**entry("F32", [], 0, 4), "data_offsets": [0]}}, 4), "safetensors-tensor"),
        (packed({"a": entry("F32", [1] * 33, 0, 4)}, 4), "safetensors-tensor"),
        (packed({"x" * 1001: entry("F32", [1], 0, 4)}, 4), "safetensors-tensor"),
        (packed({"a": entry("F33", [1], 0, 4)}, 4), "safetensors-type"),
        (packed({"a": entry("F32", [2], 0, 4)}, 4), "safetensors-size"),
        (packed({"a": entry("F32", [1], 4, 0)}, 4), "safetensors-size"),
        (packed({"a": entry("F32", [2**62, 2**62], 0, 4)}, 4), "safetensors-size"),
        (packed({"a": entry("F32", [1], 4, 8)}, 8), "safetensors-places"),
        (
            packed({"a": entry("F32", [1], 0, 4), "b": entry("F32", [1], 0, 4)}, 4),
            "safetensors-places",
        ),
        (
            packed({"a": entry("F32", [1], 0, 4), "b": entry("F32", [1], 8, 12)}, 12),
            "safetensors-places",
        ),
        (packed({"a": entry("F32", [1], 0, 4)}, 3), "safetensors-length"),
        (packed({"a": entry("F32", [1], 0, 4)}, 5), "safetensors-length"),
    ],
)
def test_headers_that_lie_are_refused(data: bytes, error: str) -> None:
    assert refusal(data) == error


def test_a_header_that_ends_early_is_refused() -> None:
    assert refusal(packed({})[:9], 100) == "safetensors-cut-short"


def test_too_many_tensors_are_refused() -> None:
    entries = {str(i): 0 for i in range(MOST_TENSORS + 1)}
    assert refusal(packed(entries)) == "safetensors-too-many"


shapes = st.lists(st.integers(0, 4), max_size=4)


@given(st.dictionaries(st.text("abc.", min_size=1, max_size=8), shapes, max_size=6))
def test_every_file_of_the_library_is_read(wanted: dict[str, list[int]]) -> None:
    tensors = {name: np.zeros(tuple(shape), np.float32) for name, shape in wanted.items()}
    found = header(save(tensors))
    assert {each.name: list(each.shape) for each in found.tensors} == wanted
    assert found.parameters == sum(each.size for each in tensors.values())


@given(st.binary(max_size=200), st.integers(0, 300))
def test_no_bytes_break_the_reader(data: bytes, length: int) -> None:
    for whole in (data, length.to_bytes(8, "little") + data, packed(data)):
        try:
            found = header(whole)
        except InvalidInput:
            continue
        assert found.parameters == sum(found.by_dtype.values())


def test_an_index_of_two_files_is_one_model() -> None:
    parts = {
        "m-1.safetensors": save({"a": np.zeros((2, 2), np.float32)}, metadata={"format": "pt"}),
        "m-2.safetensors": save({"b": np.zeros((3,), np.float16)}),
    }
    places = {"a": "m-1.safetensors", "b": "m-2.safetensors"}
    index = read_index(json.dumps({"metadata": {"total_size": 22}, "weight_map": places}).encode())
    assert index == ShardIndex(22, ("m-1.safetensors", "m-2.safetensors"), places)
    found = joined(index, lambda name: header(parts[name]))
    assert (found.parameters, found.by_dtype) == (7, {"F32": 4, "F16": 3})
    assert found.metadata == {"format": "pt"}


def test_an_index_that_names_what_is_not_there_is_refused() -> None:
    index = read_index(json.dumps({"weight_map": {"a": "m", "b": "m"}}).encode())
    part = header(save({"a": np.zeros((1,), np.float32)}))
    with pytest.raises(InvalidInput) as caught:
        joined(index, lambda _: part)
    assert caught.value.message.params == {"name": "b", "file": "m"}


@pytest.mark.parametrize(
    ("document", "error"),
    [
        ([], "safetensors-json"),
        ({}, "safetensors-index"),
        ({"weight_map": []}, "safetensors-index"),
        ({"weight_map": {"a": 1}}, "safetensors-index"),
        ({"weight_map": {"a": "../x"}}, "safetensors-index-file"),
        ({"weight_map": {"a": "/etc/passwd"}}, "safetensors-index-file"),
        ({"weight_map": {"a": ""}}, "safetensors-index-file"),
        ({"weight_map": {"a": "x\\y"}}, "safetensors-index-file"),
        ({"weight_map": {str(i): f"f{i}" for i in range(1001)}}, "safetensors-too-many-files"),
    ],
)
def test_an_index_that_misleads_is_refused(document: object, error: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_index(json.dumps(document).encode())
    assert caught.value.message.id == error
