"""The YAML of a card's front block as plain data, whatever somebody wrote there.

YAML 1.2 core scalars, so that `no` is Norwegian and a date stays text. Aliases and merges are read,
as cards in use have them, but each use counts as many nodes as it stands for. Numbers that JSON
can't carry stay text. Nothing is built beyond the limits, and nothing but plain data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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

LARGEST_BLOCK = 256 * 1024
"""Bytes of UTF-8."""
DEEPEST_NESTING = 32
MOST_NODES = 50_000
"""Texts, numbers, lists and maps, counted where they are used."""

_CORE = "tag:yaml.org,2002:"
_CONSTANTS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}\Z", re.ASCII)
_FLOAT = re.compile(
    r"[-+]?(?:(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]{1,2})?|[0-9]+[eE][-+]?[0-9]{1,2})\Z",
    re.ASCII,
)
_KNOWN_TAGS = {_CORE + name for name in ("str", "int", "float", "bool", "null", "map", "seq")}


def read_block(text: str) -> Any:  # noqa: ANN401 - plain data has no one type
    """The data of one document; None where there is nothing. Raises `InvalidInput`, with the line
    and column within the block where it can be told."""
    size = len(text.encode(errors="replace"))
    if size > LARGEST_BLOCK:
        raise InvalidInput("card-block-too-large", size=size, limit=LARGEST_BLOCK)
    try:
        return _Builder().document(iter(yaml.parse(text, Loader=yaml.CSafeLoader)))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise InvalidInput(
            "card-yaml-syntax", line=line, column=column, problem=error.problem or "unreadable"
        ) from None
    except (yaml.reader.ReaderError, UnicodeError):
        raise InvalidInput("card-yaml-characters") from None


class _Builder:
    def __init__(self) -> None:
        self.nodes = 0
        self.anchors: dict[str, tuple[Any, int] | None] = {}
        """What an anchor names, and of how many nodes; None while it is being read."""

    def document(self, events: Iterator[Event]) -> Any:  # noqa: ANN401
        result: Any = None
        documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _error("card-yaml-several-documents", event)
            elif isinstance(
                event, ScalarEvent | MappingStartEvent | SequenceStartEvent | AliasEvent
            ):
                result = self.value(event, events, 0)
        return result

    def value(self, event: Event, events: Iterator[Event], depth: int) -> Any:  # noqa: ANN401
        if depth > DEEPEST_NESTING:
            raise _error("card-yaml-too-deep", event, limit=DEEPEST_NESTING)
        if isinstance(event, AliasEvent):
            return self.alias(event)
        anchor, before = getattr(event, "anchor", None), self.nodes
        self.count(1, event)
        if anchor is not None:
            self.anchors[anchor] = None
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!" and tag not in _KNOWN_TAGS:
            raise _error("card-yaml-tag", event, tag=tag[:80])
        result: Any
        if isinstance(event, MappingStartEvent):
            result = self.mapping(events, depth + 1)
        elif isinstance(event, SequenceStartEvent):
            result = self.sequence(events, depth + 1)
        else:
            result = _scalar(event, tag)
        if anchor is not None:
            self.anchors[anchor] = result, self.nodes - before
        return result

    def alias(self, event: AliasEvent) -> Any:  # noqa: ANN401
        named = self.anchors.get(str(event.anchor))
        if named is None:
            raise _error("card-yaml-alias", event, name=str(event.anchor)[:80])
        self.count(named[1], event)
        return named[0]

    def count(self, nodes: int, event: Event) -> None:
        self.nodes += nodes
        if self.nodes > MOST_NODES:
            raise _error("card-yaml-too-many-nodes", event, limit=MOST_NODES)

    def mapping(self, events: Iterator[Event], depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            key = self.key(event, events, depth)
            value = self.value(next(events), events, depth)
            if key == "<<" and isinstance(event, ScalarEvent) and event.implicit[0]:
                for each in value if isinstance(value, list) else [value]:
                    if not isinstance(each, Mapping):
                        raise _error("card-yaml-merge", event)
                    merged = {**each, **merged}
            elif key in result:
                raise _error("card-yaml-duplicate-key", event, key=key[:80])
            else:
                result[key] = value
        return {**merged, **result} if merged else result

    def key(self, event: Event, events: Iterator[Event], depth: int) -> str:
        """As text, since JSON knows no other."""
        if not isinstance(event, ScalarEvent | AliasEvent):
            raise _error("card-yaml-key", event)
        value = self.value(event, events, depth)
        if isinstance(event, ScalarEvent):
            return str(event.value)
        if not isinstance(value, str):
            raise _error("card-yaml-key", event)
        return value

    def sequence(self, events: Iterator[Event], depth: int) -> list[Any]:
        result: list[Any] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            result.append(self.value(event, events, depth))
        return result


def _error(id: str, event: Event, **params: Parameter) -> InvalidInput:
    mark = event.start_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return InvalidInput(id, remedy=None, line=line, column=column, **params)


def _scalar(event: Event, tag: str | None) -> str | int | float | bool | None:
    text = str(getattr(event, "value", ""))
    plain = bool(getattr(event, "implicit", (False,))[0])
    if tag in ("!", _CORE + "str") or (tag is None and not plain):
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) and isfinite(number := float(text)):
        return number
    return text
