"""Tests of what becomes of a commitment, from draft to end."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connections
from tests.plan.seeding import PROMISE, SeededPlan, seed_commitment, seeded_plan

from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import (
    ComityError,
    Conflict,
    InvalidInput,
    NotPermitted,
    Problems,
    UnknownName,
)
from comity.kernel.models import AuditEntry
from comity.plan.actions.change_visibility import change_visibility
from comity.plan.actions.complete_commitment import complete_commitment, reopen_commitment
from comity.plan.actions.delete_draft import delete_draft
from comity.plan.actions.draft_commitment import draft_commitment
from comity.plan.actions.revise_commitment import revise_commitment
from comity.plan.actions.submit_commitment import submit_commitment
from comity.plan.actions.withdraw_commitment import withdraw_commitment
from comity.plan.domain.commitment_changes import Change
from comity.plan.domain.commitment_text import CommitmentState, CommitmentText, Money
from comity.plan.models import Commitment, MilestoneRow
from comity.plan.queries.commitment_versions import changes_between, seen_versions
from comity.plan.queries.seen_commitments import commitment_text, find_commitment

pytestmark = pytest.mark.django_db
EMPTY = CommitmentText(title="", language="en", action="skills")
SIXTY = replace(PROMISE, target=replace(PROMISE.target, value=Decimal(60)))


@pytest.fixture
def plan() -> SeededPlan:
    return seeded_plan()


def drafted(plan: SeededPlan, text: CommitmentText = PROMISE) -> Commitment:
    person = plan.as_participant("acme")
    return draft_commitment(person=person, participant=plan.participants["acme"], text=text)


def last_entry() -> tuple[str, str, str]:
    entry = AuditEntry.objects.order_by("-sequence")[0]
    return entry.action, entry.object, entry.visibility


def test_a_draft_may_be_empty_and_is_seen_by_its_participant_alone(plan: SeededPlan) -> None:
    made = drafted(plan, EMPTY)
    assert (made.number, made.state, made.version) == (1, "draft", 1)
    assert find_commitment(plan.as_participant("acme"), 1) == made
    for other in (plan.as_participant("kenya"), plan.as_public(), plan.as_coordinator()):
        with pytest.raises(UnknownName):
            find_commitment(other, 1)
    assert last_entry() == ("draft_commitment", made.reference, "private")


def test_numbers_follow_each_other_and_the_same_form_makes_one(plan: SeededPlan) -> None:
    key = uuid4()
    asked = {"person": plan.as_participant("acme"), "participant": plan.participants["acme"]}
    one = draft_commitment(**asked, text=PROMISE, key=key)  # type: ignore[arg-type]
    again = draft_commitment(**asked, text=PROMISE, key=key)  # type: ignore[arg-type]
    assert again == one
    assert [one.number, drafted(plan).number] == [1, 2]
    assert Commitment.objects.count() == 2
    kenya = {"person": plan.as_participant("kenya"), "participant": plan.participants["kenya"]}
    with pytest.raises(Conflict) as caught:
        draft_commitment(**kenya, text=PROMISE, key=key)  # type: ignore[arg-type]
    assert caught.value.message.id == "commitment-key-taken"


def test_nobody_drafts_for_another(plan: SeededPlan) -> None:
    for other in (plan.as_participant("kenya"), plan.as_coordinator(), plan.as_public()):
        with pytest.raises(NotPermitted):
            draft_commitment(person=other, participant=plan.participants["acme"], text=PROMISE)
    assert Commitment.objects.count() == 0


def test_not_even_a_draft_holds_a_hundred_thousand_letters(plan: SeededPlan) -> None:
    with pytest.raises(Problems) as caught:
        drafted(plan, replace(PROMISE, outcome="x" * 100_000, language="english"))
    assert [it.message.params["field"] for it in caught.value.problems] == ["outcome", "language"]
    assert Commitment.objects.count() == 0


def test_the_gate_refuses_with_all_that_is_missing_and_the_draft_stays(plan: SeededPlan) -> None:
    budget = Money(Decimal(5), "ZZZ")
    made = drafted(plan, replace(EMPTY, title="Raise awareness", budget=budget))
    with pytest.raises(Problems) as caught:
        submit_commitment(person=plan.as_participant("acme"), commitment=made, seen=1)
    assert caught.value.message.params == {"count": 10}
    assert caught.value.problems[-1].message.id == "gate-currency-unknown"
    made.refresh_from_db()
    assert (made.state, made.submitted_at) == ("draft", None)


def test_what_passes_is_seen_by_all(plan: SeededPlan) -> None:
    made = submit_commitment(person=plan.as_participant("acme"), commitment=drafted(plan), seen=1)
    assert made.state == "active"
    assert find_commitment(plan.as_public(), 1) == made
    assert last_entry() == ("submit_commitment", made.reference, "public")
    with pytest.raises(Conflict) as caught:
        submit_commitment(person=plan.as_participant("acme"), commitment=made, seen=1)
    assert caught.value.message.id == "commitment-not-draft"


def test_each_version_stays_and_others_see_them_from_the_submitted_one(plan: SeededPlan) -> None:
    acme = plan.as_participant("acme")
    made = drafted(plan, EMPTY)
    revise_commitment(person=acme, commitment=made, text=PROMISE, seen=1)
    revise_commitment(person=acme, commitment=made, text=PROMISE, seen=2)
    submit_commitment(person=acme, commitment=made, seen=2)
    row = revise_commitment(person=acme, commitment=made, text=SIXTY, seen=2, note="More came")
    assert row.version == 3
    assert [each.number for each in seen_versions(acme, row)] == [1, 2, 3]
    assert [each.number for each in seen_versions(plan.as_public(), row)] == [2, 3]
    assert commitment_text(row, 1) == EMPTY
    assert commitment_text(row) == SIXTY
    changed = [Change("target.value", "50", "60")]
    assert changes_between(plan.as_public(), row, 2, 3) == changed
    with pytest.raises(UnknownName):
        changes_between(plan.as_public(), row, 1, 3)


def test_a_submitted_one_changes_with_a_reason_and_through_the_gate(plan: SeededPlan) -> None:
    row, acme = seed_commitment(plan), plan.as_participant("acme")
    for text, note, expected in (
        (SIXTY, "  ", "commitment-without-note"),
        (SIXTY, "x" * 5001, "commitment-reason-too-long"),
        (PROMISE, "Nothing", "commitment-same"),
        (replace(PROMISE, beneficiaries=""), "Shorter", "commitment-refused"),
    ):
        with pytest.raises(InvalidInput) as caught:
            revise_commitment(person=acme, commitment=row, text=text, seen=1, note=note)
        assert caught.value.message.id == expected
    assert row.versions.count() == 1


def test_who_began_from_an_older_version_is_told_and_nothing_is_saved(plan: SeededPlan) -> None:
    row, acme = seed_commitment(plan), plan.as_participant("acme")
    revise_commitment(person=acme, commitment=row, text=SIXTY, seen=1, note="More came")
    other = replace(PROMISE, title="Train 70 engineers")
    with pytest.raises(Conflict) as caught:
        revise_commitment(person=acme, commitment=row, text=other, seen=1, note="Still more")
    assert caught.value.message.params == {"seen": 1, "version": 2}
    assert caught.value.remedy is not None
    assert [each.number for each in row.versions.all()] == [1, 2]


@pytest.mark.skipif(
    settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"),
    reason="SQLite in memory has one connection; whole files of it let one writer in at a time",
)
@pytest.mark.django_db(transaction=True)
def test_of_two_editors_at_once_one_is_told_of_the_other() -> None:
    plan = seeded_plan()
    row, acme, both = seed_commitment(plan), plan.as_participant("acme"), Barrier(2)
    outcomes: list[str] = []

    def edit(title: str) -> None:
        both.wait()
        try:
            text = replace(PROMISE, title=title)
            revise_commitment(person=acme, commitment=row, text=text, seen=1, note="Better")
            outcomes.append("kept")
        except ComityError as error:
            outcomes.append(error.message.id)
        finally:
            connections.close_all()

    editors = [Thread(target=edit, args=(each,)) for each in ("Train 51", "Train 52")]
    for each in editors:
        each.start()
    for each in editors:
        each.join()
    assert sorted(outcomes) == ["commitment-changed-meanwhile", "kept"]
    assert row.versions.count() == 2


def test_completed_reopened_and_withdrawn_with_a_reason(plan: SeededPlan) -> None:
    row, acme = seed_commitment(plan), plan.as_participant("acme")
    done = complete_commitment(person=acme, commitment=row, reason=" All 50 are trained. ")
    assert (done.state, done.ended_reason) == ("completed", "All 50 are trained.")
    with pytest.raises(Conflict) as caught:
        revise_commitment(person=acme, commitment=row, text=SIXTY, seen=1, note="More")
    assert caught.value.message.id == "commitment-ended"
    again = reopen_commitment(person=acme, commitment=row)
    assert (again.state, again.ended_at, again.ended_reason) == ("active", None, "")
    with pytest.raises(InvalidInput) as refused:
        withdraw_commitment(person=acme, commitment=row, reason=" ")
    assert refused.value.message.id == "commitment-without-reason"
    gone = withdraw_commitment(person=acme, commitment=row, reason="No money")
    assert (gone.state, gone.ended_reason) == ("withdrawn", "No money")
    assert find_commitment(plan.as_public(), row.number) == row
    for act in (withdraw_commitment, complete_commitment):
        with pytest.raises(Conflict):
            act(person=acme, commitment=row, reason="Again")


def test_a_draft_is_deleted_and_its_number_is_not_used_again(plan: SeededPlan) -> None:
    active = seed_commitment(plan)
    acme, made = plan.as_participant("acme"), drafted(plan)
    with pytest.raises(Conflict) as caught:
        withdraw_commitment(person=acme, commitment=made, reason="No")
    assert caught.value.message.id == "commitment-not-submitted"
    delete_draft(person=acme, commitment=made)
    assert (Commitment.objects.count(), MilestoneRow.objects.count()) == (1, 1)
    assert drafted(plan).number == 3
    with pytest.raises(Conflict) as refused:
        delete_draft(person=acme, commitment=active)
    assert refused.value.message.id == "commitment-not-draft"


def test_who_may_read_it_is_for_its_participant_to_say(plan: SeededPlan) -> None:
    row = seed_commitment(plan)
    with pytest.raises(NotPermitted):
        change_visibility(
            person=plan.as_participant("kenya"), commitment=row, visibility=Visibility.PRIVATE
        )
    acme = plan.as_participant("acme")
    change_visibility(person=acme, commitment=row, visibility=Visibility.PRIVATE)
    with pytest.raises(UnknownName):
        find_commitment(plan.as_participant("kenya"), row.number)
    assert last_entry() == ("change_visibility", row.reference, "private")


def test_who_withdrew_from_the_plan_changes_nothing(plan: SeededPlan) -> None:
    row, acme = seed_commitment(plan, state=CommitmentState.DRAFT), plan.participants["acme"]
    acme.state = "withdrawn"
    acme.save()
    with pytest.raises(NotPermitted) as caught:
        submit_commitment(person=plan.as_participant("acme"), commitment=row, seen=1)
    assert caught.value.message.id == "participant-withdrawn"
