"""The body of a commit, as clients send it: newline-delimited JSON, `{"key", "value"}` a line.

Seen on the wire of huggingface_hub 2.4.0 (`_prepare_commit_payload`): first a `header`, then
`file`, `lfsFile`, `deletedFile`, `deletedFolder`, and of other clients `copyFile`.
"""

from __future__ import annotations

from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from typing import IO, Literal

import msgspec

from comity.kernel.domain.errors import InvalidInput


class HeaderValue(msgspec.Struct, rename="camel"):
    summary: str
    description: str | None = None
    parent_commit: str | None = None


class FileValue(msgspec.Struct):
    path: str
    content: str
    encoding: Literal["base64", "utf-8"] = "utf-8"

    def decoded(self) -> bytes:
        """Raises `InvalidInput("commit-content-unreadable")`."""
        if self.encoding == "utf-8":
            return self.content.encode()
        try:
            return b64decode(self.content, validate=True)
        except (Error, ValueError):
            raise InvalidInput("commit-content-unreadable", path=self.path[:200]) from None


class LfsFileValue(msgspec.Struct):
    path: str
    oid: str
    algo: Literal["sha256"] = "sha256"
    size: int | None = None


class PathValue(msgspec.Struct):
    path: str


class CopyValue(msgspec.Struct, rename="camel"):
    path: str
    src_path: str


class HeaderLine(msgspec.Struct, tag_field="key", tag="header"):
    value: HeaderValue


class FileLine(msgspec.Struct, tag_field="key", tag="file"):
    value: FileValue


class LfsFileLine(msgspec.Struct, tag_field="key", tag="lfsFile"):
    value: LfsFileValue


class DeletedFileLine(msgspec.Struct, tag_field="key", tag="deletedFile"):
    value: PathValue


class DeletedFolderLine(msgspec.Struct, tag_field="key", tag="deletedFolder"):
    value: PathValue


class CopyLine(msgspec.Struct, tag_field="key", tag="copyFile"):
    value: CopyValue


Line = HeaderLine | FileLine | LfsFileLine | DeletedFileLine | DeletedFolderLine | CopyLine
_decoder = msgspec.json.Decoder(Line)


def read_lines(file: IO[bytes], *, largest_file: int, most_lines: int) -> Iterator[Line]:
    """Line by line, none of which is longer than a file of `largest_file` bytes needs.

    Raises `InvalidInput` for a line that can't be read, one that is too long, and beyond
    `most_lines`.
    """
    longest = largest_file * 4 // 3 + 64 * 1024
    number = 0
    while text := file.readline(longest + 1):
        number += 1
        if len(text) > longest:
            raise InvalidInput("commit-file-too-large", limit=largest_file)
        if number > most_lines:
            raise InvalidInput("commit-lines-too-many", limit=most_lines)
        if not text.strip():
            continue
        try:
            yield _decoder.decode(text)
        except (msgspec.ValidationError, msgspec.DecodeError) as error:
            raise InvalidInput(
                "commit-line-unreadable", line=number, problem=str(error)[:200]
            ) from None
