"""Reports of errors in the corpus: what they say, and how they are decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from comity.kernel.domain.errors import Conflict, InvalidInput, unknown_name
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Instrument, Provision

MODERATE = "moderate-reports"
"""The permission to read and decide what others reported."""
LONGEST_TEXT = 4000
LONGEST_NOTE = 2000
LONGEST_LINK = 1000
MOST_OPEN = 20
"""Undecided reports held about one place; a further one would hardly say anything new."""
MOST_A_DAY = 500
"""Reports held from one day; the rest of a flood is refused."""


class ReportKind(StrEnum):
    """What is said to be wrong."""

    CITATION = "citation"
    DATE = "date"
    BEARER = "bearer"
    CONDITION = "condition"
    SUMMARY = "summary"
    SOURCE = "source"
    OTHER = "other"


class ReportState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    """right, and still to be mended"""
    DECLINED = "declined"
    RESOLVED = "resolved"
    """mended in the corpus"""


NEXT_STATES: Mapping[ReportState, tuple[ReportState, ...]] = MappingProxyType(
    {
        ReportState.OPEN: (ReportState.ACCEPTED, ReportState.RESOLVED, ReportState.DECLINED),
        ReportState.ACCEPTED: (ReportState.RESOLVED, ReportState.DECLINED, ReportState.OPEN),
        ReportState.DECLINED: (ReportState.OPEN,),
        ReportState.RESOLVED: (ReportState.OPEN,),
    }
)
"""Every decision can be taken back: the report is then open again."""


@dataclass(frozen=True, slots=True)
class ReportedPlace:
    """The norm, or the provision without one, that a report is about. `id` is its id or eId."""

    instrument: Instrument
    provision: Provision
    id: str

    @property
    def name(self) -> str:
        """`eu-ai-act:art_50__para_1`"""
        return f"{self.instrument.id}:{self.id}"


def reported_place(corpus: Corpus, name: str) -> ReportedPlace:
    """The place called INSTRUMENT:NORM or INSTRUMENT:EID. Raises `UnknownName` with the nearest,
    `InvalidInput` for what is no such name."""
    instrument_id, colon, id = name.partition(":")
    if not colon or not id:
        raise InvalidInput("report-place-malformed", value=name)
    instrument = corpus.instrument(instrument_id)
    places = {it.eid: it for it in instrument.provisions}
    places |= {norm.id: it for it in instrument.provisions for norm in it.norms}
    if id not in places:
        raise unknown_name("report-unknown-place", id, places)
    return ReportedPlace(instrument, places[id], id)


def checked_text(text: str, *, longest: int) -> str:
    """Without the space around it. Raises `InvalidInput` for one that is too long, or that holds
    a NUL, which no database takes."""
    text = text.strip()
    if "\0" in text:
        raise InvalidInput("report-text-unprintable")
    if len(text) > longest:
        raise InvalidInput("report-text-too-long", length=len(text), limit=longest)
    return text


def check_decision(current: ReportState, seen: ReportState, decided: ReportState) -> None:
    """Raises `Conflict` where the report was decided since it was `seen`, or where that state does
    not lead to the one decided."""
    if current is not seen:
        raise Conflict("report-decided-meanwhile", state=current.value)
    if decided not in NEXT_STATES[current]:
        raise Conflict("report-decision-impossible", state=current.value, decided=decided.value)
