"""What the answer was read from, and what a reader must know of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from comity.regulation.domain.instruments import Instrument
from comity.regulation.interfaces.endings import ending_words
from comity.regulation.interfaces.parts.tables import Link
from comity.regulation.interfaces.parts.words import CONFIDENCE, KINDS, STATUSES, Words
from comity.regulation.interfaces.reading import Reading, day_words, web_address


@dataclass(frozen=True, slots=True)
class TextView:
    id: str
    title: str
    language: str
    official: bool
    partial: bool
    href: str
    sha256: str
    retrieved: str


@dataclass(frozen=True, slots=True)
class PlaceRead:
    """Where something was read, what of it was seen, and when."""

    text: str
    href: str
    seen: str
    date: str


@dataclass(frozen=True, slots=True)
class PenaltyView:
    anchor: str
    summary: str
    citation: str
    confidence: Words


@dataclass(frozen=True, slots=True)
class InstrumentSource:
    anchor: str
    title: str
    short_title: str
    code: str
    jurisdiction: str
    kind: Words
    status: Words
    binding: bool
    version: str
    in_force: str
    ending: str
    successors: tuple[Link, ...]
    location: str
    checked_on: str
    confidence: Words
    caveats: tuple[str, ...]
    penalties: tuple[PenaltyView, ...]
    texts: tuple[TextView, ...]
    places: tuple[PlaceRead, ...]
    outdated: bool
    """whether the day asked about lies after the day up to which it is known"""


def instrument_source(
    instrument: Instrument, reading: Reading, *, beside: Collection[str] = ()
) -> InstrumentSource:
    """`beside` are the instruments, by id, whose sources stand on the same page."""
    version = reading.rules.version_on(instrument, reading.on)
    entered = reading.rules.treaties.entered(instrument)
    return InstrumentSource(
        anchor=source_anchor(instrument),
        title=reading.words(instrument.title),
        short_title=reading.words(instrument.short_title) or instrument.id,
        code=instrument.jurisdiction,
        jurisdiction=reading.wording.jurisdiction(instrument.jurisdiction),
        kind=KINDS[instrument.kind],
        status=STATUSES[instrument.status],
        binding=instrument.binding,
        version=version.id if version else "",
        in_force=day_words(version.in_force or entered) if version else "",
        ending=instrument_ending(instrument, reading),
        successors=_successors(instrument, reading, beside),
        location=reading.location(instrument),
        checked_on=day_words(instrument.checked_on),
        confidence=CONFIDENCE[instrument.confidence],
        caveats=tuple(reading.words(caveat) for caveat in instrument.caveats),
        penalties=tuple(
            PenaltyView(
                reading.penalty_anchor(instrument, name),
                reading.words(penalty.summary),
                penalty.citation,
                CONFIDENCE[penalty.confidence],
            )
            for name, penalty in instrument.penalties.items()
        ),
        texts=tuple(
            TextView(
                text.id,
                text.title,
                text.language,
                text.official,
                text.partial,
                web_address(text.location),
                text.sha256,
                day_words(text.retrieved),
            )
            for text in instrument.texts
        ),
        places=tuple(
            PlaceRead(it.location, web_address(it.location), it.seen, it.date)
            for it in instrument.sources
        ),
        outdated=instrument.checked_on < reading.on,
    )


def source_anchor(instrument: Instrument) -> str:
    return f"source:{instrument.id}"


def instrument_ending(instrument: Instrument, reading: Reading) -> str:
    """As at the beginning of a sentence; "" where no end is known."""
    words = ending_words(instrument, reading.on, reading.wording, day_words)
    return reading.wording.started(words)


def _successors(
    instrument: Instrument, reading: Reading, beside: Collection[str]
) -> tuple[Link, ...]:
    """What took its place, each with the place of its source where that stands here too."""
    return tuple(
        Link(reading.wording.short_title(each), f"#{source_anchor(each)}" * (each.id in beside))
        for each in (reading.wording.instruments[id] for id in instrument.superseded_by)
    )
