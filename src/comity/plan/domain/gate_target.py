"""The gate's rules for the target: an indicator from a baseline to a value by a day, and what will
show it (IATI 2.03: indicator, baseline, period, target; OGP, IRM: verifiability)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from comity.plan.domain.commitment_text import CommitmentText, Target
from comity.plan.domain.gate_lacks import Ground, Lack, lack
from comity.plan.domain.gate_lists.lists import percent_signs
from comity.plan.domain.gate_words import (
    is_same,
    only_reporting,
    only_vague,
    says_enough,
    unseen_words,
    words_of,
)
from comity.plan.domain.plan_text import Direction

FAR_YEARS = 10


def target_lacks(text: CommitmentText, ground: Ground) -> Iterator[Lack]:
    target = text.target
    yield from unseen_words(text)
    yield from _indicator(target, text.language)
    yield from _baseline(target, ground.on)
    yield from _value(target)
    yield from _day(text, ground.on)
    yield from _proof(text)


def _indicator(target: Target, language: str) -> Iterator[Lack]:
    if not target.indicator.strip():
        yield lack("target.indicator", "gate-indicator-missing")
    elif words := only_vague(target.indicator, language):
        yield lack("target.indicator", "gate-indicator-vague", words=words)
    if not target.unit.strip():
        yield lack("target.unit", "gate-unit-missing")


def _baseline(target: Target, on: date) -> Iterator[Lack]:
    """Who never counted can still count what they add, from 0: so that it is always known."""
    if target.baseline is None:
        yield lack("target.baseline", "gate-baseline-missing")
    if target.baseline_on is None:
        yield lack("target.baseline_on", "gate-baseline-day-missing")
    elif target.baseline_on > on:
        yield lack("target.baseline_on", "gate-baseline-in-future")


def _value(target: Target) -> Iterator[Lack]:
    if target.value is None:
        yield lack("target.value", "gate-value-missing")
        return
    if target.baseline is not None and not goes_on(target.baseline, target.value, target.direction):
        yield lack(
            "target.value",
            "gate-target-no-change",
            baseline=plain_figure(target.baseline),
            value=plain_figure(target.value),
            direction=target.direction.value,
        )
    if _is_percent(target.unit) and not 0 <= target.value <= 100:
        yield lack("target.value", "gate-percent-outside", value=plain_figure(target.value))


def _is_percent(unit: str) -> bool:
    return unit.strip() in ("%", "٪", "％") or " ".join(words_of(unit)) in percent_signs()


def goes_on(baseline: Decimal, value: Decimal, direction: Direction) -> bool:
    """Whether the target is better than the baseline, in the direction of the indicator. What is
    no number is not."""
    if baseline.is_nan() or value.is_nan():
        return False
    return value > baseline if direction is Direction.UP else value < baseline


def plain_figure(figure: Decimal) -> str:
    """`50`, `0.5`: never `5E+1`, nor empty places."""
    if not figure.is_finite() or abs(figure.adjusted()) > 40:
        return str(figure)
    text = f"{figure:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(text: CommitmentText, on: date) -> Iterator[Lack]:
    due, since, start = text.target.due_on, text.target.baseline_on, text.starts_on
    if due is None:
        yield lack("target.due_on", "gate-target-day-missing")
        return
    if due <= on:
        yield lack("target.due_on", "gate-target-day-past", day=due.isoformat())
    if since is not None and due <= since:
        days = {"day": due.isoformat(), "baseline": since.isoformat()}
        yield lack("target.due_on", "gate-target-before-baseline", **days)
    if start is not None and due <= start:
        days = {"day": due.isoformat(), "start": start.isoformat()}
        yield lack("target.due_on", "gate-target-before-start", **days)
    if due.year - on.year > FAR_YEARS:
        yield lack("target.due_on", "gate-target-far", years=FAR_YEARS)


def _proof(text: CommitmentText) -> Iterator[Lack]:
    proof = text.target.proof
    if not proof.strip():
        yield lack("target.proof", "gate-proof-missing")
    elif words := only_reporting(proof, text.language):
        yield lack("target.proof", "gate-proof-only-report", words=words)
    elif not says_enough(proof):
        yield lack("target.proof", "gate-proof-too-short")
    elif any(is_same(proof, said) for said in (text.title, text.outcome, text.target.indicator)):
        yield lack("target.proof", "gate-proof-repeats")
