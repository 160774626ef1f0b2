"""Which part a commitment lacks for IATI 2.03: without it there would be no activity file that
validates, or one that says what nobody said.

From the schema: iati-identifier, reporting-org/@ref, title, description, participating-org,
activity-status, activity-date. From the rules of the standard (standard_ruleset 2.03): a planned or
actual start, a start before the end, a sector, no `/ & | ?` in identifiers. From its guidance: a
recipient country or region. Codes are those of its lists (`domain.iati_codelists`).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from datetime import timedelta
from enum import StrEnum

from comity.plan.domain.commitment_text import CommitmentText
from comity.plan.domain.iati_codelists import COUNTRIES, CURRENCIES, REGIONS, SECTORS

_ORGANISATION = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*-[^\s/&|?]+")
"""An agency of the list at org-id.guide, a hyphen, and what it gave."""
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
YEAR = timedelta(days=366)


class IatiPart(StrEnum):
    """By the elements of the standard."""

    ORGANISATION = "reporting-org"
    TITLE = "title"
    DESCRIPTION = "description"
    START = "activity-date"
    DAYS = "date-order"
    COUNTRY = "recipient-country"
    REGION = "recipient-region"
    SECTOR = "sector"
    BUDGET = "budget"
    RESULT = "result"


def iati_missing(text: CommitmentText) -> tuple[IatiPart, ...]:
    """Nothing, where an activity can be made of it."""
    return tuple(_missing(text))


def iati_left_out(text: CommitmentText) -> tuple[IatiPart, ...]:
    """What an activity of it will not carry, though the commitment says some of it: a budget that
    has no period of a year at most, or an indicator without baseline, target and their days."""
    return tuple(_left_out(text))


def has_budget(text: CommitmentText) -> bool:
    """The guidance of the standard: the period of a budget is no longer than a year."""
    start, end, money = text.starts_on, text.target.due_on, text.budget
    if start is None or end is None or money is None or not money.amount.is_finite():
        return False
    return start < end <= start + YEAR and money.currency in CURRENCIES


def has_result(text: CommitmentText) -> bool:
    target = text.target
    figures = (target.baseline, target.value)
    return (
        bool(written(target.indicator))
        and all(each is not None and each.is_finite() for each in figures)
        and target.baseline_on is not None
        and target.due_on is not None
        and text.starts_on is not None
        and text.starts_on < target.due_on
    )


def written(text: str) -> str:
    """Without the characters that no XML can hold, and without space around."""
    return _UNWRITABLE.sub("", text).strip()


def _missing(text: CommitmentText) -> Iterator[IatiPart]:
    if _ORGANISATION.fullmatch(text.iati.organisation) is None or _UNWRITABLE.search(
        text.iati.organisation
    ):
        yield IatiPart.ORGANISATION
    if not written(text.title):
        yield IatiPart.TITLE
    if not written(text.outcome):
        yield IatiPart.DESCRIPTION
    if text.starts_on is None:
        yield IatiPart.START
    elif text.target.due_on is not None and text.target.due_on < text.starts_on:
        yield IatiPart.DAYS
    countries, regions = text.iati.countries, text.iati.regions
    if not (countries or regions) or not _once_of(COUNTRIES, countries):
        yield IatiPart.COUNTRY
    if not _once_of(REGIONS, regions):
        yield IatiPart.REGION
    if text.iati.sector not in SECTORS:
        yield IatiPart.SECTOR


def _once_of(known: Container[str], codes: Sequence[str]) -> bool:
    return len(set(codes)) == len(codes) and all(each in known for each in codes)


def _left_out(text: CommitmentText) -> Iterator[IatiPart]:
    if text.budget is not None and not has_budget(text):
        yield IatiPart.BUDGET
    if text.target.indicator and not has_result(text):
        yield IatiPart.RESULT
