"""Bring corpus files into their canonical layout; seal supports with the hash of their lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from comity.kernel.adapters.atomic_files import write_atomically
from comity.kernel.domain.errors import InvalidInput, StorageFailure
from comity.regulation.adapters.text_folder import read_text
from comity.regulation.domain.instruments import Norm, Provision, Support
from comity.regulation.domain.texts import line_range, lines_hash
from comity.regulation.formats.corpus_files import read_file
from comity.regulation.formats.corpus_layout import (
    FileRecord,
    InstrumentFile,
    ProvisionsFile,
    file_type,
)
from comity.regulation.formats.texts.structures import text_lines
from comity.regulation.formats.yaml_reader import has_comments
from comity.regulation.formats.yaml_writer import write_yaml

Lines = dict[str, list[str] | None]


def format_corpus(
    files: Mapping[str, bytes], folder: Path, *, texts: Path | None, write: bool
) -> tuple[str, ...]:
    """The names of files that are not in canonical layout; with `write`, they are mended.

    Every file is read and formatted before the first one is written. A file with comments is
    refused (`InvalidInput("comments-would-be-lost")`): what is worth saying belongs in a `note`.
    """
    if texts is not None and not texts.is_dir():
        raise StorageFailure("no-such-folder", path=str(texts))
    held: Lines = {}
    changed: dict[str, bytes] = {}
    for name, data in sorted(files.items()):
        record_type = file_type(name)
        if record_type is None:
            continue
        record, _ = read_file(name, data, record_type)
        if has_comments(data.decode("utf-8-sig")):
            raise InvalidInput("comments-would-be-lost", file=name, line=1, column=1)
        if texts is not None:
            record = _sealed(record, texts, held)
        formatted = write_yaml(record).encode()
        if formatted != data:
            changed[name] = formatted
    if write:
        for name, formatted in changed.items():
            write_atomically(folder / name, formatted)
    return tuple(changed)


def _sealed(record: FileRecord, texts: Path, held: Lines) -> FileRecord:
    match record:
        case ProvisionsFile(provisions=provisions):
            return ProvisionsFile(provisions=_sealed_provisions(provisions, texts, held))
        case InstrumentFile(instrument=instrument):
            sealed = _sealed_provisions(instrument.provisions, texts, held)
            return InstrumentFile(instrument=replace(instrument, provisions=sealed))
    return record


def _sealed_provisions(
    provisions: tuple[Provision, ...], texts: Path, held: Lines
) -> tuple[Provision, ...]:
    return tuple(
        replace(provision, norms=tuple(_sealed_norm(norm, texts, held) for norm in provision.norms))
        for provision in provisions
    )


def _sealed_norm(norm: Norm, texts: Path, held: Lines) -> Norm:
    return replace(norm, support=tuple(_sealed_support(it, texts, held) for it in norm.support))


def _sealed_support(support: Support, texts: Path, held: Lines) -> Support:
    """With the hash of its lines where it has none; a hash that is there stays."""
    if support.text not in held:
        data = read_text(texts, support.text)
        held[support.text] = None if data is None else text_lines(data)
    lines = held[support.text]
    first, last = line_range(support.lines)
    if support.hash or lines is None or not 1 <= first <= last <= len(lines):
        return support
    return replace(support, hash=lines_hash(lines[first - 1 : last]))
