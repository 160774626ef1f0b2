"""Adopted treaties as the domain knows them, from their rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from comity.assembly.domain.electorate import ONE
from comity.assembly.domain.entry_rules import EntryRule
from comity.assembly.domain.treaty_deed_checks import Terms
from comity.assembly.domain.treaty_deeds import Deed, kind_of
from comity.assembly.domain.treaty_entry import AdoptedTreaty
from comity.assembly.formats.treaty_rules import rule_from_plain
from comity.assembly.models import Assembly, Treaty, TreatyDeed
from comity.assembly.queries.treaty_world import Membership, membership_of, world_of
from comity.kernel.domain.errors import unknown_name
from comity.kernel.domain.periods import PartialDate
from comity.regulation.domain.confidence import Confidence


@dataclass(frozen=True, slots=True)
class TreatyState:
    """A treaty, all its deeds with those that were struck, and what follows from the rest."""

    row: Treaty
    rows: tuple[TreatyDeed, ...]
    terms: Terms
    treaty: AdoptedTreaty

    @property
    def standing(self) -> tuple[TreatyDeed, ...]:
        return standing_rows(self.rows)


def treaty_rows(assembly: Assembly) -> list[Treaty]:
    """The newest first."""
    rows = Treaty.objects.filter(assembly=assembly).select_related("assembly", "amends", "motion")
    return list(rows.prefetch_related("deeds"))


def find_treaty(assembly: Assembly, slug: str) -> Treaty:
    """Raises `UnknownName("adopted-treaty-unknown")`."""
    rows = Treaty.objects.filter(assembly=assembly).select_related("assembly", "amends", "motion")
    found = rows.filter(slug=slug).first()
    if found is None:
        known = Treaty.objects.filter(assembly=assembly).values_list("slug", flat=True)
        raise unknown_name("adopted-treaty-unknown", slug, known)
    return found


def treaty_states(assembly: Assembly) -> list[TreatyState]:
    """Of all treaties, with the memberships read once."""
    rows = treaty_rows(assembly)
    shared = membership_of(assembly, rows[0].adopted_on) if rows else None
    return [treaty_state(each, shared) for each in rows]


def treaty_state(row: Treaty, shared: Membership | None = None) -> TreatyState:
    """By all that stands on record, also of later than the day that is asked about. `shared` was
    read for another treaty, and serves where nothing is weighed."""
    deeds = tuple(row.deeds.all())
    terms = terms_of(row)
    return TreatyState(row, deeds, terms, _adopted(row, deeds, terms, shared))


def terms_of(row: Treaty) -> Terms:
    return Terms(
        rule=rule_from_plain(row.rule),
        adopted=row.adopted_on,
        reservations=row.reservations,
        closed=row.closed_on,
    )


def adopted_treaty(row: Treaty, rule: EntryRule) -> AdoptedTreaty:
    """Of a row that may not be saved yet, before any deed."""
    return _adopted(row, (), Terms(rule=rule, adopted=row.adopted_on), None)


def domain_deed(row: TreatyDeed, language: str = "en") -> Deed:
    """`language` is that of its text."""
    return Deed(
        party=row.party,
        kind=kind_of(row.kind),
        on=PartialDate.parse(row.on),
        until=PartialDate.parse(row.until) if row.until else None,
        number=row.number,
        about=row.about,
        opposes_entry=row.opposes_entry,
        citation=row.citation,
        with_members=row.with_members,
        text=row.text,
        language=language,
        source=row.source,
        confidence=Confidence(row.confidence),
    )


def standing_rows(rows: Iterable[TreatyDeed]) -> tuple[TreatyDeed, ...]:
    """Those that were not struck."""
    return tuple(each for each in rows if each.struck_at is None)


def _adopted(
    row: Treaty, rows: tuple[TreatyDeed, ...], terms: Terms, shared: Membership | None
) -> AdoptedTreaty:
    membership = shared
    if membership is None or any(it.weight != ONE for it in terms.rule.conditions):
        membership = membership_of(row.assembly, row.adopted_on)
    language = membership.statutes[-1].languages[0] if membership.statutes else "en"
    dated = [
        (deed, deed.days(row.adopted_on, entered))
        for deed, entered in (
            (domain_deed(each, language), _day(each)) for each in standing_rows(rows)
        )
    ]
    return AdoptedTreaty(
        rule=terms.rule,
        actions=tuple(it for deed, days in dated if (it := deed.action(days))),
        notices=tuple(made for deed, days in dated if (made := deed.notice(days))),
        world=world_of(membership, terms.rule, row.adopted_on),
        closed=row.closed_on,
        amends=treaty_state(row.amends, membership).treaty if row.amends else None,
    )


def _day(row: TreatyDeed) -> date:
    return row.entered_at.date()
