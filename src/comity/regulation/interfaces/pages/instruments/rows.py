"""Instruments as a list shows them: one row each, with what it is on the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_lazy

from comity.regulation.domain.instrument_days import DayStatus
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.standing import running_norms
from comity.regulation.interfaces.pages.instruments.day_words import (
    DAY_SIGNS,
    DAY_STATUSES,
    day_status,
)
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.source_view import instrument_ending
from comity.regulation.interfaces.parts.words import CONFIDENCE, KINDS, Words
from comity.regulation.interfaces.reading import day_words


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """`running` and `norms` count the rules of the concept asked about, or else all."""

    instrument: Instrument
    href: str
    title: str
    long_title: str
    jurisdiction: str
    jurisdiction_href: str
    kind: Words
    status: DayStatus
    ending: str
    running: int
    norms: int
    version: str
    in_force: date | None
    version_since: str
    checked_on: str
    confidence: Words
    location: str

    @property
    def status_words(self) -> Words:
        return DAY_STATUSES[self.status]

    @property
    def sign(self) -> str:
        return DAY_SIGNS[self.status]


class Order(StrEnum):
    JURISDICTION = "jurisdiction"
    TITLE = "title"
    RUNNING = "rules"
    CHECKED = "checked"


ORDERS = {
    Order.JURISDICTION: gettext_lazy("by jurisdiction"),
    Order.TITLE: gettext_lazy("by title"),
    Order.RUNNING: gettext_lazy("most rules first"),
    Order.CHECKED: gettext_lazy("longest unchecked first"),
}
_KEYS: dict[Order, Callable[[InstrumentRow], tuple[object, ...]]] = {
    Order.JURISDICTION: lambda row: (row.jurisdiction, row.title),
    Order.TITLE: lambda row: (row.title, row.jurisdiction),
    Order.RUNNING: lambda row: (-row.running, row.title),
    Order.CHECKED: lambda row: (row.instrument.checked_on, row.title),
}


def in_order(rows: list[InstrumentRow], order: Order) -> list[InstrumentRow]:
    return sorted(rows, key=_KEYS[order])


def instrument_row(instrument: Instrument, links: SiteLinks, concept: str) -> InstrumentRow:
    """`concept` is "" for rules about anything."""
    reading, wording = links.reading, links.reading.wording
    entered = reading.rules.treaties.entered(instrument)
    version = instrument.version_on(reading.on, entered)
    since = (version.in_force or entered) if version else None
    return InstrumentRow(
        instrument=instrument,
        href=links.instrument(instrument.id),
        title=wording.short_title(instrument),
        long_title=reading.words(instrument.title),
        jurisdiction=wording.jurisdiction(instrument.jurisdiction),
        jurisdiction_href=links.jurisdiction(instrument.jurisdiction),
        kind=KINDS[instrument.kind],
        status=day_status(instrument, reading),
        ending=instrument_ending(instrument, reading),
        running=sum(
            about(norm.concepts, concept) for norm in running_norms(instrument, reading.on, entered)
        ),
        norms=sum(
            about(norm.concepts, concept)
            for provision in instrument.provisions
            for norm in provision.norms
        ),
        version=version.id if version else "",
        in_force=since,
        version_since=day_words(since),
        checked_on=day_words(instrument.checked_on),
        confidence=CONFIDENCE[instrument.confidence],
        location=reading.location(instrument),
    )


def about(concepts: tuple[str, ...], wanted: str) -> bool:
    """Whether one of the concepts is the wanted one or stands under it; ids are dotted paths."""
    return not wanted or any(it == wanted or it.startswith(f"{wanted}.") for it in concepts)
