"""How hard AI is ruled where, on one day: the hardest that runs, and what it rests on.

As for coverage, whom a norm binds and under which conditions is not weighed, and a treaty counts
for those whom it is known to bind, and for nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from comity.regulation.domain.coverage import (
    Binds,
    Declares,
    Lineage,
    in_force,
    nothing_declared,
    runs,
)
from comity.regulation.domain.instruments import Instrument, Level, Norm


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one jurisdiction: the recorded instruments that reach it, hardest level, norms running.

    `level` is None, unknown, where no instrument that reaches it is recorded, or only bills and
    drafts; 0 says that none of
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
    binds: Binds,
    declares: Declares = nothing_declared,
) -> dict[str, Standing]:
    """By jurisdiction, in the given order. A subdivision's rules do not count for the whole."""
    issued: dict[str, list[Instrument]] = {}
    treaties: list[tuple[Instrument, _Sum]] = []
    for instrument in instruments:
        if instrument.treaty:
            treaties.append((instrument, _sum((instrument.id,), _running(instrument, on))))
        else:
            issued.setdefault(instrument.jurisdiction, []).append(instrument)
    sums = {
        it.id: _sum((it.id,), running_norms(it, on))
        for entries in issued.values()
        for it in entries
    }
    found = {}
    for jurisdiction in jurisdictions:
        line = [issuer for issuer in lineage(jurisdiction, on) if issuer in issued]
        own = [it for issuer in line for it in issued[issuer] if not declares(it, jurisdiction)]
        reaching = [sums[it.id] for it in own]
        reaching += [total for treaty, total in treaties if binds(treaty, jurisdiction, on)]
        known = len(reaching) > sum(it.never_binds for it in own)
        found[jurisdiction] = Standing(
            jurisdiction,
            tuple(id for each in reaching for id in each.instruments),
            max((each.level for each in reaching), default=None) if known else None,
            sum(each.running for each in reaching),
        )
    return found


def running_norms(
    instrument: Instrument, on: date, entered: date | None = None
) -> tuple[Norm, ...]:
    """The norms whose timetable runs on the day, be it only for some cases. `entered` is the day on
    which a treaty entered into force."""
    return _running(instrument, on) if in_force(instrument, on, entered) else ()


def _running(instrument: Instrument, on: date) -> tuple[Norm, ...]:
    running = {id for id, periods in instrument.timetables.items() if runs(periods, on)}
    return tuple(
        norm
        for provision in instrument.provisions
        for norm in provision.norms
        if norm.timetable in running
    )


def _sum(instruments: tuple[str, ...], norms: Sequence[Norm]) -> _Sum:
    return _Sum(instruments, max((it.level for it in norms), default=Level.NONE), len(norms))
