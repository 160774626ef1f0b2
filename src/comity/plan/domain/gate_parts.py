"""The gate's rules for milestones, money, help, and what an IATI file needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from comity.plan.domain.commitment_text import CommitmentText, Help, IatiFacts
from comity.plan.domain.currencies import is_currency_on
from comity.plan.domain.gate_lacks import Ground, Lack, lack
from comity.plan.domain.iati_codelists import REGIONS

PERIODS = ("", "day", "week", "month", "year")
LONG_DAYS = 548
"""A year and a half"""
_SECTOR = re.compile("[0-9]{5}")
_ORGANISATION = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*-[^\s/&|?]+")
"""An agency of the list at org-id.guide, a hyphen, and what it gave (IATI 2.03,
reporting-org/@ref: none of / & | ?)."""
LONGEST_ORGANISATION = 128


def parts_lacks(text: CommitmentText, ground: Ground) -> Iterator[Lack]:
    yield from _milestones(text, ground)
    yield from _budget(text, ground)
    for place, each in enumerate(text.helps):
        yield from _help(each, f"helps.{place}")
    yield from _iati(text.iati, ground)


def _milestones(text: CommitmentText, ground: Ground) -> Iterator[Lack]:
    start, due = text.starts_on, text.target.due_on
    since = start or text.target.baseline_on
    if not text.milestones and due is not None and (due - ground.on).days > LONG_DAYS:
        yield lack("milestones", "gate-without-milestones")
    for place, each in enumerate(text.milestones):
        if not each.title.strip():
            yield lack(f"milestones.{place}.title", "gate-milestone-title-missing")
        early = since is not None and each.due_on < since
        late = due is not None and each.due_on > due
        if early or late:
            yield lack(
                f"milestones.{place}.due_on",
                "gate-milestone-outside",
                day=each.due_on.isoformat(),
                start=since.isoformat() if since else "",
                due=due.isoformat() if due else "",
            )


def _budget(text: CommitmentText, ground: Ground) -> Iterator[Lack]:
    if text.budget is None:
        return
    if not _positive(text.budget.amount):
        yield lack("budget.amount", "gate-budget-not-positive")
    if not is_currency_on(text.budget.currency, ground.on):
        named = text.budget.currency[:20]
        yield lack("budget.currency", "gate-currency-unknown", currency=named)


def _help(help: Help, at: str) -> Iterator[Lack]:  # noqa: A002  # the word of the room
    if not help.text.strip():
        yield lack(f"{at}.text", "gate-help-text-missing")
    if help.quantity is not None:
        if not _positive(help.quantity):
            yield lack(f"{at}.quantity", "gate-quantity-not-positive")
        if not help.unit.strip():
            yield lack(f"{at}.unit", "gate-help-unit-missing")
    if help.per not in PERIODS:
        yield lack(f"{at}.per", "gate-per-unknown", per=help.per[:20])
    if help.since is not None and help.until is not None and help.until < help.since:
        yield lack(f"{at}.until", "gate-help-days-reversed")


def _positive(figure: Decimal) -> bool:
    return figure.is_finite() and figure > 0


def _iati(facts: IatiFacts, ground: Ground) -> Iterator[Lack]:
    for each in facts.countries:
        if each not in ground.countries:
            yield lack("iati.countries", "gate-country-unknown", country=each[:20])
    for each in facts.regions:
        if each not in REGIONS:
            yield lack("iati.regions", "gate-region-unknown", region=each[:20])
    if facts.sector and _SECTOR.fullmatch(facts.sector) is None:
        yield lack("iati.sector", "gate-sector-malformed", sector=facts.sector[:20])
    organisation = facts.organisation
    if organisation and (
        len(organisation) > LONGEST_ORGANISATION or _ORGANISATION.fullmatch(organisation) is None
    ):
        yield lack("iati.organisation", "gate-organisation-malformed")
