"""Safe YAML with positions: plain data, and where each part stood in the file.

Only what the corpus and profiles need is read: YAML 1.2 core scalars (so `NO` is Norway), maps with
text keys, lists. Tags, anchors and aliases are refused, as are duplicate keys: data that is written
twice, or points elsewhere, can't be checked by eye. Sizes are bounded before anything is built.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import isfinite
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Parameter
from comity.regulation.domain.problems import Path
from comity.regulation.formats.corpus_layout import LARGEST_FILE
from comity.regulation.formats.yaml_positions import Position, position_of, positions_in

DEEPEST_NESTING = 32

INTEGER = re.compile(r"[-+]?[0-9]{1,18}\Z")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?\Z")
_CONSTANTS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


@dataclass(frozen=True)
class Document:
    """Plain data (`dict`, `list`, `str`, `int`, `float`, `bool`, `None`) of one file, and the text
    that it was read from ("" for none)."""

    name: str
    data: Any
    text: str = ""

    @cached_property
    def positions(self) -> dict[Path, Position]:
        return positions_in(self.text)

    def position(self, path: Path) -> Position:
        """Where `path` stands, or the nearest thing around it that stands somewhere."""
        while path and path not in self.positions:
            path = path[:-1]
        return self.positions.get(path, (1, 1))


def read_yaml(data: bytes, name: str) -> Document:
    """Read one document. Raises `InvalidInput` with `file`, `line` and `column`."""
    if len(data) > LARGEST_FILE:
        raise InvalidInput("file-too-large", file=name, size=len(data), limit=LARGEST_FILE)
    encoded = data.removeprefix(BOM_UTF8)
    try:
        text = encoded.decode()
    except UnicodeDecodeError as error:
        line, column = _end_of(encoded[: error.start].decode())
        raise InvalidInput("not-utf8", file=name, line=line, column=column) from None
    builder = _Builder(name)
    try:
        result = builder.document(_events(text))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise InvalidInput(
            "yaml-syntax",
            file=name,
            line=line,
            column=column,
            problem=error.problem or "unreadable",
        ) from None
    except yaml.reader.ReaderError as error:
        line, column = _end_of(text.encode()[: error.position].decode(errors="ignore"))
        raise InvalidInput(
            "yaml-syntax", file=name, line=line, column=column, problem=error.reason
        ) from None
    return Document(name, result, text)


def has_comments(text: str) -> bool:
    """Whether any YAML comment stands in `text`: a `#` between two tokens, or after the sign that
    opens a block of text."""
    end = 0
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        start = token.start_mark.index
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            start = text.find("\n", start)
        if "#" in text[end:start]:
            return True
        end = max(end, token.end_mark.index)
    return "#" in text[end:]


def _events(text: str) -> Iterator[Event]:
    return iter(yaml.parse(text, Loader=yaml.CSafeLoader))


class _Builder:
    def __init__(self, name: str) -> None:
        self.name = name

    def document(self, events: Iterator[Event]) -> Any:  # noqa: ANN401 - plain data has no one type
        result: Any = None
        documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.error("yaml-several-documents", event)
            elif isinstance(
                event, ScalarEvent | MappingStartEvent | SequenceStartEvent | AliasEvent
            ):
                result = self.value(event, events, 0)
        return result

    def value(self, event: Event, events: Iterator[Event], depth: int) -> Any:  # noqa: ANN401
        if isinstance(event, AliasEvent):
            raise self.error("yaml-alias", event)
        if getattr(event, "anchor", None) is not None:
            raise self.error("yaml-anchor", event)
        if tag := getattr(event, "tag", None):
            raise self.error("yaml-tag", event, tag=tag)
        if depth > DEEPEST_NESTING:
            raise self.error("yaml-too-deep", event, limit=DEEPEST_NESTING)
        if isinstance(event, MappingStartEvent):
            return self.mapping(events, depth + 1)
        if isinstance(event, ScalarEvent):
            return _scalar(event)
        return self.sequence(events, depth + 1)

    def mapping(self, events: Iterator[Event], depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            if not isinstance(event, ScalarEvent) or event.anchor or event.tag:
                raise self.error("yaml-key", event)
            key = event.value
            if key in result:
                raise self.error("duplicate-key", event, key=key)
            result[key] = self.value(next(events), events, depth)
        return result

    def sequence(self, events: Iterator[Event], depth: int) -> list[Any]:
        result: list[Any] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            result.append(self.value(event, events, depth))
        return result

    def error(self, id: str, event: Event, **params: Parameter) -> InvalidInput:
        line, column = position_of(event)
        here: dict[str, Parameter] = {"file": self.name, "line": line, "column": column}
        return InvalidInput(id, remedy=None, **here, **params)


def _end_of(text: str) -> Position:
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _scalar(event: ScalarEvent) -> str | int | float | bool | None:
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    if FLOAT.fullmatch(text) and isfinite(number := float(text)):
        return number
    return text
