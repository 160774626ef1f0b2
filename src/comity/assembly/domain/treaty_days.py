"""The days on which conditions are met and on which too few parties are left, from the consents and
departures as they last at their longest (`early`) or at their shortest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comity.assembly.domain.entry_rules import EntryRule
from comity.assembly.domain.treaty_progress import World, progress
from comity.regulation.domain.treaties import Treaty
from comity.regulation.domain.truth import Truth


def day_met(
    treaty: Treaty, rule: EntryRule, world: World, changes: frozenset[date], *, early: bool
) -> date | None:
    """The first day on which all conditions are met: that of a consent, or one of `changes` in the
    parties to an amended treaty. Memberships count as they are on the day."""
    lasting = treaty.lasting(early=early)
    enough = Truth.UNKNOWN if early else Truth.TRUE
    for day in sorted({start for _, start, _ in lasting} | changes):
        consenting = [it for it, start, end in lasting if start <= day < (end or date.max)]
        found = (progress(it, consenting, consenting, day, world) for it in rule.conditions)
        if min(it.met for it in found) >= enough:
            return day
    return None


def day_too_few(treaty: Treaty, rule: EntryRule, *, early: bool) -> date | None:
    """The first day on which a departure leaves fewer parties than the rule asks for."""
    entry = treaty.entry.earliest if early else treaty.entry.latest
    if entry is None or not rule.ends_below:
        return None
    least = Truth.TRUE if early else Truth.UNKNOWN
    for day in sorted({max(it, entry) for it in _leavings(treaty, early=early)}):
        parties = [it for it in treaty.participants if treaty.in_force(it, day) >= least]
        if len(parties) < rule.ends_below:
            return day
    return None


def starts(treaty: Treaty) -> set[date]:
    """When consents take effect, or may, once the treaty is in force."""
    return {
        treaty.rule.entry.after(start)
        for early in (True, False)
        for _, start, _ in treaty.lasting(early=early)
    }


def leavings(treaty: Treaty) -> Iterator[date]:
    """When departures take effect, or may."""
    yield from _leavings(treaty, early=True)
    yield from _leavings(treaty, early=False)


def _leavings(treaty: Treaty, *, early: bool) -> Iterator[date]:
    for _, _, end in treaty.lasting(early=not early):
        if end:
            yield treaty.rule.leaving.after(end) if treaty.rule.leaving else end
