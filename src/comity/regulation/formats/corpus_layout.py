"""How the corpus folder is laid out: which file holds which records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.instruments import Instrument, Provision
from comity.regulation.domain.readings import Reading
from comity.regulation.domain.vocabulary import Constraint, Fact

LARGEST_FILE = 4 * 1024 * 1024

Progress = Callable[[int, int], None]
"""Called with files done and files in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptsFile:
    """concepts.yaml"""

    concepts: tuple[Concept, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsFile:
    """facts/*.yaml"""

    facts: tuple[Fact, ...] = ()
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentFile:
    """instruments/ID/instrument.yaml"""

    instrument: Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionsFile:
    """instruments/ID/*.yaml beside instrument.yaml"""

    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingsFile:
    """instruments/ID/readings.yaml"""

    readings: tuple[Reading, ...]


FileRecord = ConceptsFile | FactsFile | InstrumentFile | ProvisionsFile | ReadingsFile
FILE_TYPES: tuple[type[FileRecord], ...] = (
    ConceptsFile,
    FactsFile,
    InstrumentFile,
    ProvisionsFile,
    ReadingsFile,
)


def file_type(name: str) -> type[FileRecord] | None:
    """What a file of the corpus folder holds, by its path; `None` for what is not ours."""
    match name.split("/"):
        case ["concepts.yaml"]:
            return ConceptsFile
        case ["facts", file] if file.endswith(".yaml"):
            return FactsFile
        case ["instruments", _, "instrument.yaml"]:
            return InstrumentFile
        case ["instruments", _, "readings.yaml"]:
            return ReadingsFile
        case ["instruments", _, file] if file.endswith(".yaml"):
            return ProvisionsFile
    return None
