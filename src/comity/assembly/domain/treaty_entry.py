"""An adopted treaty or amendment: when it is in force, for whom, and what is still required.

Who is bound on which day is worked out by `regulation` from the dated actions; here is what its
rule does not know. Where a day is not known exactly, both ends are asked about, and only what both
say is known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from comity.assembly.domain.entry_rules import Binds, EntryRule
from comity.assembly.domain.treaty_days import day_met, day_too_few, leavings, starts
from comity.assembly.domain.treaty_notices import Notice, NoticeKind
from comity.assembly.domain.treaty_progress import Progress, World, progress
from comity.regulation.domain.days import Days
from comity.regulation.domain.treaties import Status, Treaty
from comity.regulation.domain.treaty_actions import TreatyAction, TreatyRule
from comity.regulation.domain.truth import Truth, conjunction, disjunction, negation

NO_DAY = Days()
NO_WORLD = World()
"""Nothing is known of memberships, and there are no weights."""


@dataclass(frozen=True, slots=True)
class StillRequired:
    """`conditions` not known to have been met, the day of `entry` as far as it is known, and
    whether it has come: then nothing is required."""

    conditions: tuple[Progress, ...] = ()
    entry: Days = NO_DAY
    entered: Truth = Truth.FALSE


@dataclass(frozen=True)
class AdoptedTreaty:
    """Actions and notices, read with the rule; `closed` is the first day without the treaty, where
    it was terminated by its parties. For an amendment, `amends` is the treaty that it changes."""

    rule: EntryRule
    actions: tuple[TreatyAction, ...]
    notices: tuple[Notice, ...] = ()
    world: World = NO_WORLD
    closed: date | None = None
    amends: AdoptedTreaty | None = None

    @cached_property
    def participants(self) -> tuple[str, ...]:
        """All that took any action or gave notice, and those that an amendment may bind."""
        others = self.amends.participants if self.amends else ()
        own = (*self._lasting.participants, *(it.party for it in self.notices))
        return tuple(dict.fromkeys((*own, *others)))

    @cached_property
    def met(self) -> Days:
        """The day of the consent with which all conditions were met. What was met stays met, though
        consents be withdrawn afterwards (VCLT Art. 55)."""
        changes = self.amends.changes if self.amends else self.world.changes
        early, late = (
            day_met(self._lasting, self.rule, self._world, changes, early=early)
            for early in (True, False)
        )
        if early is None or (late is not None and late < early):
            early = late
        return Days(early, late)

    @cached_property
    def entry(self) -> Days:
        """The day on which the treaty enters into force, as derived, or earlier where the
        depositary recorded it for a party."""
        return self._open.entry

    @cached_property
    def ended(self) -> Days:
        """The day from which the treaty is no more: closed, or with too few parties."""
        early, late = (day_too_few(self._open, self.rule, early=early) for early in (True, False))
        return Days(
            min((it for it in (early, self.closed) if it), default=None),
            min((it for it in (late, self.closed) if it), default=None),
        )

    @cached_property
    def changes(self) -> frozenset[date]:
        """The days on which the number of parties changes, or may."""
        bounds = {it for it in (*self.entry.bounds, *self.ended.bounds) if it}
        return frozenset(bounds | starts(self._lasting) | set(leavings(self._lasting)))

    def in_force(self, party: str, on: date) -> Truth:
        """Whether the treaty is in force for it on the day."""
        answers = {view.in_force(party, on) for view in self._views}
        own = answers.pop() if len(answers) == 1 else Truth.UNKNOWN
        if self.rule.binds is not Binds.ALL or self.amends is None:
            return own
        lives = negation(self.ended.reached(on))
        amended = self.amends.in_force(party, on)
        return disjunction((own, conjunction((self.entry.reached(on), lives, amended))))

    def status(self, party: str, on: date) -> Status | None:
        """What it is to the treaty on the day; `None` is not known."""
        bound = self.in_force(party, on)
        if bound:
            return Status.PARTY if bound is Truth.TRUE else None
        statuses = {view.status(party, on) for view in self._views}
        return statuses.pop() if len(statuses) == 1 else None

    def parties(self, on: date) -> tuple[frozenset[str], frozenset[str]]:
        """Those for which the treaty is in force on the day, and those for which it may be."""
        force = {it: self.in_force(it, on) for it in self.participants}
        return (
            frozenset(it for it, truth in force.items() if truth is Truth.TRUE),
            frozenset(it for it, truth in force.items() if truth),
        )

    def signed(self, party: str, on: date) -> Truth:
        """Whether it had signed by the day, definitively or not."""
        return self._lasting.signed(party, on)

    def consented(self, party: str, on: date) -> Truth:
        """Whether its consent to be bound stands on the day."""
        return self._lasting.consented(party, on)

    def consents(self) -> list[tuple[date, date | None]]:
        """Each consent as it is known to stand: from a day, until another."""
        return [(start, end) for _, start, end in self._lasting.lasting(early=False)]

    def times_in_force(self) -> list[list[tuple[date, date | None]]]:
        """Of each participant, the times that the treaty is known to be in force for it by its own
        consent. One may begin before another has ended, where it consented anew meanwhile."""
        view = min(self._views, key=lambda it: it.ended or date.max)
        return [list(view.spans(it, early=False)) for it in view.participants]

    def next(self, party: str, on: date) -> date | None:
        """The first later day on which the treaty enters, or may enter, into force for it by its
        own consent."""
        return min((it for view in self._views if (it := view.next(party, on))), default=None)

    def provisional(self, party: str, on: date) -> Truth:
        """Whether it applies the treaty provisionally: by its notice, where the rule allows it,
        until the treaty is in force for it, or it gives notice of the end."""
        if not self.rule.provisional:
            return Truth.FALSE
        ended = self._noticed(party, NoticeKind.PROVISIONAL_END, on)
        return conjunction(
            (
                self._noticed(party, NoticeKind.PROVISIONAL_APPLICATION, on),
                negation(ended),
                negation(self.in_force(party, on)),
                negation(self.ended.reached(on)),
            )
        )

    def since(self, party: str, on: date) -> date | None:
        """The first day of the time in force by its own consent that the day lies in, or may."""
        return min((it for view in self._views if (it := view.since(party, on))), default=None)

    def progress(self, on: date) -> tuple[Progress, ...]:
        """Each condition, with the consents that stand on the day."""
        sure = [
            it for it in self._lasting.participants if self._lasting.consented(it, on) is Truth.TRUE
        ]
        possible = [it for it in self._lasting.participants if self._lasting.consented(it, on)]
        return tuple(
            progress(each, sure, possible, on, self._world) for each in self.rule.conditions
        )

    def still_required(self, on: date) -> StillRequired:
        """What must still happen before the treaty is in force, by what is known on the day: of
        later actions nothing is said."""
        then = replace(self, actions=tuple(it for it in self.actions if it.days.reached(on)))
        entered = then.entry.reached(on)
        if entered is Truth.TRUE or then.met.reached(on) is Truth.TRUE:
            return StillRequired((), then.entry, entered)
        unmet = tuple(it for it in then.progress(on) if it.met is not Truth.TRUE)
        return StillRequired(unmet, then.entry, entered)

    def _noticed(self, party: str, kind: NoticeKind, on: date) -> Truth:
        return disjunction(
            it.days.reached(on) for it in self.notices if it.party == party and it.kind is kind
        )

    @cached_property
    def _world(self) -> World:
        return replace(self.world, amended=self.amends) if self.amends else self.world

    @cached_property
    def _lasting(self) -> Treaty:
        """The actions alone; no entry is asked of it."""
        own = self.rule.own or self.rule.delay
        rule = TreatyRule(consents=0, entry=own, leaving=self.rule.leaving)
        return Treaty(rule, self.actions, self.world.is_member)

    @cached_property
    def _open(self) -> Treaty:
        """With the entry into force, and without an end."""
        early, late = self.met.bounds
        days = Days(early and self.rule.enters(early), late and self.rule.enters(late))
        return replace(self._lasting, entering=days)

    @cached_property
    def _views(self) -> tuple[Treaty, ...]:
        """The treaty as it is if it ended as early as may be, and as late."""
        return tuple(replace(self._open, ended=end) for end in dict.fromkeys(self.ended.bounds))
