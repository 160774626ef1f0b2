"""Checks of what instruments say about treaties: rule, actions, and days that follow from them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comity.kernel.domain.errors import InvalidInput, unknown_name
from comity.regulation.domain.instruments import Instrument, InstrumentKind, InstrumentStatus
from comity.regulation.domain.problems import Path, Problem
from comity.regulation.domain.treaty_actions import (
    CONSENTS,
    LEAVINGS,
    ActionKind,
    TreatyAction,
    TreatyRule,
)

_AFTER_CONSENT = LEAVINGS | {ActionKind.ENTRY_INTO_FORCE}
_COMPUTED = {InstrumentStatus.IN_FORCE, InstrumentStatus.PARTLY_APPLICABLE}


def check_treaty(
    instrument: Instrument, jurisdictions: frozenset[str], path: Path
) -> Iterator[Problem]:
    """What is wrong with a treaty, or makes something look like one that is none."""
    if (instrument.kind is InstrumentKind.TREATY) != (instrument.treaty is not None):
        yield Problem((*path, "kind"), InvalidInput("treaty-and-rule", instrument=instrument.id))
    if instrument.treaty is None:
        if instrument.actions:
            yield Problem(
                (*path, "actions"), InvalidInput("treaty-and-rule", instrument=instrument.id)
            )
        return
    if instrument.status in _COMPUTED:
        status = instrument.status.value
        computed = InvalidInput("treaty-status", instrument=instrument.id, status=status)
        yield Problem((*path, "status"), computed)
    yield from _check_rule(instrument.treaty, jurisdictions, (*path, "treaty"))
    adopted = min((it.adopted for it in instrument.versions if it.adopted), default=None)
    seen: set[str] = set()
    for place, action in enumerate(instrument.actions):
        here: Path = (*path, "actions", place)
        if action.jurisdiction not in jurisdictions:
            unknown = unknown_name("unknown-jurisdiction", action.jurisdiction, jurisdictions)
            yield Problem((*here, "jurisdiction"), unknown)
        if action.id in seen:
            yield Problem(here, InvalidInput("duplicate-id", id=action.id))
        seen.add(action.id)
        if action.with_members and action.action not in CONSENTS:
            yield Problem((*here, "with_members"), InvalidInput("action-no-consent", id=action.id))
        yield from _check_days(action, adopted, instrument.checked_on, here)
    yield from check_sequences(instrument.actions, instrument.treaty, (*path, "actions"))


def _check_rule(rule: TreatyRule, jurisdictions: frozenset[str], path: Path) -> Iterator[Problem]:
    if rule.body and rule.body not in jurisdictions:
        error = unknown_name("unknown-jurisdiction", rule.body, jurisdictions)
        yield Problem((*path, "body"), error)
    if rule.members > rule.consents or bool(rule.members) != bool(rule.body):
        yield Problem((*path, "members"), InvalidInput("treaty-members"))


def _check_days(
    action: TreatyAction, adopted: date | None, checked_on: date, path: Path
) -> Iterator[Problem]:
    first, last = action.days.earliest, action.days.latest
    exact = action.date is not None and (action.earliest, action.latest) == (None, None)
    between = action.date is None and first is not None and last is not None and first < last
    if first is None or last is None or not (exact or between):
        yield Problem(path, InvalidInput("action-days", id=action.id))
        return
    if adopted is not None and first < adopted:
        error = InvalidInput(
            "action-before-adoption",
            id=action.id,
            day=first.isoformat(),
            adopted=adopted.isoformat(),
        )
        yield Problem(path, error)
    if last > checked_on:
        error = InvalidInput(
            "action-not-checked",
            id=action.id,
            day=last.isoformat(),
            checked_on=checked_on.isoformat(),
        )
        yield Problem(path, error)


def check_sequences(
    actions: tuple[TreatyAction, ...], rule: TreatyRule, path: Path
) -> Iterator[Problem]:
    """What each participant did, in the order of the days: nobody signs what it has consented to
    before, and nobody leaves, or is bound by, what it has not."""
    places = sorted(range(len(actions)), key=lambda it: actions[it].days.earliest or date.min)
    consenting: set[str] = set()
    for place in places:
        action = actions[place]
        consented = action.jurisdiction in consenting
        if action.action is ActionKind.SIGNATURE and consented:
            yield Problem((*path, place), InvalidInput("signature-after-consent", id=action.id))
        if action.action in _AFTER_CONSENT and not consented:
            yield Problem((*path, place), InvalidInput("action-without-consent", id=action.id))
        if action.action in LEAVINGS and rule.leaving is None:
            yield Problem((*path, place), InvalidInput("treaty-without-leaving", id=action.id))
        if action.action in CONSENTS:
            consenting.add(action.jurisdiction)
        if action.action in LEAVINGS:
            consenting.discard(action.jurisdiction)
