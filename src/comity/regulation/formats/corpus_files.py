"""Corpus files to records: every error of every file, with file, line and column, or the whole
corpus. Nothing is ever half-loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import jsonschema_rs
import msgspec

from comity.kernel.domain.errors import ComityError, InvalidInput, Problems
from comity.regulation.domain.conditions.corpus_program import CorpusProgram, compile_corpus
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
    file_type,
)
from comity.regulation.formats.corpus_schema import corpus_schema
from comity.regulation.formats.yaml_reader import Document, read_yaml


@dataclass
class _Reading:
    """What has been read so far, and where each list entry came from."""

    errors: list[ComityError] = field(default_factory=list)
    parts: dict[str, list[Any]] = field(
        default_factory=lambda: {"facts": [], "constraints": [], "concepts": []}
    )
    origins: dict[Path, tuple[Document, Path]] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)


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
        _schema_error(error, document)
        for error in _validator(record_type.__name__).iter_errors(document.data)
    ]
    if errors:
        raise Problems("corpus-problems", errors)
    try:
        return msgspec.convert(document.data, record_type), document
    except msgspec.ValidationError as error:
        line, column = document.position(())
        raise InvalidInput(
            "schema", file=name, line=line, column=column, where="", problem=str(error)
        ) from None


def _reading_order(name: str) -> tuple[str, bool, str]:
    """By folder, `instrument.yaml` first."""
    folder, _, file = name.rpartition("/")
    return folder, file != "instrument.yaml", file


def _take(reading: _Reading, name: str, data: bytes, record_type: type[FileRecord]) -> None:
    try:
        record, document = read_file(name, data, record_type)
    except Problems as problems:
        reading.errors.extend(problems.problems)
        return
    except ComityError as error:
        reading.errors.append(error)
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
            _take_provisions(reading, document, name, provisions)


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
        reading.errors.append(
            InvalidInput(
                "instrument-folder", file=name, line=line, column=column, id=instrument.id, folder=folder
            )
        )  # fmt: skip
        return
    reading.instruments[instrument.id] = instrument
    reading.origins["instruments", instrument.id] = (document, ("instrument",))
    for place in range(len(instrument.provisions)):
        path: Path = ("instruments", instrument.id, "provisions", place)
        reading.origins[path] = (document, ("instrument", "provisions", place))


def _take_provisions(
    reading: _Reading, document: Document, name: str, provisions: tuple[Any, ...]
) -> None:
    instrument = reading.instruments.get(name.split("/")[1])
    if instrument is None:
        reading.errors.append(InvalidInput("no-instrument-file", file=name, line=1, column=1))
        return
    before = len(instrument.provisions)
    for place in range(len(provisions)):
        path: Path = ("instruments", instrument.id, "provisions", before + place)
        reading.origins[path] = (document, ("provisions", place))
    reading.instruments[instrument.id] = replace(
        instrument, provisions=(*instrument.provisions, *provisions)
    )


def _located(problem: Problem, reading: _Reading) -> ComityError:
    """The error of a problem, with file, line and column among its parameters."""
    prefix = problem.path
    while prefix[2:] and prefix not in reading.origins:
        prefix = prefix[:-1]
    document, start = reading.origins[prefix]
    line, column = document.position((*start, *problem.path[len(prefix) :]))
    error = problem.error
    params = dict(error.message.params) | {"file": document.name, "line": line, "column": column}
    return type(error)(error.message.id, remedy=error.remedy, **params)


@cache
def _validator(record: str) -> Any:  # noqa: ANN401 - the library types its validators as Any
    schema = corpus_schema()
    del schema["oneOf"]
    return jsonschema_rs.Draft202012Validator(
        {**schema, "$ref": f"#/$defs/{record}"}, validate_formats=True
    )


def _schema_error(error: jsonschema_rs.ValidationError, document: Document) -> InvalidInput:
    path = tuple(error.instance_path)
    line, column = document.position(path)
    where = ".".join(map(str, path))
    problem = error.message if len(error.message) < 300 else f"{error.message[:300]} ..."
    return InvalidInput(
        "schema", file=document.name, line=line, column=column, where=where, problem=problem
    )
