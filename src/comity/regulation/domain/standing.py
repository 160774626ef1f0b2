"""How hard AI is ruled where, on one day: the hardest that runs, and what it rests on.

As for coverage, whom a norm binds and under which conditions is not weighed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from comity.regulation.domain.coverage import Lineage, in_force, runs
from comity.regulation.domain.instruments import Instrument, Level, Norm


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one jurisdiction: the recorded instruments that reach it, hardest level, norms running.

    `level` is None, unknown, where no instrument that reaches it is recorded; 0 says that none of
    those recorded runs on the day.
    """

    jurisdiction: str
    instruments: tuple[str, ...]
    level: Level | None
    running: int


@dataclass(frozen=True, slots=True)
class _Sum:
    instruments: tuple[str, ...]
    level: Level
    running: int


def standings(
    instruments: Iterable[Instrument],
    jurisdictions: Iterable[str],
    on: date,
    *,
    lineage: Lineage,
) -> dict[str, Standing]:
    """By jurisdiction, in the given order. A subdivision's rules do not count for the whole."""
    issued: dict[str, list[Instrument]] = {}
    for instrument in instruments:
        issued.setdefault(instrument.jurisdiction, []).append(instrument)
    sums = {issuer: _sum(entries, on) for issuer, entries in issued.items()}
    found = {}
    for jurisdiction in jurisdictions:
        reaching = [sums[issuer] for issuer in lineage(jurisdiction, on) if issuer in sums]
        found[jurisdiction] = Standing(
            jurisdiction,
            tuple(id for each in reaching for id in each.instruments),
            max((each.level for each in reaching), default=None),
            sum(each.running for each in reaching),
        )
    return found


def running_norms(instrument: Instrument, on: date) -> tuple[Norm, ...]:
    """The norms whose timetable runs on the day, be it only for some cases."""
    if not in_force(instrument, on):
        return ()
    running = {id for id, periods in instrument.timetables.items() if runs(periods, on)}
    return tuple(
        norm
        for provision in instrument.provisions
        for norm in provision.norms
        if norm.timetable in running
    )


def _sum(instruments: list[Instrument], on: date) -> _Sum:
    norms = [norm for instrument in instruments for norm in running_norms(instrument, on)]
    level = max((norm.level for norm in norms), default=Level.NONE)
    return _Sum(tuple(each.id for each in instruments), level, len(norms))
