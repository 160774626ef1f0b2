"""Statutes as YAML files: what a secretary writes beside the text of the written statute.

id: north-lakes
version: 1
name: {en: North Lakes Data Union}
languages: [en]
holds_from: 2026-01-01
rules:
  - id: important
    majorities: [{threshold: 2/3, basis: voting}]
    citation: Art. 9(2)
"""

from __future__ import annotations

from collections.abc import Iterable

from comity.assembly.domain.statute import Statute
from comity.assembly.domain.statute_faults import faults
from comity.assembly.formats.record_reader import RecordReader
from comity.assembly.formats.record_writer import plain_of
from comity.kernel.domain.errors import ComityError, InvalidInput, Problems
from comity.regulation.domain.problems import Problem
from comity.regulation.formats.yaml_reader import Document, read_yaml
from comity.regulation.formats.yaml_writer import write_yaml

LARGEST_STATUTE = 512 * 1024


def read_statute(data: bytes, name: str) -> Statute:
    """The statute in `data`, without faults; `name` is that of the file. Raises
    `Problems("statute-problems")` with every error, each with `file`, `line` and `column`, or one
    `InvalidInput` where the file can't be read at all."""
    if len(data) > LARGEST_STATUTE:
        raise InvalidInput("file-too-large", file=name, size=len(data), limit=LARGEST_STATUTE)
    document = read_yaml(data, name)
    reader = RecordReader()
    statute = reader.read(Statute, document.data, ())
    problems = reader.problems or faults(statute)
    if problems:
        raise Problems("statute-problems", _located(problems, document), file=name)
    return statute  # type: ignore[no-any-return]  # read as a Statute


def write_statute(statute: Statute) -> str:
    """The YAML that `read_statute` reads as the same statute."""
    return write_yaml(plain_of(statute))


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
