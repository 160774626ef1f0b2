"""Checks of second readings and of declared numbering: that they say something, and of whom."""

from __future__ import annotations

from collections.abc import Iterator

from comity.kernel.domain.errors import InvalidInput, unknown_name
from comity.regulation.domain.instruments import Instrument, Numbering, Text, TextStructure
from comity.regulation.domain.problems import Path, Problem
from comity.regulation.domain.readings import Reading, Resolution


def check_readings(instrument: Instrument, path: Path) -> Iterator[Problem]:
    """Readings by somebody else than the encoder, of norms and texts that exist."""
    norms = {norm.id: norm for provision in instrument.provisions for norm in provision.norms}
    texts = {text.id: text for text in instrument.texts}
    for place, reading in enumerate(instrument.readings):
        here: Path = (*path, "readings", place)
        if reading.reader == reading.encoder:
            error = InvalidInput("reader-is-encoder", reader=reading.reader)
            yield Problem((*here, "reader"), error)
        if reading.text and reading.text not in texts:
            unknown = unknown_name("unknown-text", reading.text, texts)
            yield Problem((*here, "text"), unknown)
        for id in reading.norms:
            if id not in norms:
                yield Problem((*here, "norms", id), unknown_name("no-such-norm", id, norms))
        yield from _check_disagreements(reading, set(norms), here)


def _check_disagreements(reading: Reading, norms: set[str], path: Path) -> Iterator[Problem]:
    for number, each in enumerate(reading.disagreements):
        here: Path = (*path, "disagreements", number)
        if (each.norm in norms) == (each.resolution is Resolution.REMOVED):
            error = InvalidInput(
                "disagreement-against-norms", id=each.norm, resolution=each.resolution.value
            )
            yield Problem((*here, "norm"), error)
        if each.resolution is Resolution.KEPT and not each.note:
            yield Problem((*here, "note"), InvalidInput("kept-without-reason", id=each.norm))


def check_numbering(instrument: Instrument, path: Path) -> Iterator[Problem]:
    """Numbering is declared for the texts that need it, each rule by words or by a line."""
    for place, text in enumerate(instrument.texts):
        here: Path = (*path, "texts", place)
        if (text.structure is TextStructure.OUTLINE) != bool(text.numbering):
            yield Problem((*here, "numbering"), InvalidInput("numbering-and-outline", id=text.id))
        yield from _check_rules(text, here)


def _check_rules(text: Text, path: Path) -> Iterator[Problem]:
    for number, rule in enumerate(text.numbering):
        if not _says_where(rule):
            here: Path = (*path, "numbering", number)
            yield Problem(here, InvalidInput("numbering-by-words-or-line", unit=rule.unit))


def _says_where(rule: Numbering) -> bool:
    return (rule.opens is None) == bool(rule.line)
