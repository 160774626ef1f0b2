"""The files of an imported instrument: a draft to annotate, its text, and suggestions beside it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import StringIO
from typing import Any

from comity.regulation.domain.imports.citations import citation_of
from comity.regulation.domain.imports.details import InstrumentDetails
from comity.regulation.domain.imports.imported import ImportedText, headings
from comity.regulation.domain.imports.suggestions import Reason, Suggestion
from comity.regulation.domain.instruments import InstrumentStatus, Provision
from comity.regulation.formats.corpus_layout import ProvisionsFile
from comity.regulation.formats.spreadsheets import safe_cell
from comity.regulation.formats.texts.marked import write_marked
from comity.regulation.formats.yaml_writer import write_yaml

VERSION = "imported"
PROVISIONS_IN_A_FILE = 1000
LONGEST_SHORT_TITLE = 80
CAVEAT = "Imported from a file. Nobody has read it against the text, and no norm is encoded yet."
COLUMNS = (
    "eid",
    "citation",
    "lines",
    "modality",
    "modality because",
    "bearer",
    "bearer because",
    "concepts",
    "concepts because",
)
_UNKNOWN: Mapping[str, Any] = {
    "title": {"en": "?"},
    "short_title": {"en": "?"},
    "kind": "statute",
    "status": "in-force",
    "binding": False,
    "checked_on": date(2000, 1, 1),
}
"""Never written: what the check of an incomplete draft puts in the place of what is missing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """`missing` are the fields that somebody has to fill in; they are left out of `record`."""

    record: Mapping[str, Any]
    text: bytes
    provisions: tuple[Provision, ...]
    missing: tuple[str, ...]

    def files(self, id: str, suggestions: bytes) -> dict[str, bytes]:
        """The files of the instrument's folder by name."""
        return {
            **_corpus_files(self.record, self.provisions),
            f"{id}.txt": self.text,
            "suggestions.csv": suggestions,
        }

    def to_check(self) -> dict[str, bytes]:
        """The corpus files with something in every field that is missing."""
        record = {**self.record, **{it: _UNKNOWN[it] for it in self.missing if it in _UNKNOWN}}
        if {"versions.in_force", "treaty"} & {*self.missing}:
            record["versions"] = [{"id": VERSION, "in_force": date(2000, 1, 1)}]
        if "treaty" in self.missing:
            record["kind"] = "statute"
        folder = f"instruments/{self.record['id']}"
        files = _corpus_files(record, self.provisions)
        return {f"{folder}/{name}": data for name, data in files.items()}


def draft_of(text: ImportedText, details: InstrumentDetails) -> Draft:
    """What is not known is left out, so that `comity corpus check` asks for it."""
    marked = write_marked(details.title or text.title, text.lines).encode()
    known = {
        "id": details.id,
        "jurisdiction": details.jurisdiction,
        **_titles(text, details),
        "kind": details.kind.value if details.kind else None,
        "status": details.status.value if details.status else None,
        "binding": details.binding,
        "checked_on": details.checked_on,
        "versions": [_without_unknown({"id": VERSION, "in_force": details.in_force})],
        "texts": [
            {
                "id": details.id,
                "version": VERSION,
                "language": text.language,
                "official": details.official,
                "structure": "marked",
                "sha256": sha256(marked).hexdigest(),
                **({"location": details.location} if details.location else {}),
            }
        ],
        "caveats": [{"en": CAVEAT}],
        "sources": [
            {"location": details.location or details.origin, "seen": f"imported as {text.format}"}
        ],
        "confidence": "unknown",
    }
    named = headings(text.lines)
    provisions = tuple(
        Provision(
            eid=eid,
            citation=citation_of(eid, text.recognised),
            heading={text.language: named[eid]} if eid in named else {},
        )
        for line in text.lines
        for eid in line.opens
    )
    return Draft(_without_unknown(known), marked, provisions, tuple(_missing(known, details)))


def suggestions_csv(suggestions: tuple[Suggestion, ...]) -> bytes:
    target = StringIO()
    writer = csv.writer(target)
    writer.writerow(COLUMNS)
    for each in suggestions:
        reasons = (each.modalities, each.bearers, each.concepts)
        cells = [cell for group in reasons for cell in _cells(group)]
        writer.writerow([safe_cell(it) for it in (each.eid, each.citation, each.lines, *cells)])
    return target.getvalue().encode()


def _cells(reasons: tuple[Reason, ...]) -> tuple[str, str]:
    values = "; ".join(each.value for each in reasons)
    return values, "; ".join(f"{each.value}: {each.because}" for each in reasons)


def _titles(text: ImportedText, details: InstrumentDetails) -> dict[str, Any]:
    title = details.title or text.title
    short = details.short_title or (title if len(title) <= LONGEST_SHORT_TITLE else "")
    named = (("title", title), ("short_title", short))
    return {name: {text.language: words} if words else None for name, words in named}


def _missing(known: Mapping[str, Any], details: InstrumentDetails) -> Iterator[str]:
    yield from (name for name, value in known.items() if value is None)
    if known["kind"] == "treaty":
        yield "treaty"
    elif details.in_force is None and details.status is not InstrumentStatus.PROPOSED:
        yield "versions.in_force"


def _without_unknown(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value is not None}


def _corpus_files(record: Mapping[str, Any], provisions: tuple[Provision, ...]) -> dict[str, bytes]:
    files = {"instrument.yaml": write_yaml({"instrument": record}).encode()}
    for start in range(0, len(provisions), PROVISIONS_IN_A_FILE):
        number = 10 * (start // PROVISIONS_IN_A_FILE + 1)
        part = provisions[start : start + PROVISIONS_IN_A_FILE]
        files[f"{number:04}-provisions.yaml"] = write_yaml(ProvisionsFile(provisions=part)).encode()
    return files
