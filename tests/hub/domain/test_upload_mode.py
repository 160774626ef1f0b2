from __future__ import annotations

import pytest

from comity.hub.domain.upload_mode import (
    LARGEST_REGULAR,
    default_gitattributes,
    is_binary,
    parse_gitattributes,
    upload_mode,
)

MODEL = parse_gitattributes(default_gitattributes("model"))
DATASET = parse_gitattributes(default_gitattributes("dataset"))


@pytest.mark.parametrize(
    ("path", "mode"),
    [
        ("README.md", "regular"),
        ("config.json", "regular"),
        ("model.safetensors", "lfs"),
        ("a/b/pytorch_model.bin", "lfs"),
        ("x.tar.gz", "lfs"),
        ("saved_model/a/b.txt", "lfs"),
        ("saved_model/b.txt", "lfs"),
        ("x/saved_model/b.txt", "regular"),
        ("events.out.tfevents.1", "lfs"),
        ("photo.jpg", "regular"),
        ("DATA.PARQUET", "lfs"),
        ("bin", "regular"),
    ],
)
def test_mode_by_the_rules_of_a_new_model(path: str, mode: str) -> None:
    assert upload_mode(path, 10, b"text", MODEL) == mode


def test_data_sets_hold_pictures_as_large_files() -> None:
    assert upload_mode("photo.jpg", 10, b"text", DATASET) == "lfs"
    assert len(DATASET.rules) == len(MODEL.rules) + 19


def test_size_and_content() -> None:
    assert upload_mode("x.txt", LARGEST_REGULAR, b"text", MODEL) == "regular"
    assert upload_mode("x.txt", LARGEST_REGULAR + 1, b"text", MODEL) == "lfs"
    assert upload_mode("x.txt", 10, b"\0", MODEL) == "lfs"
    assert upload_mode("x.bin", 0, b"", MODEL) == "regular"
    assert upload_mode(".gitattributes", 10, b"\0", MODEL) == "regular"
    assert upload_mode(".gitattributes", LARGEST_REGULAR + 1, b"", MODEL) == "lfs"


def test_what_the_rules_take_back() -> None:
    rules = parse_gitattributes('*.bin filter=lfs\nsmall.bin -filter\n"a b.txt" filter=lfs -text\n')
    assert upload_mode("big.bin", 10, b"", rules) == "lfs"
    assert upload_mode("x/small.bin", 10, b"\0", rules) == "regular"
    assert upload_mode("a b.txt", 10, b"", rules) == "lfs"
    assert upload_mode("x.parquet", 10, b"", parse_gitattributes("*.parquet -filter\n")) == "lfs"


@pytest.mark.parametrize(
    "line",
    ["# *.x filter=lfs", "*.x text", "*.x filter=other", "!*.x filter=lfs", "[attr]l filter=lfs",
     "*.x/ filter=lfs", "*.x", ""],
)  # fmt: skip
def test_lines_that_make_nothing_large(line: str) -> None:
    assert upload_mode("a.x", 10, b"text", parse_gitattributes(line)) == "regular"


@pytest.mark.parametrize(
    ("sample", "binary"),
    [(b"", False), (b"plain\n", False), ("naïve 文".encode(), False), ("文".encode()[:2], False),
     (b"a\0", True), (b"\x89PNG", True), (b"\xff\xfe", True)],
)  # fmt: skip
def test_binary_content(sample: bytes, binary: bool) -> None:
    assert is_binary(sample) is binary
