"""What a reviewer said of themselves is theirs: told in their export, gone with their account."""

from __future__ import annotations

import pytest
from tests.parties.people import acting, person
from tests.plan.joining import confirmed
from tests.plan.reviewed import TODAY, assessed, assigned, reported
from tests.plan.seeding import SeededPlan, seed_commitment, seeded_plan

from comity.kernel.models import AuditEntry
from comity.parties.actions.erase_person import erase_person
from comity.parties.models import User
from comity.parties.queries.personal_data import personal_data
from comity.plan.actions.assign_reviewer import declare_interests
from comity.plan.domain.progress import Declaration
from comity.plan.models import PlanNotice, ReviewAssignment

pytestmark = pytest.mark.django_db
WORDS = "My sister works there."


def conflicted(made: SeededPlan) -> User:
    rita = person("rita")
    row = assigned(made, seed_commitment(made), rita, declared=False)
    declare_interests(
        person=made.as_user(rita, TODAY),
        assignment=row,
        declaration=Declaration.CONFLICT,
        words=WORDS,
    )
    return rita


def test_a_reviewer_is_told_what_is_kept() -> None:
    rita = conflicted(seeded_plan())
    (kept,) = personal_data(rita)["plan_reviews"]
    assert (kept["plan"], kept["commitment"], kept["declaration"], kept["declared_text"]) == (
        "small-plan", 1, "conflict", WORDS,
    )  # fmt: skip
    told = [it["message"] for it in personal_data(rita)["plan_notices"]]
    assert told == ["mail-reviewer-assigned"]


def test_nobody_is_told_of_others() -> None:
    conflicted(seeded_plan())
    kept = personal_data(person("sam"))
    assert (kept["plan_reviews"], kept["plan_notices"]) == ([], [])


def test_words_of_an_interest_go_with_the_account_and_what_was_declared_stays() -> None:
    rita = conflicted(seeded_plan())
    erase_person(actor=acting(rita), user=rita.id)
    (row,) = rita_rows(rita)
    assert (row.declaration, row.declared_text) == ("conflict", "")
    assert not PlanNotice.objects.filter(user=rita).exists()
    assert not [it for it in AuditEntry.objects.all() if "sister" in str(it.payload)]


def test_reviews_that_went_on_end_and_what_was_found_stays() -> None:
    made, rita = seeded_plan(), person("rita")
    commitment = seed_commitment(made)
    reported(made, commitment)
    found = assessed(made, assigned(made, commitment, rita))
    erase_person(actor=acting(rita), user=rita.id)
    (row,) = rita_rows(rita)
    assert row.ended_at is not None
    found.refresh_from_db()
    commitment.refresh_from_db()
    assert (found.struck_at, commitment.level) == (None, "limited")


def test_others_keep_theirs() -> None:
    made = seeded_plan()
    rita = conflicted(made)
    sam = person("sam")
    erase_person(actor=acting(sam), user=sam.id)
    assert [it.declared_text for it in rita_rows(rita)] == [WORDS]


def test_reasons_in_the_moves_of_a_request_are_in_the_export() -> None:
    made = seeded_plan()
    row = confirmed(made)
    office = User.objects.create_user(row.email, name="office")
    (kept,) = personal_data(office)["join_requests"]
    assert [it["to"] for it in kept["moves"]] == ["waiting"]


def rita_rows(rita: User) -> list[ReviewAssignment]:
    return list(ReviewAssignment.objects.filter(reviewer=rita))
