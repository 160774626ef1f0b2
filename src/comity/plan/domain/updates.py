"""What a report must be to be entered, and what is missed in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.kernel.domain.messages import Message
from comity.plan.domain.commitment_text import CommitmentState, CommitmentText
from comity.plan.domain.evidence import MOST, GivenEvidence, check_evidence

LONGEST_TEXT = 20_000
LONGEST_FIGURE = 40
REPORTABLE: Mapping[CommitmentState, str] = {
    CommitmentState.DRAFT: "update-of-draft",
    CommitmentState.ACTIVE: "",
    CommitmentState.COMPLETED: "",
    CommitmentState.WITHDRAWN: "update-after-withdrawal",
}
"""For each state, what stands against a report; "" for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a participant says by itself, as of the day `on`. `percent` and `value` (of the
    commitment's indicator) are `None` where it does not say; `reached` are milestones, by id, with
    the day of each."""

    on: date
    text: str
    language: str
    percent: int | None = None
    value: Decimal | None = None
    reached: Mapping[str, date] = field(default_factory=dict)
    evidence: tuple[GivenEvidence, ...] = ()


def check_state(state: CommitmentState) -> None:
    """Raises `Conflict`: `update-of-draft`, `update-after-withdrawal`."""
    if against := REPORTABLE[state]:
        raise Conflict(against)


def check_report(report: Report, promise: CommitmentText, today: date) -> None:
    """Raises `InvalidInput`: `update-text-missing`, `update-text-long`, `update-language`,
    `update-in-future`, `update-before-start`, `update-percent`, `update-value`,
    `update-milestone-unknown`, `update-evidence-many`, and as `check_evidence` does."""
    if not report.text.strip():
        raise InvalidInput("update-text-missing")
    if len(report.text) > LONGEST_TEXT:
        raise InvalidInput("update-text-long", limit=LONGEST_TEXT)
    if not 2 <= len(report.language) <= 16:
        raise InvalidInput("update-language")
    _check_day(report.on, promise, today)
    if report.percent is not None and not 0 <= report.percent <= 100:
        raise InvalidInput("update-percent", percent=report.percent)
    if report.value is not None:
        figure(report.value)
    known = tuple(each.id for each in promise.milestones)
    for key, day in report.reached.items():
        if key not in known:
            raise InvalidInput("update-milestone-unknown", milestone=key[:64])
        _check_day(day, promise, today)
    if len(report.evidence) > MOST:
        raise InvalidInput("update-evidence-many", limit=MOST)
    for each in report.evidence:
        check_evidence(each)


def figure(value: Decimal) -> str:
    """As it is kept: a decimal without an exponent. Raises `InvalidInput("update-value")`."""
    if not value.is_finite() or abs(value.adjusted()) > LONGEST_FIGURE:
        raise InvalidInput("update-value", limit=LONGEST_FIGURE)
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if len(text) > LONGEST_FIGURE:
        raise InvalidInput("update-value", limit=LONGEST_FIGURE)
    return "0" if text == "-0" else text


def advice_on(report: Report) -> tuple[Message, ...]:
    """What a reader will miss. It keeps nobody from reporting: a reviewer says what a figure
    without evidence is worth, and a report that is refused is a report that nobody reads."""
    claims = (report.percent or 0) > 0 or report.value is not None or bool(report.reached)
    return (Message("update-without-evidence"),) if claims and not report.evidence else ()


def _check_day(on: date, promise: CommitmentText, today: date) -> None:
    if on > today:
        raise InvalidInput("update-in-future", day=on.isoformat(), today=today.isoformat())
    if promise.starts_on is not None and on < promise.starts_on:
        start = promise.starts_on.isoformat()
        raise InvalidInput("update-before-start", day=on.isoformat(), start=start)
