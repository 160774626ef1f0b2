"""A corpus as canonical YAML files, which read back as the same corpus.

Which files the records once came from is not part of a corpus, so the files here are cut by size.
Instruments are read back in the order of their ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Provision
from comity.regulation.domain.vocabulary import Constraint, Fact
from comity.regulation.formats.corpus_layout import (
    LARGEST_FILE,
    ConceptsFile,
    FactsFile,
    FileRecord,
    InstrumentFile,
    ProvisionsFile,
    ReadingsFile,
)
from comity.regulation.formats.yaml_writer import write_yaml

T = TypeVar("T")


def dump_corpus(corpus: Corpus, largest: int = LARGEST_FILE // 4) -> Mapping[str, bytes]:
    """The files by relative path. `largest` is the size in bytes beyond which provisions, facts and
    constraints go into another file."""
    files: dict[str, bytes] = {}
    if corpus.concepts:
        files["concepts.yaml"] = _yaml(ConceptsFile(concepts=corpus.concepts))
    files |= _cut("facts/constraints", corpus.constraints, _constraints, largest)
    files |= _cut("facts/facts", corpus.facts, _facts, largest)
    for instrument in corpus.instruments:
        folder = f"instruments/{instrument.id}"
        head = InstrumentFile(instrument=replace(instrument, provisions=(), readings=()))
        files[f"{folder}/instrument.yaml"] = _yaml(head)
        if instrument.readings:
            readings = ReadingsFile(readings=instrument.readings)
            files[f"{folder}/readings.yaml"] = _yaml(readings)
        files |= _cut(f"{folder}/provisions", instrument.provisions, _provisions, largest)
    return files


def _provisions(provisions: tuple[Provision, ...]) -> ProvisionsFile:
    return ProvisionsFile(provisions=provisions)


def _facts(facts: tuple[Fact, ...]) -> FactsFile:
    return FactsFile(facts=facts)


def _constraints(constraints: tuple[Constraint, ...]) -> FactsFile:
    return FactsFile(constraints=constraints)


def _cut(
    name: str, records: tuple[T, ...], file: Callable[[tuple[T, ...]], FileRecord], largest: int
) -> dict[str, bytes]:
    pieces = _halved(records, file, largest) if records else ()
    return {f"{name}-{number:03}.yaml": data for number, data in enumerate(pieces, start=1)}


def _halved(
    records: tuple[T, ...], file: Callable[[tuple[T, ...]], FileRecord], largest: int
) -> Iterator[bytes]:
    data = _yaml(file(records))
    if len(data) <= largest or len(records) == 1:
        yield data
        return
    middle = len(records) // 2
    yield from _halved(records[:middle], file, largest)
    yield from _halved(records[middle:], file, largest)


def _yaml(record: FileRecord) -> bytes:
    return write_yaml(record).encode()
