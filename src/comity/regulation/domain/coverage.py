"""Coverage: how hard the rules that reach each jurisdiction bind, concept by concept, on one day.

The level of a jurisdiction for a concept is the highest level among the norms that name the concept
and whose timetable runs on that day, in an instrument in force that is the jurisdiction's own or
that of something it belongs to. A treaty counts for those whom it is known to bind, and for nobody
else. Whom a norm binds and under which conditions is not weighed: this is what the rules take up,
not what applies to anyone.

0 says that nothing was found in the instruments that are loaded, which `Basis` names. Where no
instrument that reaches a jurisdiction is loaded, or only bills and drafts, its coverage is unknown:
`None`, never 0. What a body declared, such as a resolution of the United Nations, counts for the
body alone: it says what members are called upon to do, not what the rules of any of them are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from comity.regulation.domain.concepts import Concept, upward
from comity.regulation.domain.coverage_table import Basis, Coverage, CoveringNorm
from comity.regulation.domain.instruments import (
    Instrument,
    Period,
)

Lineage = Callable[[str, date], tuple[str, ...]]
"""Whose rules reach a jurisdiction on a day: itself and all that it belongs to."""
Binds = Callable[[Instrument, str, date], bool]
"""Whether a treaty is known to bind a jurisdiction on a day."""

Declares = Callable[[Instrument, str], bool]
"""Whether an instrument is for a jurisdiction only what a body declared: see `Rulebook`."""


def nothing_declared(instrument: Instrument, jurisdiction: str) -> bool:
    return False


def coverage(
    instruments: Iterable[Instrument],
    jurisdictions: Iterable[str],
    on: date,
    *,
    lineage: Lineage,
    binds: Binds,
    declares: Declares = nothing_declared,
    concepts: Iterable[Concept],
    rolled_up: bool = False,
) -> Coverage:
    """The coverage of `jurisdictions` by `instruments` on a day.

    With `rolled_up`, a concept also counts what counts for the concepts under it.
    """
    broader = {concept.id: concept.broader for concept in concepts}
    every = tuple(instruments)
    found = {
        each.id: _norms(each, on, broader if rolled_up else {})
        for each in every
        if each.treaty or in_force(each, on)
    }
    bases, table = {}, {}
    for jurisdiction in jurisdictions:
        line = lineage(jurisdiction, on)
        issued = [it for at in line for it in every if it.jurisdiction == at and not it.treaty]
        declared = [it for it in issued if declares(it, jurisdiction)]
        own = [it for it in issued if it not in declared]
        treaties = [it for it in every if it.treaty and binds(it, jurisdiction, on)]
        current = [it for it in own if in_force(it, on)] + treaties
        bases[jurisdiction] = _basis(current, [it for it in own if it not in current], declared)
        table[jurisdiction] = _merged(found[each.id] for each in current)
    return Coverage(on, tuple(broader), bases, table)


def in_force(instrument: Instrument, on: date, entered: date | None = None) -> bool:
    """Whether some version is in force on the day, and the instrument is no bill and was neither
    only proposed nor withdrawn. One that has ended counts until the day of its end. `entered` is
    the day on which a treaty entered into force."""
    if instrument.never_binds:
        return False
    return instrument.version_on(on, entered) is not None


def runs(periods: Iterable[Period], on: date) -> bool:
    """Whether a timetable runs on the day, be it only for some cases. A period of a treaty that
    has no start runs for whom the treaty binds."""
    return any(
        (period.start is None or period.start <= on) and (period.until is None or on < period.until)
        for period in periods
    )


def _norms(
    instrument: Instrument, on: date, broader: Mapping[str, str]
) -> dict[str, list[CoveringNorm]]:
    found = defaultdict(list)
    running = {id for id, periods in instrument.timetables.items() if runs(periods, on)}
    for provision in instrument.provisions:
        for norm in provision.norms:
            if norm.timetable in running:
                for concept in norm.concepts:
                    entry = CoveringNorm(instrument.id, norm.id, concept, norm.level)
                    for wider in upward(concept, broader):
                        found[wider].append(entry)
    return found


def _merged(
    parts: Iterable[Mapping[str, list[CoveringNorm]]],
) -> dict[str, tuple[CoveringNorm, ...]]:
    together: dict[str, list[CoveringNorm]] = defaultdict(list)
    for part in parts:
        for concept, norms in part.items():
            together[concept] += norms
    return {
        concept: tuple(sorted(norms, key=lambda norm: -norm.level))
        for concept, norms in together.items()
    }


def _basis(
    current: list[Instrument], others: list[Instrument], declared: list[Instrument]
) -> Basis:
    return Basis(
        proposed=tuple(instrument.id for instrument in others if instrument.never_binds),
        in_force=tuple(instrument.id for instrument in current),
        not_in_force=tuple(it.id for it in others if not it.never_binds),
        checked_on=min((instrument.checked_on for instrument in current), default=None),
        declared=tuple(instrument.id for instrument in declared),
    )
