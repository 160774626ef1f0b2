"""Of a treaty: whether it is in force, what it still needs, and what each participant did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.treaties import Status, Treaty
from comity.regulation.domain.treaty_actions import CONSENTS, SIGNATURES, ActionKind, TreatyAction
from comity.regulation.domain.truth import Truth
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.step_chart import Series, StepChart, step_chart
from comity.regulation.interfaces.parts.words import CONFIDENCE, Words
from comity.regulation.interfaces.reading import day_words
from comity.regulation.interfaces.treaty_words import (
    delay_sentence,
    missing_sentence,
    state_sentence,
)

STATUSES: Mapping[Status | None, tuple[str, Words]] = {
    Status.PARTY: ("●", gettext_lazy("party: in force for it")),
    Status.CONTRACTING: ("◐", gettext_lazy("consented; not in force for it")),
    Status.SIGNATORY: ("○", gettext_lazy("signed, no consent on record")),
    Status.FORMER: ("–", gettext_lazy("bound no more")),
    Status.NO_ACTION: ("·", gettext_lazy("no action by that day")),
    None: ("?", gettext_lazy("not known")),
}
ACTIONS: Mapping[ActionKind, Words] = {
    ActionKind.SIGNATURE: gettext_lazy("signature"),
    ActionKind.DEFINITIVE_SIGNATURE: gettext_lazy("definitive signature"),
    ActionKind.RATIFICATION: gettext_lazy("ratification"),
    ActionKind.ACCEPTANCE: gettext_lazy("acceptance"),
    ActionKind.APPROVAL: gettext_lazy("approval"),
    ActionKind.ACCESSION: gettext_lazy("accession"),
    ActionKind.DECLARATION: gettext_lazy("declaration"),
    ActionKind.RESERVATION: gettext_lazy("reservation"),
    ActionKind.ENTRY_INTO_FORCE: gettext_lazy("entry into force for it"),
    ActionKind.WITHDRAWAL: gettext_lazy("withdrawal"),
    ActionKind.DENUNCIATION: gettext_lazy("denunciation"),
}
_WEIGHT = tuple(STATUSES)


@dataclass(frozen=True, slots=True)
class ActionView:
    what: Words
    day: str
    citation: str
    note: str
    source: str
    confidence: Words


@dataclass(frozen=True, slots=True)
class ParticipantView:
    code: str
    name: str
    href: str
    sign: str
    status: Words
    actions: tuple[ActionView, ...]


@dataclass(frozen=True)
class TreatyView:
    instrument: Instrument
    links: SiteLinks

    @cached_property
    def treaty(self) -> Treaty:
        return self.links.reading.rules.treaties.by_id[self.instrument.id]

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The state; while it is not in force, what is missing and what follows then."""
        on, wording = self.links.reading.on, self.links.reading.wording
        told = [state_sentence(self.treaty, on, wording)]
        if not self.treaty.has_ended(on) and self.treaty.met.reached(on) is not Truth.TRUE:
            told.append(missing_sentence(self.treaty, on, wording))
            told.append(delay_sentence(self.treaty.rule.entry, wording))
        return tuple(told)

    @cached_property
    def signed(self) -> int:
        return self._signed(self.links.reading.on)

    @cached_property
    def consents(self) -> int:
        return self.treaty.count(self.links.reading.on).consents

    @cached_property
    def participants(self) -> tuple[ParticipantView, ...]:
        """Those who are bound most first, then by name. All actions are told, also later ones."""
        on = self.links.reading.on
        name = self.links.reading.wording.jurisdiction
        ordered = sorted(
            self.treaty.participants,
            key=lambda id: (_WEIGHT.index(self.treaty.status(id, on)), name(id)),
        )
        return tuple(self._participant(id) for id in ordered)

    @cached_property
    def chart(self) -> StepChart | None:
        """How many had signed and consented when; None without an action."""
        return step_chart(
            (
                Series(_("signatures"), self._steps(SIGNATURES)),
                Series(_("expressions of consent to be bound"), self._steps(CONSENTS)),
            ),
            (),
            self.links.reading.on,
            day_label=day_words(self.links.reading.on),
            title=_("Who had signed and consented when"),
            description=_(
                "An action whose day is not known counts from the last day that it may lie on; the "
                "heavy line is the day asked about. The table below says who."
            ),
        )

    def _steps(self, kinds: Iterable[ActionKind]) -> tuple[tuple[date, int], ...]:
        days = sorted(
            {
                action.days.latest
                for action in self.instrument.actions
                if action.action in kinds and action.days.latest
            }
        )
        count = self._signed if ActionKind.SIGNATURE in kinds else self._consented
        return tuple((day, count(day)) for day in days)

    def _signed(self, on: date) -> int:
        return sum(self.treaty.signed(it, on) is Truth.TRUE for it in self.treaty.participants)

    def _consented(self, on: date) -> int:
        return self.treaty.count(on).consents

    def _participant(self, id: str) -> ParticipantView:
        reading = self.links.reading
        sign, words = STATUSES[self.treaty.status(id, reading.on)]
        taken = (it for it in self.instrument.actions if it.jurisdiction == id)
        return ParticipantView(
            id,
            reading.wording.jurisdiction(id),
            self.links.jurisdiction(id),
            sign,
            words,
            tuple(self._action(it) for it in taken),
        )

    def _action(self, action: TreatyAction) -> ActionView:
        return ActionView(
            ACTIONS[action.action],
            _day(action),
            action.citation,
            self.links.reading.words(action.note),
            action.source,
            CONFIDENCE[action.confidence],
        )


def _day(action: TreatyAction) -> str:
    first, last = day_words(action.days.earliest), day_words(action.days.latest)
    if first == last:
        return first
    return _("between %(first)s and %(last)s") % {"first": first, "last": last}
