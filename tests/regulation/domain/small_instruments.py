"""Instruments as small as a test needs them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from comity.regulation.domain.instruments import (
    Bearer,
    Confidence,
    Instrument,
    InstrumentKind,
    InstrumentStatus,
    Level,
    Modality,
    Norm,
    Period,
    Provision,
    Version,
)
from comity.regulation.domain.vocabulary import Prose

STARTS = date(2026, 1, 1)


def norm(
    id: str,
    *,
    concepts: tuple[str, ...] = (),
    level: Level = Level.GENERAL_DUTY,
    modality: Modality = Modality.MUST,
    bearer: str = "provider",
    summary: Prose | None = None,
    timetable: str = "general",
    when: str = "",
) -> Norm:
    return Norm(
        id=id,
        modality=modality,
        bearer=bearer,
        summary=summary or {"en": f"Do {id}."},
        concepts=concepts,
        level=level,
        timetable=timetable,
        when=when,
        confidence=Confidence.VERIFIED_TEXT,
    )


def instrument(
    id: str,
    *,
    jurisdiction: str = "KR",
    norms: tuple[Norm, ...] = (),
    provisions: tuple[Provision, ...] = (),
    bearers: Mapping[str, Bearer] | None = None,
    timetables: Mapping[str, tuple[Period, ...]] | None = None,
    kind: InstrumentKind = InstrumentKind.STATUTE,
    status: InstrumentStatus = InstrumentStatus.IN_FORCE,
    in_force: date = STARTS,
    checked_on: date = date(2026, 11, 22),
    ended: date | None = None,
) -> Instrument:
    own = tuple(Provision(eid=each.id, citation=each.id, norms=(each,)) for each in norms)
    return Instrument(
        id=id,
        jurisdiction=jurisdiction,
        title={"en": id},
        short_title={"en": id},
        kind=kind,
        status=status,
        binding=True,
        checked_on=checked_on,
        versions=(Version(id="first", in_force=in_force),),
        ended=ended,
        bearers=bearers or {},
        timetables=timetables or {"general": (Period(start=STARTS),)},
        confidence=Confidence.VERIFIED_TEXT,
        provisions=(*provisions, *own),
    )
