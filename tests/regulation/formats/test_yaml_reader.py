from __future__ import annotations

from typing import Any

import pytest

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.formats.corpus_layout import LARGEST_FILE
from comity.regulation.formats.yaml_reader import (
    DEEPEST_NESTING,
    Document,
    has_comments,
    read_yaml,
)


def read(text: str) -> Document:
    return read_yaml(text.encode(), "f.yaml")


def failure(data: bytes) -> tuple[str, dict[str, Any]]:
    with pytest.raises(InvalidInput) as caught:
        read_yaml(data, "f.yaml")
    params = dict(caught.value.message.params)
    assert params.pop("file") == "f.yaml"
    return caught.value.message.id, params


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"), ("no", "no"), ("yes", "yes"), ("on", "on"), ("off", "off"), ("y", "y"),
        ("true", True), ("False", False), ("null", None), ("~", None), ("", None),
        ("5", 5), ("-5", -5), ("'5'", "5"), ('"true"', "true"), ("007", 7),
        ("5.5", 5.5), ("1e25", 1e25), ("1.0e+25", 1e25), (".5", 0.5), ("1e999", "1e999"),
        ("123456789012345678", 123456789012345678), ("1234567890123456789", 1234567890123456789.0),
        ("0x10", "0x10"), ("1_000", "1_000"), ("12:30", "12:30"), (".inf", ".inf"),
        (".nan", ".nan"),
        ("2026-08-02", "2026-08-02"), ("2026-07", "2026-07"), ("<<", "<<"), ("=", "="),
        ("인공지능", "인공지능"), ("[a, 'b, c']", ["a", "b, c"]), ("{a: {b: 1}}", {"a": {"b": 1}}),
        ("|\n  a\n  b\n", "a\nb\n"), (">-\n  a\n  b\n", "a b"),
    ],
)  # fmt: skip
def test_scalars_of_the_core_schema(text: str, value: object) -> None:
    data = read(f"k: {text}").data
    assert data == {"k": value}
    assert type(data["k"]) is type(value)


def test_a_byte_order_mark_is_not_part_of_the_text() -> None:
    assert read_yaml(b"\xef\xbb\xbfa: 1", "f.yaml").data == {"a": 1}


@pytest.mark.parametrize("text", ["", "\n\n", "---\n", "# nothing\n"])
def test_an_empty_file_holds_nothing(text: str) -> None:
    assert read(text).data is None


def test_what_stands_nowhere_is_looked_for_at_the_beginning() -> None:
    assert read("").position(("a", 1)) == (1, 1)


def test_every_part_has_a_position() -> None:
    document = read("a:\n- b: 1\n  c: [x, y]\n- d\n")
    assert document.positions == {
        (): (1, 1),
        ("a",): (1, 1),
        ("a", 0): (2, 3),
        ("a", 0, "b"): (2, 3),
        ("a", 0, "c"): (3, 3),
        ("a", 0, "c", 0): (3, 7),
        ("a", 0, "c", 1): (3, 10),
        ("a", 1): (4, 3),
    }
    assert document.position(("a", 0, "missing", 7)) == (2, 3)


DEEP = b"[" * (DEEPEST_NESTING + 2) + b"]" * (DEEPEST_NESTING + 2)
BOMB = b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("data", "id", "params"),
    [
        (b"a: 1\nb: 2\n a: 3", "yaml-syntax",
         {"line": 3, "column": 3, "problem": "mapping values are not allowed in this context"}),
        (b"a: 1\nb: 2\na: 3", "duplicate-key", {"line": 3, "column": 1, "key": "a"}),
        (b"a: {b: 1, b: 2}", "duplicate-key", {"line": 1, "column": 11, "key": "b"}),
        (b"a: !!python/object:os.system x", "yaml-tag",
         {"line": 1, "column": 4, "tag": "tag:yaml.org,2002:python/object:os.system"}),
        (b"a: ! x", "yaml-tag", {"line": 1, "column": 4, "tag": "!"}),
        (b"a: !!str 1", "yaml-tag", {"line": 1, "column": 4, "tag": "tag:yaml.org,2002:str"}),
        (b"a:\n- &x 1", "yaml-anchor", {"line": 2, "column": 3}),
        (b"a: *x", "yaml-alias", {"line": 1, "column": 4}),
        (BOMB, "yaml-anchor", {"line": 1, "column": 4}),
        (b"a: {<<: *x}", "yaml-alias", {"line": 1, "column": 9}),
        (b"? [a]\n: 1", "yaml-key", {"line": 1, "column": 3}),
        (b"&k a: 1", "yaml-key", {"line": 1, "column": 1}),
        (DEEP, "yaml-too-deep", {"line": 1, "column": 34, "limit": 32}),
        (b"a: 1\n---\nb: 2\n", "yaml-several-documents", {"line": 2, "column": 1}),
        (b"a: 1\nb: [\n", "yaml-syntax",
         {"line": 3, "column": 1, "problem": "did not find expected node content"}),
        ("é: 1\nb: \x07".encode(), "yaml-syntax",
         {"line": 2, "column": 4, "problem": "control characters are not allowed"}),
        (b"a: 1\nb: \xff", "not-utf8", {"line": 2, "column": 4}),
        (b"\xef\xbb\xbf\xc3\xa9\xc3\xa9\xff", "not-utf8", {"line": 1, "column": 3}),
        ("a: 1".encode("utf-16"), "not-utf8", {"line": 1, "column": 1}),
        (b"x" * (LARGEST_FILE + 1), "file-too-large",
         {"size": LARGEST_FILE + 1, "limit": LARGEST_FILE}),
    ],
)  # fmt: skip
def test_what_is_refused_and_where(data: bytes, id: str, params: dict[str, Any]) -> None:
    assert failure(data) == (id, params)


def test_a_flood_of_brackets_is_refused_at_once() -> None:
    assert failure(b"[" * 1_000_000)[0] == "yaml-too-deep"
    assert failure(b"{a: " * 100_000)[0] == "yaml-too-deep"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1 # c\n", True), ("# c\na: 1\n", True), ("a: 1\n#", True), ("a: [x, # c\n y]\n", True),
        ("a: | # c\n  x\n", True), ("a: >- #c\n  x\n", True), ("a: |\n  x\n# c\n", True),
        ("---\n# c\na: 1", True), ("é: ü 😀 # c\n", True), ("a: 1\r\n# c\r\n", True),
        ("a: '#'\n", False), ('a: " # "\n', False), ("a: x#y\n", False), ("#", True),
        ("a: |\n  # x\n", False), ("a: |\n  x\n\n  # in\n", False), ("é😀: 'ü😀#'\n", False),
        ("a: >\n  folded\n  # text\nb: 1\n", False), ("'#': 1\n", False), ("", False),
    ],
)  # fmt: skip
def test_comments_are_seen_and_signs_in_texts_are_not(text: str, expected: bool) -> None:
    assert has_comments(text) is expected
