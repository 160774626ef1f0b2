"""What may be reported, and what may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plan.seeding import PROMISE

from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.evidence import GivenEvidence
from comity.plan.domain.progress import EvidenceKind
from comity.plan.domain.updates import (
    LONGEST_FIGURE,
    LONGEST_TEXT,
    Report,
    advice_on,
    check_report,
    check_state,
    figure,
)

TODAY = date(2026, 11, 28)
GOOD = Report(on=date(2026, 10, 1), text="Twenty were trained.", language="en", percent=40)
LINK = GivenEvidence(EvidenceKind.LINK, address="https://example.org/register")


@pytest.mark.parametrize("percent", [None, 0, 1, 99, 100])
def test_a_good_report_passes(percent: int | None) -> None:
    reached = {"first-course": date(2026, 9, 28)}
    check_report(replace(GOOD, percent=percent, reached=reached), PROMISE, TODAY)
    check_report(replace(GOOD, on=TODAY), PROMISE, TODAY)
    check_report(replace(GOOD, on=date(2026, 2, 1)), PROMISE, TODAY)


BAD: list[tuple[dict[str, object], str]] = [
    ({"percent": 101}, "update-percent"),
    ({"percent": -1}, "update-percent"),
    ({"on": date(2026, 11, 29)}, "update-in-future"),
    ({"on": date(2026, 1, 31)}, "update-before-start"),
    ({"text": " \n"}, "update-text-missing"),
    ({"text": "x" * (LONGEST_TEXT + 1)}, "update-text-long"),
    ({"language": ""}, "update-language"),
    ({"value": Decimal("NaN")}, "update-value"),
    ({"value": Decimal("1e100000")}, "update-value"),
    ({"reached": {"second-course": TODAY}}, "update-milestone-unknown"),
    ({"reached": {"first-course": date(2027, 1, 1)}}, "update-in-future"),
    ({"reached": {"first-course": date(2026, 1, 1)}}, "update-before-start"),
    ({"evidence": (LINK,) * 21}, "update-evidence-many"),
    ({"evidence": (replace(LINK, address="ftp://example.org"),)}, "evidence-address"),
]


@pytest.mark.parametrize(("changes", "error"), BAD)
def test_a_bad_report_has_one_clear_error(changes: dict[str, object], error: str) -> None:
    report = replace(GOOD, **changes)  # type: ignore[arg-type]  # names of fields
    with pytest.raises(InvalidInput) as refused:
        check_report(report, PROMISE, TODAY)
    assert refused.value.message.id == error


@pytest.mark.parametrize(
    ("state", "error"),
    [
        (CommitmentState.DRAFT, "update-of-draft"),
        (CommitmentState.ACTIVE, None),
        (CommitmentState.COMPLETED, None),
        (CommitmentState.WITHDRAWN, "update-after-withdrawal"),
    ],
)
def test_what_is_reported_on(state: CommitmentState, error: str | None) -> None:
    if error is None:
        check_state(state)
        return
    with pytest.raises(Conflict) as refused:
        check_state(state)
    assert refused.value.message.id == error


@pytest.mark.parametrize(
    ("report", "advised"),
    [
        (GOOD, ["update-without-evidence"]),
        (replace(GOOD, percent=None, value=Decimal(20)), ["update-without-evidence"]),
        (replace(GOOD, percent=0, reached={"first-course": TODAY}), ["update-without-evidence"]),
        (replace(GOOD, percent=0), []),
        (replace(GOOD, percent=None), []),
        (replace(GOOD, evidence=(LINK,)), []),
    ],
)
def test_what_claims_something_is_advised_to_show_it(report: Report, advised: list[str]) -> None:
    assert [each.id for each in advice_on(report)] == advised


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
def test_a_figure_is_kept_as_it_is_or_refused(value: Decimal) -> None:
    try:
        kept = figure(value)
    except InvalidInput:
        assert len(f"{value:f}".rstrip("0")) > LONGEST_FIGURE
        return
    assert Decimal(kept) == value
    assert len(kept) <= LONGEST_FIGURE
    assert "E" not in kept


@pytest.mark.parametrize(
    ("value", "kept"),
    [("12.50", "12.5"), ("1200", "1200"), ("-0", "0"), ("1E+3", "1000"), ("0.000", "0")],
)
def test_a_figure_has_no_exponent_and_no_empty_places(value: str, kept: str) -> None:
    assert figure(Decimal(value)) == kept
