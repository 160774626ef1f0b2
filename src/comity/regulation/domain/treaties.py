"""Who is bound by a treaty, on which day: worked out from its actions, never stated.

An action whose day is known only to lie between two others leaves open what depends on it, as does
a membership that is not known. So every question is answered twice: once with each consent as early
and each departure as late as may be, once the other way round. What both say is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from comity.regulation.domain.days import Days
from comity.regulation.domain.treaty_actions import (
    CONSENTS,
    LEAVINGS,
    SIGNATURES,
    ActionKind,
    TreatyAction,
    TreatyRule,
)
from comity.regulation.domain.truth import Truth, conjunction, disjunction, negation

IsMember = Callable[[str, str, date], bool | None]
"""Whether a jurisdiction is a member of a body on a day; `None`: not known."""


class Status(StrEnum):
    """What somebody is to a treaty (VCLT Art. 2(1)(f)-(g), 18), in the order of commitment."""

    NO_ACTION = "no-action"
    SIGNATORY = "signatory"
    """signed, and has not expressed consent to be bound"""
    FORMER = "former"
    """consented, and is bound no more: it withdrew, or the treaty has ended"""
    CONTRACTING = "contracting"
    """consented, but the treaty is not in force for it yet"""
    PARTY = "party"
    """consented, and the treaty is in force for it"""


@dataclass(frozen=True, slots=True)
class Count:
    """How many consents count towards entry into force, and how many of them from members of the
    body; `perhaps_` with those of which it is not known whether they do."""

    consents: int
    members: int
    perhaps_consents: int
    perhaps_members: int


@dataclass(frozen=True, slots=True)
class _Stay:
    """A consent, the notice that ended it, and the day of entry into force that was recorded."""

    consent: Days
    notice: Days | None = None
    recorded: Days | None = None

    def lasts(self, *, early: bool) -> tuple[date, date | None]:
        """From the consent to the notice, at its longest or at its shortest."""
        end = _at(self.notice, early=not early) if self.notice else None
        return _at(self.consent, early=early), end

    def stands(self, on: date) -> Truth:
        """Whether the consent was given by `on` and no notice of leaving."""
        gone = self.notice.reached(on) if self.notice else Truth.FALSE
        return conjunction((self.consent.reached(on), negation(gone)))


@dataclass(frozen=True)
class Treaty:
    """The actions of a treaty, read with its rule."""

    rule: TreatyRule
    actions: tuple[TreatyAction, ...]
    is_member: IsMember
    ended: date | None = None
    """the first day without the treaty"""
    entering: Days | None = None
    """the day of entry into force where it follows from more than the numbers of the rule; the
    rule's delay is then that of each participant's own consent"""

    @cached_property
    def participants(self) -> tuple[str, ...]:
        """All that took any action, in the order of the first."""
        return tuple(dict.fromkeys(action.jurisdiction for action in self.actions))

    def signed(self, participant: str, on: date) -> Truth:
        """Whether it had signed by the day, definitively or not."""
        return disjunction(action.days.reached(on) for action in self._of(participant, SIGNATURES))

    def consented(self, participant: str, on: date) -> Truth:
        """Whether it had expressed consent to be bound by the day, and not given notice since."""
        return disjunction(stay.stands(on) for stay in self._stays.get(participant, ()))

    def in_force(self, participant: str, on: date) -> Truth:
        """Whether the treaty is in force for it on the day."""
        for truth, early in ((Truth.TRUE, False), (Truth.UNKNOWN, True)):
            for start, end in self.spans(participant, early=early):
                if start <= on and (end is None or on < end):
                    return truth
        return Truth.FALSE

    def status(self, participant: str, on: date) -> Status | None:
        """What it is to the treaty on the day; `None` is not known."""
        stays = self._stays.get(participant, ())
        left = disjunction(stay.notice.reached(on) for stay in stays if stay.notice)
        consented = self.consented(participant, on)
        if self.has_ended(on):
            left, consented = disjunction((left, consented)), Truth.FALSE
        for truth, status in (
            (self.in_force(participant, on), Status.PARTY),
            (consented, Status.CONTRACTING),
            (left, Status.FORMER),
            (self.signed(participant, on), Status.SIGNATORY),
        ):
            if truth:
                return status if truth is Truth.TRUE else None
        return Status.NO_ACTION

    def has_ended(self, on: date) -> bool:
        """Whether the treaty is no more on a day."""
        return self.ended is not None and on >= self.ended

    def with_status(self, status: Status, on: date) -> tuple[str, ...]:
        """Those known to be that on the day."""
        return tuple(it for it in self.participants if self.status(it, on) is status)

    def count(self, on: date) -> Count:
        """The consents on the day, as the rule counts them."""
        certain = [it for it in self.participants if self.consented(it, on) is Truth.TRUE]
        possible = [it for it in self.participants if self.consented(it, on)]
        return Count(
            len(certain),
            self._members(certain, on, possibly=False),
            len(possible),
            self._members(possible, on, possibly=True),
        )

    @cached_property
    def met(self) -> Days:
        """The day of the consent with which the rule's numbers were reached. What was reached
        stays reached, though consents be withdrawn afterwards (VCLT Art. 55)."""
        return _ordered(self._met(early=True), self._met(early=False))

    @cached_property
    def entry(self) -> Days:
        """The day on which the treaty enters into force: after the numbers were reached and the
        delay has passed, or earlier where it was recorded for a party."""
        recorded = [
            action.days for action in self.actions if action.action is ActionKind.ENTRY_INTO_FORCE
        ]
        if self.entering is None:
            delayed = Days(*(day and self.rule.entry.after(day) for day in self.met.bounds))
        else:
            delayed = self.entering
        return Days(
            min((it.earliest for it in (delayed, *recorded) if it.earliest), default=None),
            min((it.latest for it in (delayed, *recorded) if it.latest), default=None),
        )

    def binds_members(self, participant: str) -> bool:
        """Whether its consent binds its members too."""
        return any(action.with_members for action in self._of(participant, CONSENTS))

    def since(self, participant: str, on: date) -> date | None:
        """The first day of the time in force that the day lies, or may lie, in."""
        for early in (False, True):
            for start, end in self.spans(participant, early=early):
                if start <= on and (end is None or on < end):
                    return start
        return None

    def next(self, participant: str, on: date) -> date | None:
        """The first later day on which the treaty enters, or may enter, into force for it."""
        starts = [start for start, _ in self.spans(participant, early=True) if start > on]
        return min(starts, default=None)

    def until(self, participant: str, on: date) -> date | None:
        """The last day, `on` or earlier, from which the treaty is, or may be, in force for it no
        longer."""
        ends = [end for _, end in self.spans(participant, early=True) if end and end <= on]
        return max(ends, default=None)

    def lasting(self, *, early: bool) -> list[tuple[str, date, date | None]]:
        """Each consent with its participant, its day and that of the notice which ended it, at its
        longest (`early`) or at its shortest."""
        return [
            (participant, *stay.lasts(early=early))
            for participant, stays in self._stays.items()
            for stay in stays
        ]

    def _of(self, participant: str, kinds: frozenset[ActionKind]) -> list[TreatyAction]:
        found = [
            action
            for action in self.actions
            if action.jurisdiction == participant and action.action in kinds
        ]
        return sorted(found, key=lambda action: _at(action.days, early=True))

    @cached_property
    def _stays(self) -> dict[str, tuple[_Stay, ...]]:
        return {it: tuple(self._stays_of(it)) for it in self.participants}

    def _stays_of(self, participant: str) -> Iterator[_Stay]:
        """Each consent with what followed it."""
        consent = recorded = None
        for action in self._of(participant, CONSENTS | LEAVINGS | {ActionKind.ENTRY_INTO_FORCE}):
            if action.action in CONSENTS:
                consent = consent or action.days
            elif consent and action.action is ActionKind.ENTRY_INTO_FORCE:
                recorded = action.days
            elif consent:
                yield _Stay(consent, action.days, recorded)
                consent = recorded = None
        if consent:
            yield _Stay(consent, None, recorded)

    def spans(self, participant: str, *, early: bool) -> Iterator[tuple[date, date | None]]:
        """The times in force for it, at their longest (`early`) or at their shortest."""
        entry = self.entry.earliest if early else self.entry.latest
        for stay in self._stays.get(participant, ()):
            consent, notice = stay.lasts(early=early)
            start = entry and max(entry, self.rule.entry.after(consent))
            if stay.recorded:
                start = _at(stay.recorded, early=early)
            end = self.rule.leaving.after(notice) if notice and self.rule.leaving else notice
            end = min((day for day in (end, self.ended) if day), default=None)
            if start and (end is None or start < end):
                yield start, end

    def _met(self, *, early: bool) -> date | None:
        """With memberships as they were on the day of each consent."""
        lasting = self.lasting(early=early)
        for day in sorted(start for _, start, _ in lasting):
            consenting = [
                participant
                for participant, start, end in lasting
                if start <= day and (end is None or day < end)
            ]
            members = self._members(consenting, day, possibly=early)
            if len(consenting) >= self.rule.consents and members >= self.rule.members:
                return day
        return None

    def _members(self, consenting: list[str], on: date, *, possibly: bool) -> int:
        if not self.rule.body:
            return 0
        answers = [self.is_member(it, self.rule.body, on) for it in consenting]
        return sum(answer is True or (possibly and answer is None) for answer in answers)


def _at(days: Days, *, early: bool) -> date:
    found = days.earliest if early else days.latest
    if found is None:
        raise ValueError(days)
    return found


def _ordered(earliest: date | None, latest: date | None) -> Days:
    """Memberships are asked about on each day by itself, so that the early one may come later."""
    if earliest is None or (latest is not None and latest < earliest):
        earliest = latest
    return Days(earliest, latest)
