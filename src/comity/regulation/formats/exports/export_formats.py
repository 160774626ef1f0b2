"""Which files each format of export makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Instrument


class ExportFormat(StrEnum):
    JSON = "json"
    CSV = "csv"
    JSONLD = "jsonld"
    AKOMA_NTOSO = "akoma-ntoso"
    OSCAL = "oscal"


SUFFIXES = {
    ExportFormat.JSON: ".json",
    ExportFormat.CSV: ".csv",
    ExportFormat.JSONLD: ".jsonld",
    ExportFormat.AKOMA_NTOSO: ".xml",
    ExportFormat.OSCAL: ".json",
}
OF_EACH_INSTRUMENT = {ExportFormat.AKOMA_NTOSO, ExportFormat.OSCAL}
"""Formats that make a document for each instrument."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What is exported: the corpus, the release that it is or is a part of, the day of which it is
    the state (`None` for all days), and which instruments get documents of their own."""

    corpus: Corpus
    release: str
    on: date | None
    instruments: Sequence[Instrument]


def export_file(format: ExportFormat, exported: Exported) -> bytes:
    """The one file of a format; of CSV, the sheet of norms; of a format with a document for each
    instrument, that of the first. The libraries of each format are loaded when it is asked for."""
    match format:
        case ExportFormat.JSON:
            from comity.regulation.formats.exports.json_corpus import corpus_to_json

            return corpus_to_json(exported.corpus)
        case ExportFormat.JSONLD:
            from comity.regulation.formats.exports.skos_writer import corpus_to_jsonld

            return corpus_to_jsonld(exported.corpus, exported.release)
        case ExportFormat.CSV:
            from comity.regulation.formats.exports.norm_sheet import norms_to_csv

            return norms_to_csv(exported.corpus)
    return _document(format, exported)(exported.instruments[0])


def export_files(format: ExportFormat, exported: Exported) -> Iterator[tuple[str, bytes]]:
    """The files of a format that fills a folder, by name, one after the other."""
    if format is ExportFormat.CSV:
        from comity.regulation.formats.exports.csv_writer import corpus_to_csv

        yield from corpus_to_csv(exported.corpus).items()
    elif format in OF_EACH_INSTRUMENT:
        document = _document(format, exported)
        for instrument in exported.instruments:
            yield f"{instrument.id}{SUFFIXES[format]}", document(instrument)
    else:
        yield f"corpus{SUFFIXES[format]}", export_file(format, exported)


def _document(format: ExportFormat, exported: Exported) -> Callable[[Instrument], bytes]:
    if format is ExportFormat.OSCAL:
        from comity.regulation.formats.exports.oscal_writer import instrument_to_oscal

        return lambda instrument: instrument_to_oscal(instrument, exported.release)
    from comity.regulation.formats.exports.akoma_ntoso_writer import instrument_to_akoma_ntoso

    concepts = {concept.id: concept for concept in exported.corpus.concepts}
    return lambda instrument: instrument_to_akoma_ntoso(
        instrument, concepts, exported.release, exported.on
    )
