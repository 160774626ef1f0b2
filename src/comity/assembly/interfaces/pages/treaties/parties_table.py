"""Of each party: what it did, since when it is bound, what it reserved and who objects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.assembly.domain.treaty_deeds import Kind, kind_of
from comity.assembly.domain.treaty_notices import NoticeKind
from comity.assembly.domain.treaty_relations import standing_reservations
from comity.assembly.interfaces.pages.treaties.opened import Opened
from comity.assembly.models import Delegate, TreatyDeed
from comity.assembly.queries.treaty_state import domain_deed
from comity.regulation.domain.confidence import Confidence
from comity.regulation.domain.treaties import Status
from comity.regulation.domain.treaty_actions import CONSENTS, SIGNATURES, ActionKind
from comity.regulation.domain.truth import Truth
from comity.regulation.interfaces.pages.instruments.treaty import ACTIONS, STATUSES
from comity.regulation.interfaces.parts.words import CONFIDENCE, Words
from comity.regulation.interfaces.reading import day_words

KIND_WORDS: Mapping[Kind, Words] = {
    **{each: ACTIONS[each] for each in ActionKind},
    NoticeKind.PROVISIONAL_APPLICATION: gettext_lazy("provisional application"),
    NoticeKind.PROVISIONAL_END: gettext_lazy("end of provisional application"),
    NoticeKind.OBJECTION: gettext_lazy("objection"),
    NoticeKind.OBJECTION_WITHDRAWN: gettext_lazy("withdrawal of an objection"),
    NoticeKind.RESERVATION_WITHDRAWN: gettext_lazy("withdrawal of a reservation"),
}
_ORDER: tuple[Status | None, ...] = (
    Status.PARTY,
    Status.CONTRACTING,
    None,
    Status.SIGNATORY,
    Status.FORMER,
    Status.NO_ACTION,
)
_SAID = frozenset({ActionKind.DECLARATION, ActionKind.RESERVATION})


@dataclass(frozen=True, slots=True)
class DeedView:
    row: TreatyDeed
    id: str
    party: str
    """its name"""
    what: Words
    day: str
    later: bool
    about: str
    by_party: bool
    confidence: Words
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class PartyView:
    code: str
    name: str
    sign: str
    status: Words
    signed: str
    consented: str
    consent_kind: Words
    since: str
    until: str
    provisional: bool
    said: tuple[DeedView, ...]
    deeds: tuple[DeedView, ...]

    @property
    def is_state(self) -> bool:
        """Its code says something to people."""
        return ":" not in self.code


def party_views(page: Opened) -> list[PartyView]:
    """Those that are bound first, then by name."""
    table = _Table(page)
    found = [(page.state.treaty.status(it, page.on), it) for it in page.state.treaty.participants]
    found.sort(key=lambda each: (_ORDER.index(each[0]), page.names.party(each[1])))
    return [table.party(code, status) for status, code in found if table.deeds_of(code) or status]


def struck_views(page: Opened) -> list[DeedView]:
    table = _Table(page)
    return [table.view(each) for each in page.state.rows if each.struck_at is not None]


class _Table:
    def __init__(self, page: Opened) -> None:
        self.page = page
        self.own = _own(page)
        standing = standing_reservations(page.state.treaty, page.on)
        self.standing = {id for id, truth in standing if truth is Truth.TRUE}

    def party(self, code: str, status: Status | None) -> PartyView:
        treaty, on = self.page.state.treaty, self.page.on
        sign, words = STATUSES[status]
        deeds = self.deeds_of(code)
        views = tuple(self.view(each) for each in deeds)
        signature = _last(deeds, SIGNATURES)
        consent = _last(deeds, CONSENTS)
        return PartyView(
            code=code,
            name=self.page.names.party(code),
            sign=sign,
            status=words,
            signed=self._day(signature) if signature else "",
            consented=self._day(consent) if consent else "",
            consent_kind=KIND_WORDS[kind_of(consent.kind)] if consent else "",
            since=day_words(treaty.since(code, on)),
            until="" if treaty.since(code, on) else day_words(treaty.next(code, on)),
            provisional=treaty.provisional(code, on) is Truth.TRUE,
            said=tuple(it for it in views if kind_of(it.row.kind) in _SAID or it.row.about),
            deeds=views,
        )

    def deeds_of(self, code: str) -> list[TreatyDeed]:
        return [each for each in self.page.state.standing if each.party == code]

    def view(self, row: TreatyDeed) -> DeedView:
        deed = domain_deed(row)
        days = deed.days(self.page.state.row.adopted_on, row.entered_at.date())
        return DeedView(
            row=row,
            id=deed.id,
            party=self.page.names.party(row.party),
            what=KIND_WORDS[deed.kind],
            day=self._day(row),
            later=not days.reached(self.page.on),
            about=self._about(row),
            by_party=row.party in self.own.get(row.entered_by, ()),
            confidence=CONFIDENCE[Confidence(row.confidence)],
            withdrawn=deed.kind is ActionKind.RESERVATION
            and bool(days.reached(self.page.on))
            and deed.id not in self.standing,
        )

    def _about(self, row: TreatyDeed) -> str:
        """Whose reservation it is about."""
        code, _dot, _kind = row.about.rpartition(".reservation")
        return self.page.names.party(code) if code else ""

    def _day(self, row: TreatyDeed) -> str:
        deed = domain_deed(row)
        days = deed.days(self.page.state.row.adopted_on, row.entered_at.date())
        first, last = day_words(days.earliest), day_words(days.latest)
        if first == last:
            return first
        return _("between %(first)s and %(last)s") % {"first": first, "last": last}


def _last(deeds: list[TreatyDeed], kinds: frozenset[ActionKind]) -> TreatyDeed | None:
    return next((it for it in reversed(deeds) if kind_of(it.kind) in kinds), None)


def _own(page: Opened) -> dict[str, set[str]]:
    """For which members those who entered something have ever stood."""
    found: dict[str, set[str]] = {}
    rows = Delegate.objects.filter(member__assembly=page.person.assembly)
    for each in rows.select_related("member", "user"):
        found.setdefault(each.user.reference, set()).add(each.member.code)
    return found
