"""A commitment as a YAML or JSON file, to try the gate on before anybody else sees it.

title: Train 50 engineers
language: en
action: skills
target: {indicator: Engineers trained, unit: people, baseline: '0', baseline_on: 2026-01-01,
         value: '50', due_on: 2027-12-31, proof: The universities' register of certificates}
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from comity.kernel.domain.errors import InvalidInput, Problems
from comity.plan.domain.commitment_text import CommitmentText
from comity.plan.domain.gate_lacks import Lack
from comity.plan.formats.commitment_plain import commitment_of_plain, commitment_to_plain
from comity.regulation.domain.problems import Path
from comity.regulation.formats.yaml_reader import Document, read_yaml
from comity.regulation.formats.yaml_writer import write_yaml

LARGEST_COMMITMENT = 512 * 1024


def read_commitment(
    data: bytes, name: str, gate: Callable[[CommitmentText], Sequence[Lack]]
) -> CommitmentText:
    """The commitment in `data`, of which `gate` finds nothing; `name` is that of the file. Raises
    `Problems("commitment-file-refused")` with everything that it finds and its place, or one
    `InvalidInput` where the file is too large, no YAML or no commitment."""
    if len(data) > LARGEST_COMMITMENT:
        raise InvalidInput("file-too-large", file=name, size=len(data), limit=LARGEST_COMMITMENT)
    document = read_yaml(data, name)
    text = commitment_of_plain(document.data)
    if found := gate(text):
        raise Problems("commitment-file-refused", _located(found, document), file=name)
    return text


def write_commitment(text: CommitmentText) -> str:
    """The YAML that `read_commitment` reads as the same."""
    return write_yaml(commitment_to_plain(text))


def _located(found: Iterable[Lack], document: Document) -> Iterator[InvalidInput]:
    """In their order; what is missing stands at what it is missing from."""
    for each in found:
        error = each.error
        line, column = document.position(_path(each.field))
        params = dict(error.message.params)
        params |= {"file": document.name, "line": line, "column": column}
        yield InvalidInput(error.message.id, remedy=error.remedy, **params)


def _path(field: str) -> Path:
    return tuple(int(each) if each.isdigit() else each for each in field.split("."))
