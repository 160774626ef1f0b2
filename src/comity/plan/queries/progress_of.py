"""Roll-ups, counted by the database over exactly the commitments that are given: whoever may see
more sees other figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.plan_text import Level, PlanText
from comity.plan.domain.rollup import STANDING, Counts, RollUp, action_weights, roll_up
from comity.plan.models import Commitment
from comity.plan.queries.regions import region_column

STATES = [each.value for each in STANDING]
Parts = dict[str, Counts]
"""By action."""


def counts_by_action(rows: QuerySet[Commitment]) -> Parts:
    return counts_by(rows).get("", {})


def counts_by(rows: QuerySet[Commitment], column: str = "") -> dict[str, Parts]:
    """By the value of a column of `Commitment` (`jurisdiction`, `participant_id`, `kind`), then by
    action; all under "" without one. One question to the database."""
    columns = ["action__key", "level", *([column] if column else [])]
    grouped = rows.order_by().values(*columns).annotate(**_counted())
    found: dict[str, Parts] = {}
    for row in grouped:
        parts = found.setdefault(str(row[column]) if column else "", {})
        counts = _counts(row)
        parts[row["action__key"]] = parts.get(row["action__key"], Counts()) + counts
    return found


def together(counted: Mapping[str, Parts]) -> Parts:
    """All of what was counted by some column."""
    found: Parts = {}
    for parts in counted.values():
        for action, counts in parts.items():
            found[action] = found.get(action, Counts()) + counts
    return found


def counts_by_region(rows: QuerySet[Commitment], jurisdictions: Iterable[str]) -> dict[str, Parts]:
    """By M49 region and action, of commitments from these jurisdictions; "" for all others."""
    return counts_by(rows.annotate(region=region_column(jurisdictions)), "region")


def progress(rows: QuerySet[Commitment], text: PlanText) -> RollUp:
    """Of these commitments together."""
    return progress_from(counts_by_action(rows), text)


def progress_from(parts: Mapping[str, Counts], text: PlanText) -> RollUp:
    return roll_up(parts, text.weights, action_weights(text))


def progress_of_action(counts: Counts, action: str, text: PlanText) -> RollUp:
    """Of one action by itself, for whatever it counts in the plan."""
    return roll_up({action: counts}, text.weights, {action: Fraction(1)})


def progress_by(rows: QuerySet[Commitment], text: PlanText, column: str) -> dict[str, RollUp]:
    """Of the commitments with each value of the column."""
    return {value: progress_from(parts, text) for value, parts in counts_by(rows, column).items()}


def _counted() -> dict[str, Any]:
    standing = Q(state__in=STATES)
    return {
        "standing": Count("id", filter=standing),
        "withdrawn": Count("id", filter=Q(state=CommitmentState.WITHDRAWN.value)),
        "reporting": Count("self_percent", filter=standing),
        "percents": Sum(F("self_percent"), filter=standing),
    }


def _counts(row: Mapping[str, Any]) -> Counts:
    assessed = row["level"] and row["standing"]
    return Counts(
        row["standing"],
        {Level(row["level"]): row["standing"]} if assessed else {},
        row["reporting"],
        row["percents"] or 0,
        row["withdrawn"],
    )
