"""Whether a deed fits what a party did before, and what the treaty allows.

Only what the treaty's rule, or the meaning of the words, excludes is refused. Whether a reservation
goes against a treaty's object and purpose (VCLT Art. 19(c)), or came too late, is for the parties.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from comity.assembly.domain.entry_rules import EntryRule
from comity.assembly.domain.treaty_deeds import ANNOUNCED, Deed
from comity.assembly.domain.treaty_notices import ABOUT_RESERVATION, NoticeKind
from comity.kernel.domain.errors import ComityError, Conflict, InvalidInput
from comity.regulation.domain.treaty_actions import (
    CONSENTS,
    LEAVINGS,
    SIGNATURES,
    ActionKind,
    TreatyRule,
)
from comity.regulation.domain.treaty_checks import check_sequences


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a treaty allows; `closed` is the first day without it."""

    rule: EntryRule
    adopted: date
    reservations: bool = True
    closed: date | None = None


def check_deed(new: Deed, before: Iterable[Deed], terms: Terms, today: date) -> None:
    """`before` are the deeds that stand. Raises `InvalidInput` for a day that can't be, or a field
    that does not belong to its kind; `Conflict` for what does not fit the others; and as `Notice`
    and `check_sequences` do."""
    before = tuple(before)
    _check_fields(new)
    _check_days(new, terms, today)
    new.notice(new.days(terms.adopted, today))
    _check_allowed(new, terms)
    _check_repeated(new, before)
    _check_about(new, before)
    for each in _faults((*before, new), terms, today):
        raise each


def check_strike(struck: Deed, before: Iterable[Deed], terms: Terms, today: date) -> None:
    """`before` are the deeds that stand, the struck one too. Raises
    `Conflict("deed-others-rest-on-it")` where what is left would not hold together."""
    left = tuple(each for each in before if each.id != struck.id)
    rests = [it.id for it in left if it.about == struck.id]
    if struck.kind is NoticeKind.PROVISIONAL_APPLICATION:
        rests += [it.id for it in _of(left, struck.party) if it.kind is NoticeKind.PROVISIONAL_END]
    if struck.kind is NoticeKind.OBJECTION:
        ended = (it for it in _of(left, struck.party) if it.about == struck.about)
        rests += [it.id for it in ended if it.kind is NoticeKind.OBJECTION_WITHDRAWN]
    if rests or any(_faults(left, terms, today)):
        raise Conflict("deed-others-rest-on-it", deed=struck.id)


def _check_fields(new: Deed) -> None:
    if new.with_members and new.kind not in CONSENTS:
        raise InvalidInput("action-no-consent", id=new.id)
    if isinstance(new.kind, ActionKind) and (new.about or new.opposes_entry):
        raise InvalidInput("notice-about", party=new.party, kind=new.kind.value)


def _check_days(new: Deed, terms: Terms, today: date) -> None:
    first, last = new.on.earliest, (new.until or new.on).latest
    if last < terms.adopted:
        raise InvalidInput(
            "action-before-adoption",
            id=new.id,
            day=new.on.text,
            adopted=terms.adopted.isoformat(),
        )
    if first > today and new.kind not in ANNOUNCED:
        raise InvalidInput("deed-in-future", id=new.id, day=new.on.text, today=today.isoformat())
    if terms.closed is not None and first >= terms.closed:
        raise Conflict("deed-after-end", id=new.id, closed=terms.closed.isoformat())


def _check_allowed(new: Deed, terms: Terms) -> None:
    if new.kind is ActionKind.RESERVATION and not terms.reservations:
        raise Conflict("deed-no-reservations", party=new.party)
    if new.kind is NoticeKind.PROVISIONAL_APPLICATION and not terms.rule.provisional:
        raise Conflict("deed-no-provisional-application", party=new.party)


def _check_repeated(new: Deed, before: tuple[Deed, ...]) -> None:
    own = _of(before, new.party)
    if new.kind in SIGNATURES and any(it.kind in SIGNATURES for it in own):
        raise Conflict("deed-signed-already", party=new.party)
    if new.kind is NoticeKind.PROVISIONAL_END and not any(
        it.kind is NoticeKind.PROVISIONAL_APPLICATION for it in own
    ):
        raise Conflict("deed-not-applied-provisionally", party=new.party)
    if new.kind in CONSENTS | LEAVINGS:
        _check_consents((*own, new))


def _check_consents(own: tuple[Deed, ...]) -> None:
    consents = False
    for each in sorted(own, key=lambda it: it.on.earliest):
        if each.kind in CONSENTS and consents:
            raise Conflict("deed-consented-already", party=each.party)
        if each.kind in CONSENTS | LEAVINGS:
            consents = each.kind in CONSENTS


def _check_about(new: Deed, before: tuple[Deed, ...]) -> None:
    if new.kind not in ABOUT_RESERVATION:
        return
    reservations = {it.id: it for it in before if it.kind is ActionKind.RESERVATION}
    if new.about not in reservations:
        raise Conflict("deed-reservation-unknown", about=new.about)
    reservation = reservations[new.about]
    own = new.kind is NoticeKind.RESERVATION_WITHDRAWN
    if own != (reservation.party == new.party):
        raise Conflict("deed-reservation-of-whom", party=new.party, about=new.about)
    if (new.until or new.on).latest < reservation.on.earliest:
        raise Conflict("deed-before-reservation", id=new.id, about=new.about)
    same = [it.kind for it in _of(before, new.party) if it.about == new.about]
    if new.kind is NoticeKind.OBJECTION_WITHDRAWN:
        if NoticeKind.OBJECTION not in same:
            raise Conflict("deed-no-objection", party=new.party, about=new.about)
        same.remove(NoticeKind.OBJECTION)
    if new.kind in same:
        raise Conflict("deed-noticed-already", party=new.party, about=new.about)


def _faults(deeds: tuple[Deed, ...], terms: Terms, today: date) -> tuple[ComityError, ...]:
    """As the corpus is checked."""
    actions = [each.action(each.days(terms.adopted, today)) for each in deeds]
    rule = TreatyRule(consents=0, entry=terms.rule.delay, leaving=terms.rule.leaving)
    found = check_sequences(tuple(it for it in actions if it), rule, ())
    return tuple(each.error for each in found)


def _of(deeds: Iterable[Deed], party: str) -> tuple[Deed, ...]:
    return tuple(each for each in deeds if each.party == party)
