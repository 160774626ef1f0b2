"""The gate's rules for what is said in words, and for what the plan and the database can hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from comity.plan.domain.commitment_text import CommitmentText
from comity.plan.domain.gate_lacks import Ground, Lack, lack
from comity.plan.domain.gate_words import is_same
from comity.plan.domain.language_tags import is_language_tag

LONGEST_LINE, LONGEST_TEXT, LONGEST_UNIT = 300, 10_000, 64
MOST_PARTS = 100
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
LARGEST_FIGURE = Decimal(10) ** 18
MOST_PLACES = 6
_LINES = frozenset({"title", "target.indicator", "milestones.title"})
_UNITS = frozenset(
    {"target.unit", "target.plan_indicator", "sub_action", "action", "helps.unit", "helps.per"}
    | {"budget.currency", "iati.sector", "iati.countries", "iati.regions"}
)
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLACE = re.compile(r"\.\d+")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
LONGEST_ID = 64


def texts_lacks(text: CommitmentText, ground: Ground) -> Iterator[Lack]:
    yield from _words(text)
    yield from _days(text)
    yield from _figures(text)
    yield from _ids("milestones", [each.id for each in text.milestones])
    yield from _ids("helps", [each.id for each in text.helps])
    if not is_language_tag(text.language):
        yield lack("language", "gate-language-unknown", language=text.language[:40])
    yield from _of_the_plan(text, ground)
    if not text.title.strip():
        yield lack("title", "gate-title-missing")
    if not text.outcome.strip():
        yield lack("outcome", "gate-outcome-missing")
    elif is_same(text.outcome, text.title):
        yield lack("outcome", "gate-outcome-is-title")
    if not text.beneficiaries.strip():
        yield lack("beneficiaries", "gate-beneficiaries-missing")
    if text.starts_on is None:
        yield lack("starts_on", "gate-start-missing")


def _of_the_plan(text: CommitmentText, ground: Ground) -> Iterator[Lack]:
    action = ground.action
    if action is None:
        yield lack("action", "gate-action-unknown", action=text.action[:LONGEST_ID])
        return
    if text.sub_action and text.sub_action not in {each.id for each in action.sub_actions}:
        named = text.sub_action[:LONGEST_ID]
        yield lack("sub_action", "gate-sub-action-unknown", sub_action=named)
    known = {each.id for each in action.indicators}
    if text.target.plan_indicator and text.target.plan_indicator not in known:
        named = text.target.plan_indicator[:LONGEST_ID]
        yield lack("target.plan_indicator", "gate-plan-indicator-unknown", indicator=named)


def written(text: CommitmentText) -> Iterator[tuple[str, str]]:
    """Everything that is said in words, with its place."""
    yield from (("title", text.title), ("outcome", text.outcome))
    yield from (("beneficiaries", text.beneficiaries), ("action", text.action))
    yield ("sub_action", text.sub_action)
    for name in ("indicator", "unit", "proof", "plan_indicator"):
        yield f"target.{name}", getattr(text.target, name)
    yield ("budget.currency", text.budget.currency if text.budget else "")
    yield from (("iati.organisation", text.iati.organisation), ("iati.sector", text.iati.sector))
    yield from (("iati.countries", each) for each in text.iati.countries)
    yield from (("iati.regions", each) for each in text.iati.regions)
    for place, milestone in enumerate(text.milestones):
        yield f"milestones.{place}.title", milestone.title
    for place, each in enumerate(text.helps):
        for name in ("text", "unit", "per"):
            yield f"helps.{place}.{name}", getattr(each, name)


def _words(text: CommitmentText) -> Iterator[Lack]:
    for field, said in written(text):
        kind = _PLACE.sub("", field)
        most = LONGEST_LINE if kind in _LINES else LONGEST_TEXT
        most = LONGEST_UNIT if kind in _UNITS else most
        if len(said) > most:
            yield lack(field, "gate-text-too-long", length=len(said), most=most)
        if _UNREADABLE.search(said):
            yield lack(field, "gate-text-unreadable")


def _days(text: CommitmentText) -> Iterator[Lack]:
    days = [("starts_on", text.starts_on)]
    days += [("target.baseline_on", text.target.baseline_on)]
    days += [("target.due_on", text.target.due_on)]
    days += [(f"milestones.{n}.due_on", each.due_on) for n, each in enumerate(text.milestones)]
    for place, each in enumerate(text.helps):
        days += [(f"helps.{place}.since", each.since), (f"helps.{place}.until", each.until)]
    for field, day in days:
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            first, last = FIRST_DAY.isoformat(), LAST_DAY.isoformat()
            yield lack(field, "gate-day-out-of-range", day=day.isoformat(), first=first, last=last)


def _figures(text: CommitmentText) -> Iterator[Lack]:
    """A column holds 18 figures and 6 places after the point."""
    figures = [("target.baseline", text.target.baseline), ("target.value", text.target.value)]
    if text.budget is not None:
        figures.append(("budget.amount", text.budget.amount))
    figures += [(f"helps.{place}.quantity", each.quantity) for place, each in enumerate(text.helps)]
    for field, figure in figures:
        if figure is not None and not is_storable(figure):
            yield lack(field, "gate-figure-too-large")


def is_storable(figure: Decimal) -> bool:
    """Finite, below 10^18, and of six places at most."""
    if not figure.is_finite() or abs(figure) >= LARGEST_FIGURE:
        return False
    exponent = figure.normalize().as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MOST_PLACES


def _ids(field: str, ids: list[str]) -> Iterator[Lack]:
    if len(ids) > MOST_PARTS:
        yield lack(field, "gate-too-many", count=len(ids), most=MOST_PARTS)
    for place, id in enumerate(ids):
        if len(id) > LONGEST_ID or _KEY.fullmatch(id) is None:
            yield lack(f"{field}.{place}.id", "gate-id-malformed", id=id[:LONGEST_ID])
    for id, count in Counter(ids).items():
        if count > 1:
            yield lack(field, "gate-id-twice", id=id[:LONGEST_ID])
