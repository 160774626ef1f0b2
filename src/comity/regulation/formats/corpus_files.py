"""Corpus files to records: every error of every file, with file, line and column, or the whole
corpus. Nothing is ever half-loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import jsonschema_rs
import msgspec

from comity.kernel.domain.errors import ComityError, InvalidInput, Problems
from comity.regulation.domain.conditions.corpus_program import compile_corpus
from comity.regulation.domain.conditions.program import CorpusProgram
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.corpus_checks import check_corpus
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.problems import Path, Problem
from comity.regulation.formats.corpus_layout import (
    ConceptsFile,
    FactsFile,
    FileRecord,
    InstrumentFile,
    Progress,
    ProvisionsFile,
    ReadingsFile,
    file_type,
)
from comity.regulation.formats.corpus_schema import corpus_schema
from comity.regulation.formats.yaml_reader import Document, read_yaml

_STEP = re.compile(r"\.([^.\[\]`]+)|\[(\d+)\]")
"""A step of the path that msgspec gives: `.name` or `[0]`."""


@dataclass
class _Reading:
    """What has been read so far, and where each list entry came from."""

    errors: list[ComityError] = field(default_factory=list)
    parts: dict[str, list[Any]] = field(
        default_factory=lambda: {"facts": [], "constraints": [], "concepts": []}
    )
    origins: dict[Path, tuple[Document, Path]] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)
    """folders whose instrument.yaml was told already"""


def read_corpus(
    files: Mapping[str, bytes],
    jurisdictions: frozenset[str],
    progress: Progress = lambda done, total: None,
) -> tuple[Corpus, CorpusProgram]:
    """The corpus in `files` (relative path with `/`: content), compiled.

    Raises `Problems("corpus-problems")` that holds every error found.
    """
    reading = _Reading()
    for done, name in enumerate(sorted(files, key=_reading_order)):
        progress(done, len(files))
        record_type = file_type(name)
        if record_type is not None:
            _take(reading, name, files[name], record_type)
    if reading.errors:
        raise Problems("corpus-problems", reading.errors)
    corpus = Corpus(
        facts=tuple(reading.parts["facts"]),
        constraints=tuple(reading.parts["constraints"]),
        concepts=tuple(reading.parts["concepts"]),
        instruments=tuple(reading.instruments.values()),
    )
    problems = list(check_corpus(corpus, jurisdictions))
    program, of_conditions = compile_corpus(corpus, jurisdictions)
    if problems or of_conditions:
        located = [_located(problem, reading) for problem in [*problems, *of_conditions]]
        raise Problems("corpus-problems", located)
    progress(len(files), len(files))
    return corpus, program


def read_file(name: str, data: bytes, record_type: type[FileRecord]) -> tuple[FileRecord, Document]:
    """One file. Raises `Problems` with every error against the schema."""
    document = read_yaml(data, name)
    errors = [
        located
        for error in _validator(record_type.__name__).iter_errors(document.data)
        for located in _schema_errors(error, document)
    ]
    if errors:
        raise Problems("corpus-problems", errors)
    try:
        return msgspec.convert(document.data, record_type), document
    except msgspec.ValidationError as error:
        problem, _, place = str(error).partition(" - at `$")
        path = tuple(int(number) if number else key for key, number in _STEP.findall(place))
        raise Problems("corpus-problems", [_schema_error(path, problem, document)]) from None


def _reading_order(name: str) -> tuple[str, bool, str]:
    """By folder, `instrument.yaml` first."""
    folder, _, file = name.rpartition("/")
    return folder, file != "instrument.yaml", file


def _take(reading: _Reading, name: str, data: bytes, record_type: type[FileRecord]) -> None:
    try:
        record, document = read_file(name, data, record_type)
    except ComityError as error:
        reading.errors.extend(error.problems if isinstance(error, Problems) else [error])
        if record_type is InstrumentFile:
            reading.faulty.add(name.split("/")[1])
        return
    match record:
        case ConceptsFile(concepts=concepts):
            _extend(reading, document, "concepts", concepts)
        case FactsFile(facts=facts, constraints=constraints):
            _extend(reading, document, "facts", facts)
            _extend(reading, document, "constraints", constraints)
        case InstrumentFile(instrument=instrument):
            _take_instrument(reading, document, name, instrument)
        case ProvisionsFile(provisions=provisions):
            _take_parts(reading, document, "provisions", provisions)
        case ReadingsFile(readings=readings):
            _take_parts(reading, document, "readings", readings)


def _extend(reading: _Reading, document: Document, section: str, records: tuple[Any, ...]) -> None:
    parts = reading.parts[section]
    for place in range(len(records)):
        reading.origins[section, len(parts) + place] = (document, (section, place))
    parts.extend(records)


def _take_instrument(
    reading: _Reading, document: Document, name: str, instrument: Instrument
) -> None:
    folder = name.split("/")[1]
    if instrument.id != folder:
        line, column = document.position(("instrument", "id"))
        here: dict[str, str | int] = {"file": name, "line": line, "column": column}
        error = InvalidInput("instrument-folder", id=instrument.id, folder=folder)
        reading.errors.append(_at(error, here))
        reading.faulty.add(folder)
        return
    reading.instruments[instrument.id] = instrument
    reading.origins["instruments", instrument.id] = (document, ("instrument",))
    for place in range(len(instrument.provisions)):
        path: Path = ("instruments", instrument.id, "provisions", place)
        reading.origins[path] = (document, ("instrument", "provisions", place))


def _owner(reading: _Reading, name: str) -> Instrument | None:
    """The instrument in whose folder a file stands."""
    folder = name.split("/")[1]
    if folder in reading.faulty:
        return None
    if folder not in reading.instruments:
        reading.errors.append(InvalidInput("no-instrument-file", file=name, line=1, column=1))
    return reading.instruments.get(folder)


def _take_parts(
    reading: _Reading, document: Document, section: str, records: tuple[Any, ...]
) -> None:
    """Provisions, or readings, beside the instrument that they are of."""
    instrument = _owner(reading, document.name)
    if instrument is None:
        return
    before = getattr(instrument, section)
    for place in range(len(records)):
        path: Path = ("instruments", instrument.id, section, len(before) + place)
        reading.origins[path] = (document, (section, place))
    parts: dict[str, Any] = {section: (*before, *records)}
    reading.instruments[instrument.id] = replace(instrument, **parts)


def _located(problem: Problem, reading: _Reading) -> ComityError:
    """The error of a problem, with file, line and column among its parameters."""
    prefix = problem.path
    while prefix[2:] and prefix not in reading.origins:
        prefix = prefix[:-1]
    document, start = reading.origins[prefix]
    line, column = document.position((*start, *problem.path[len(prefix) :]))
    return _at(problem.error, {"file": document.name, "line": line, "column": column})


def _at(error: ComityError, here: Mapping[str, str | int]) -> ComityError:
    params = {**error.message.params, **here}
    return type(error)(error.message.id, remedy=error.remedy, **params)


@cache
def _validator(record: str) -> Any:  # noqa: ANN401 - the library types its validators as Any
    schema = corpus_schema()
    del schema["oneOf"]
    return jsonschema_rs.Draft202012Validator(
        {**schema, "$ref": f"#/$defs/{record}"}, validate_formats=True
    )


def _schema_errors(
    error: jsonschema_rs.ValidationError, document: Document
) -> Iterator[InvalidInput]:
    """One error for each thing that is wrong, where it stands: an unknown field at its own key,
    what is wrong in a part that may be left out inside that part."""
    path = tuple(error.instance_path)
    match error.kind:
        case jsonschema_rs.ValidationErrorKind.AdditionalProperties(unexpected=names):
            for name in names:
                yield _schema_error((*path, name), "there is no such field", document)
        case jsonschema_rs.ValidationErrorKind.AnyOf(context=branches) if error.instance:
            for inner in branches[0]:
                yield from _schema_errors(inner, document)
        case jsonschema_rs.ValidationErrorKind.Enum(options=options):
            allowed = ", ".join(map(str, options))
            yield _schema_error(path, f"{error.instance!r} is none of: {allowed}", document)
        case _:
            yield _schema_error(path, error.message, document)


def _schema_error(path: Path, problem: str, document: Document) -> InvalidInput:
    line, column = document.position(path)
    return InvalidInput(
        "schema",
        file=document.name,
        line=line,
        column=column,
        where=".".join(map(str, path)),
        problem=problem if len(problem) < 300 else f"{problem[:300]} ...",
    )
