"""The body of a commit, line by line."""

from __future__ import annotations

import base64
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.hub.formats.commit_lines import (
    CopyLine,
    CopyValue,
    DeletedFileLine,
    DeletedFolderLine,
    FileLine,
    FileValue,
    HeaderLine,
    HeaderValue,
    LfsFileLine,
    LfsFileValue,
    Line,
    PathValue,
    read_lines,
)
from comity.kernel.domain.errors import InvalidInput


def read(text: bytes, *, largest_file: int = 1000, most_lines: int = 10) -> list[Line]:
    return list(read_lines(io.BytesIO(text), largest_file=largest_file, most_lines=most_lines))


def written(*lines: object) -> bytes:
    return b"".join(json.dumps(line).encode() + b"\n" for line in lines)


def test_each_kind_of_line() -> None:
    text = written(
        {"key": "header", "value": {"summary": "s", "description": "d", "parentCommit": "p"}},
        {"key": "file", "value": {"path": "a", "content": "YQ==", "encoding": "base64"}},
        {"key": "lfsFile", "value": {"path": "b", "algo": "sha256", "oid": "0", "size": 3}},
        {"key": "deletedFile", "value": {"path": "c"}},
        {"key": "deletedFolder", "value": {"path": "d/"}},
        {"key": "copyFile", "value": {"path": "e", "srcPath": "f", "srcRevision": "main"}},
    )
    assert read(text) == [
        HeaderLine(HeaderValue("s", "d", "p")),
        FileLine(FileValue("a", "YQ==", "base64")),
        LfsFileLine(LfsFileValue("b", "0", "sha256", 3)),
        DeletedFileLine(PathValue("c")),
        DeletedFolderLine(PathValue("d/")),
        CopyLine(CopyValue("e", "f")),
    ]


@given(st.binary(max_size=500))
def test_a_content_comes_back(content: bytes) -> None:
    encoded = base64.b64encode(content).decode()
    (line,) = read(
        written({"key": "file", "value": {"path": "a", "content": encoded, "encoding": "base64"}})
    )
    assert isinstance(line, FileLine)
    assert line.value.decoded() == content


def test_empty_lines_and_a_last_one_without_end_are_fine() -> None:
    line = written({"key": "deletedFile", "value": {"path": "c"}})
    assert len(read(b"\n" + line + b"\n\n" + line.strip())) == 2


@pytest.mark.parametrize(
    "text",
    [
        *(b"{", b"[]", b"null", b'{"key": "other", "value": {}}', b'{"key": "file"}', b"\xff\xfe"),
        b'{"key": "lfsFile", "value": {"path": "a", "oid": "0", "algo": "md5"}}',
        b'{"key": "file", "value": {"path": 1, "content": ""}}',
        b'{"key": "deletedFile", "value": ' + b"[" * 5000,
    ],
)
def test_what_is_no_line(text: bytes) -> None:
    with pytest.raises(InvalidInput) as caught:
        read(text)
    assert caught.value.message.id == "commit-line-unreadable"


@pytest.mark.parametrize("content", ["!", "YQ", "YQ==\n", "ä"])
def test_what_is_not_base_64(content: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        FileValue("a", content, "base64").decoded()
    assert caught.value.message.id == "commit-content-unreadable"


def test_limits() -> None:
    line = written({"key": "deletedFile", "value": {"path": "c"}})
    with pytest.raises(InvalidInput) as caught:
        read(line * 11)
    assert caught.value.message.id == "commit-lines-too-many"
    with pytest.raises(InvalidInput) as caught:
        read(b" " * (64 * 1024 + 1500))
    assert caught.value.message.id == "commit-file-too-large"
