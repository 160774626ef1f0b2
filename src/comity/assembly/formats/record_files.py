"""YAML files that hold one record: read with every error and its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from comity.assembly.formats.record_reader import RecordReader
from comity.kernel.domain.errors import ComityError, InvalidInput, Problems
from comity.regulation.domain.problems import Problem
from comity.regulation.formats.yaml_reader import Document, read_yaml

T = TypeVar("T")
LARGEST = 512 * 1024


def read_record_file(
    kind: type[T], data: bytes, name: str, faults: Callable[[T], Sequence[Problem]], message: str
) -> T:
    """The record of that `kind` in `data`, without faults; `name` is that of the file. Raises
    `Problems(message)` with every error, each with `file`, `line` and `column`, or one
    `InvalidInput` where the file can't be read at all."""
    if len(data) > LARGEST:
        raise InvalidInput("file-too-large", file=name, size=len(data), limit=LARGEST)
    document = read_yaml(data, name)
    reader = RecordReader()
    record = reader.read(kind, document.data, ())
    problems = reader.problems or faults(record)
    if problems:
        raise Problems(message, _located(problems, document), file=name)
    return record  # type: ignore[no-any-return]  # read as that kind


def _located(problems: Iterable[Problem], document: Document) -> list[ComityError]:
    """In the order of the file."""
    found = []
    for each in problems:
        line, column = document.position(each.path)
        params = dict(each.error.message.params)
        params |= {"file": document.name, "line": line, "column": column}
        error = type(each.error)(each.error.message.id, remedy=each.error.remedy, **params)
        found.append((line, column, error))
    return [error for _, _, error in sorted(found, key=lambda it: it[:2])]
