"""What becomes of a finding on a norm of a treaty, by what the treaty is where was asked about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from comity.regulation.domain.findings import Finding, Ground, Outcome
from comity.regulation.domain.treaty_standings import TreatyStanding
from comity.regulation.domain.truth import Truth


def under_treaty(finding: Finding, standings: Sequence[TreatyStanding]) -> Finding:
    """`finding` is what facts and timetable alone say; it stands where the treaty is in force for
    one of those asked about. Where it is in force for none, and no day is known from which it will
    be, the norm does not apply, whatever the facts."""
    force = max(each.in_force for each in standings)
    if force is Truth.FALSE:
        return _out_of_force(finding, standings)
    if finding.outcome is Outcome.DOES_NOT_APPLY:
        return finding
    since = min(each.since for each in standings if each.in_force is force and each.since)
    begun = _later(finding.since, since)
    if force is Truth.TRUE:
        return finding._replace(since=begun)
    return finding._replace(outcome=Outcome.UNDETERMINED, ground=Ground.NOT_IN_FORCE, since=begun)


def stopped_by_treaty(finding: Finding) -> bool:
    """Whether the norm does not apply because its treaty is not in force."""
    return (
        finding.place.instrument.treaty is not None
        and finding.outcome is Outcome.DOES_NOT_APPLY
        and finding.ground is not Ground.CONDITION
    )


def _out_of_force(finding: Finding, standings: Sequence[TreatyStanding]) -> Finding:
    starts = [each.next for each in standings if each.next]
    ended = any(each.until for each in standings)
    denied = finding.outcome is Outcome.DOES_NOT_APPLY
    if not starts and not ended:
        ground, following = Ground.NOT_IN_FORCE, None
    elif denied and finding.ground is not Ground.NOT_YET:
        return finding
    elif starts:
        ground, following = Ground.NOT_YET, _later(finding.next if denied else None, min(starts))
    else:
        ground, following = Ground.ENDED, None
    return finding._replace(
        outcome=Outcome.DOES_NOT_APPLY, ground=ground, since=None, next=following
    )


def _later(day: date | None, other: date) -> date:
    return other if day is None else max(day, other)
