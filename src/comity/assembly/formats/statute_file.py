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

from comity.assembly.domain.statute import Statute
from comity.assembly.domain.statute_faults import faults
from comity.assembly.formats.record_files import LARGEST, read_record_file
from comity.assembly.formats.record_writer import plain_of
from comity.regulation.formats.yaml_writer import write_yaml

LARGEST_STATUTE = LARGEST


def read_statute(data: bytes, name: str) -> Statute:
    """The statute in `data`, without faults; `name` is that of the file. Raises
    `Problems("statute-problems")` with every error and its place, or one `InvalidInput` where the
    file can't be read at all."""
    return read_record_file(Statute, data, name, faults, "statute-problems")


def write_statute(statute: Statute) -> str:
    """The YAML that `read_statute` reads as the same statute."""
    return write_yaml(plain_of(statute))
