"""What follows on what in a review."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest

from comity.kernel.domain.errors import ComityError, Conflict, InvalidInput
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.progress import Declaration, DisputeState
from comity.plan.domain.reviewing import (
    LONGEST_WORDS,
    Seen,
    check_declaration,
    check_independent,
    check_may_assess,
    check_may_dispute,
    check_move,
    check_reviewable,
    check_seen,
    check_words,
)

NONE, CONFLICT = Declaration.NONE, Declaration.CONFLICT
OPEN, UPHELD = DisputeState.OPEN, DisputeState.UPHELD
REJECTED, WITHDRAWN = DisputeState.REJECTED, DisputeState.WITHDRAWN
ASSESSED = date(2026, 9, 1)


def refusal(deed: Callable[[], object]) -> str:
    """The id of the error, "" for none."""
    try:
        deed()
    except ComityError as refused:
        return refused.message.id
    return ""


def test_every_declaration_after_every_other() -> None:
    found = {
        (before, now): not refusal(lambda b=before, n=now: check_declaration(b, n, "My employer."))  # type: ignore[misc]
        for before, now in product(["", NONE, CONFLICT], Declaration)
    }
    assert found == {
        ("", NONE): True,
        ("", CONFLICT): True,
        (NONE, NONE): False,
        (NONE, CONFLICT): True,
        (CONFLICT, NONE): False,
        (CONFLICT, CONFLICT): False,
    }


def test_a_conflict_is_said_in_words() -> None:
    with pytest.raises(InvalidInput) as refused:
        check_declaration("", CONFLICT, " ")
    assert refused.value.message.id == "interests-words"
    check_declaration("", NONE, "")


@pytest.mark.parametrize(
    ("declaration", "ended", "error"),
    [
        ("none", False, ""),
        ("", False, "interests-undeclared"),
        ("conflict", False, "interests-undeclared"),
        ("none", True, "assignment-ended"),
        ("conflict", True, "assignment-ended"),
    ],
)
def test_who_may_assess(declaration: str, ended: bool, error: str) -> None:
    assert refusal(lambda: check_may_assess(declaration, ended)) == error


def test_every_move_of_a_dispute() -> None:
    possible = {
        (now, to)
        for now, to in product(DisputeState, DisputeState)
        if not refusal(lambda n=now, t=to: check_move(n, t))  # type: ignore[misc]
    }
    assert possible == {(OPEN, UPHELD), (OPEN, REJECTED), (OPEN, WITHDRAWN)}


@pytest.mark.parametrize(
    ("before", "struck", "today", "error"),
    [
        ([], False, date(2026, 10, 31), ""),
        ([], False, date(2026, 11, 1), "dispute-too-late"),
        ([WITHDRAWN], False, ASSESSED, ""),
        ([WITHDRAWN, WITHDRAWN], False, ASSESSED, ""),
        ([OPEN], False, ASSESSED, "dispute-open-already"),
        ([WITHDRAWN, OPEN], False, date(2027, 1, 1), "dispute-open-already"),
        ([REJECTED], False, ASSESSED, "dispute-settled-already"),
        ([UPHELD], True, ASSESSED, "dispute-settled-already"),
        ([], True, ASSESSED, "assessment-struck"),
    ],
)
def test_when_an_assessment_may_be_disputed(
    before: list[DisputeState], struck: bool, today: date, error: str
) -> None:
    found = refusal(
        lambda: check_may_dispute(before, struck=struck, assessed_on=ASSESSED, today=today, days=60)
    )
    assert found == error


@pytest.mark.parametrize(
    ("seen", "now", "error"),
    [
        (Seen(1, 2), Seen(1, 2), ""),
        (Seen(1, 2), Seen(1, 3), "assessment-without-updates"),
        (Seen(1, 2), Seen(1, 1), "assessment-without-updates"),
        (Seen(1, 2), Seen(2, 3), "assessment-of-older-version"),
    ],
)
def test_what_was_before_the_reviewer_is_what_there_is(seen: Seen, now: Seen, error: str) -> None:
    assert refusal(lambda: check_seen(seen, now)) == error


def test_words_are_there_and_not_endless() -> None:
    check_words("Because.", "x")
    for words, error in (("", "x"), (" \n", "x"), ("x" * (LONGEST_WORDS + 1), "words-too-long")):
        with pytest.raises(InvalidInput) as refused:
            check_words(words, "x")
        assert refused.value.message.id == error


def test_which_commitments_are_reviewed_and_by_whom_not() -> None:
    reviewed = {it for it in CommitmentState if not refusal(lambda s=it: check_reviewable(s))}  # type: ignore[misc]
    assert reviewed == {CommitmentState.ACTIVE, CommitmentState.COMPLETED}
    check_independent([])
    with pytest.raises(Conflict) as refused:
        check_independent(["Kenya", "Acme"])
    assert refused.value.message.params == {"names": ("Acme", "Kenya")}
