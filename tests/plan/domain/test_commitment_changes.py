"""Tests of what two versions have not in common."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.plan.domain.test_gate import anything
from tests.plan.seeding import PROMISE

from comity.plan.domain.commitment_changes import Change, Run, changes, runs, said
from comity.plan.domain.commitment_text import CommitmentText, Milestone, Money


def test_the_same_has_no_changes() -> None:
    assert changes(PROMISE, PROMISE) == []


def test_names_each_field_with_what_stood_there() -> None:
    new = replace(
        PROMISE,
        title="Train 60 engineers",
        target=replace(PROMISE.target, value=Decimal("60.0"), due_on=date(2028, 6, 30)),
        milestones=(Milestone("last-course", "The last one is held", date(2027, 1, 31)),),
        budget=Money(Decimal(5000), "KES"),
    )
    assert changes(PROMISE, new) == [
        Change("title", "Train 50 engineers", "Train 60 engineers"),
        Change("target.value", "50", "60"),
        Change("target.due_on", "2027-12-31", "2028-06-30"),
        Change("milestones.last-course.title", "", "The last one is held"),
        Change("milestones.last-course.due_on", "", "2027-01-31"),
        Change("budget.amount", "", "5000"),
        Change("budget.currency", "", "KES"),
        Change("milestones.first-course.title", "The first course is held", ""),
        Change("milestones.first-course.due_on", "2026-09-30", ""),
    ]


def test_a_figure_that_is_only_written_otherwise_is_the_same() -> None:
    assert changes(PROMISE, replace(PROMISE, target=replace(PROMISE.target, value=Decimal("5E+1")))) == []  # noqa: E501  # fmt: skip


def test_marks_the_words() -> None:
    assert runs("Train 50 engineers", "Train 60 engineers") == [
        Run("same", "Train "),
        Run("gone", "50"),
        Run("new", "60"),
        Run("same", " engineers"),
    ]


@given(st.text(alphabet="ab \n", max_size=40), st.text(alphabet="ab \n", max_size=40))
def test_either_text_can_be_read_from_the_runs(old: str, new: str) -> None:
    found = runs(old, new)
    assert "".join(each.words for each in found if each.kind != "new") == old
    assert "".join(each.words for each in found if each.kind != "gone") == new


@given(anything, anything)
def test_the_changes_lead_from_one_to_the_other(old: CommitmentText, new: CommitmentText) -> None:
    """Applied to what the old one says, they give what the new one says, and nothing is empty."""
    told = dict(said(old))
    for each in changes(old, new):
        assert told.get(each.field, "") == each.old
        assert each.old != each.new
        told[each.field] = each.new
    after = dict(said(new))
    assert {key: value for key, value in told.items() if value} == {
        key: value for key, value in after.items() if value
    }
