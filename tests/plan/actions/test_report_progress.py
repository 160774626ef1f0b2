"""Reports: who makes them, once, with evidence; and how they are struck."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from tests.plan.reviewed import REPORT, TODAY, assigned, refusal, reported
from tests.plan.seeding import seed_commitment, seeded_plan

from comity.kernel.domain.errors import NotPermitted
from comity.kernel.models import AuditEntry
from comity.plan.actions.report_progress import report_progress, strike_update
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.evidence import GivenEvidence, GivenFile
from comity.plan.domain.participants import ParticipantState
from comity.plan.domain.progress import EvidenceKind
from comity.plan.models import Evidence, PlanFile, PlanNotice, ProgressUpdate

pytestmark = pytest.mark.django_db
KEY = UUID("00000000-0000-4000-8000-000000000001")
REGISTER = "https://register.example/2026"
EVIDENCE = (
    GivenEvidence(EvidenceKind.LINK, "The register", REGISTER),
    GivenEvidence(EvidenceKind.DATA, "Certificates", REGISTER, Decimal("20.0")),
    GivenEvidence(EvidenceKind.FILE, file=GivenFile("list.csv", b"name,day\nx,2026-09-01")),
)
FULL = replace(
    REPORT, value=Decimal("20"), reached={"first-course": date(2026, 9, 28)}, evidence=EVIDENCE
)


def test_a_report_stands_with_its_evidence_and_the_commitment_says_so() -> None:
    made = seeded_plan()
    commitment = seed_commitment(made)
    row = reported(made, commitment, FULL)
    assert (row.number, row.version, row.percent, row.value) == (1, 1, 40, "20")
    found = [(it.kind, it.title, it.address, it.figure, it.file and it.file.about)
             for it in row.evidence.all()]  # fmt: skip
    assert found == [
        ("link", "The register", REGISTER, "", None),
        ("data", "Certificates", REGISTER, "20", None),
        ("file", "list.csv", "", "", row.reference),
    ]
    commitment.refresh_from_db()
    assert (commitment.self_percent, commitment.reached, commitment.updates_count) == (40, "20", 1)
    assert (commitment.last_update_on, commitment.level) == (date(2026, 10, 1), "")
    assert commitment.milestones.get().reached_on == date(2026, 9, 28)
    assert list(AuditEntry.objects.values_list("action", flat=True))[-2:] == [
        "add_plan_file",
        "report_progress",
    ]


def test_only_who_acts_for_the_participant_reports() -> None:
    made = seeded_plan()
    commitment = seed_commitment(made)
    for other in (made.as_participant("kenya"), made.as_coordinator(), made.as_public()):
        with pytest.raises(NotPermitted):
            report_progress(person=other, commitment=commitment, report=REPORT)
    made.participants["acme"].state = ParticipantState.WITHDRAWN.value
    made.participants["acme"].save()
    commitment.refresh_from_db()
    refused = refusal(lambda: reported(made, commitment))
    assert refused == "participant-withdrawn"
    assert not ProgressUpdate.objects.exists()


@pytest.mark.parametrize(
    ("state", "error"),
    [
        (CommitmentState.WITHDRAWN, "update-after-withdrawal"),
        (CommitmentState.DRAFT, "update-of-draft"),
    ],
)
def test_nothing_is_reported_after_withdrawal_nor_on_a_draft(
    state: CommitmentState, error: str
) -> None:
    made = seeded_plan()
    commitment = seed_commitment(made, state=state)
    assert refusal(lambda: reported(made, commitment, FULL)) == error
    assert not ProgressUpdate.objects.exists()
    assert not PlanFile.objects.exists()


def test_withdrawn_meanwhile_it_is_refused_though_the_page_was_open() -> None:
    made = seeded_plan()
    commitment = seed_commitment(made)
    type(commitment).objects.filter(id=commitment.id).update(state="withdrawn")
    assert refusal(lambda: reported(made, commitment)) == "update-after-withdrawal"


def test_sent_twice_it_is_reported_once() -> None:
    made = seeded_plan()
    commitment, other = seed_commitment(made), seed_commitment(made)
    by = made.as_participant("acme", TODAY)
    for _ in range(2):
        row = report_progress(person=by, commitment=commitment, report=FULL, key=KEY)
        assert row.id == KEY
    assert (ProgressUpdate.objects.count(), Evidence.objects.count()) == (1, 3)
    refused = refusal(lambda: report_progress(person=by, commitment=other, report=REPORT, key=KEY))
    assert refused == "update-key-taken"


def test_evidence_that_is_refused_leaves_nothing_behind() -> None:
    made = seeded_plan()
    commitment = seed_commitment(made)
    page = GivenFile("list.csv", b"<html><script>alert(1)</script></html>")
    bad = (*EVIDENCE, GivenEvidence(EvidenceKind.FILE, file=page))
    assert (
        refusal(lambda: reported(made, commitment, replace(FULL, evidence=bad))) == "file-is-page"
    )
    assert not ProgressUpdate.objects.exists()
    assert not PlanFile.objects.exists()
    commitment.refresh_from_db()
    assert commitment.updates_count == 0


def test_a_late_report_of_an_earlier_day_is_not_the_last_one() -> None:
    made = seeded_plan()
    commitment = seed_commitment(made)
    reported(made, commitment)
    late = reported(made, commitment, replace(REPORT, on=date(2026, 8, 1), percent=10))
    commitment.refresh_from_db()
    assert (late.number, commitment.self_percent) == (2, 40)
    assert commitment.last_update_on == date(2026, 10, 1)


def test_a_struck_report_stays_and_counts_no_more() -> None:
    made = seeded_plan()
    commitment = seed_commitment(made)
    first = reported(made, commitment, replace(REPORT, percent=10))
    second = reported(made, commitment, FULL)
    for other in (made.as_participant("kenya"), made.as_public()):
        with pytest.raises(NotPermitted):
            strike_update(person=other, update=second, reason="Wrong.")
    by = made.as_participant("acme")
    assert refusal(lambda: strike_update(person=by, update=second, reason=" ")) == (
        "strike-reason-missing"
    )
    strike_update(person=by, update=second, reason="Counted twice.")
    assert refusal(lambda: strike_update(person=by, update=second, reason="x")) == "update-struck"
    second.refresh_from_db()
    assert (second.struck_reason, second.text) == ("Counted twice.", "Twenty were trained.")
    commitment.refresh_from_db()
    assert (commitment.self_percent, commitment.updates_count) == (10, 1)
    assert commitment.milestones.get().reached_on is None
    strike_update(person=made.as_coordinator(), update=first, reason="Names a person.")
    commitment.refresh_from_db()
    assert (commitment.self_percent, commitment.last_update_on) == (None, None)


def test_a_milestone_stays_reached_that_another_report_names() -> None:
    made = seeded_plan()
    commitment = seed_commitment(made)
    reached = {"first-course": date(2026, 9, 28)}
    reported(made, commitment, replace(REPORT, reached=reached))
    second = reported(
        made, commitment, replace(REPORT, reached={"first-course": date(2026, 9, 30)})
    )
    assert commitment.milestones.get().reached_on == date(2026, 9, 30)
    strike_update(person=made.as_participant("acme"), update=second, reason="Wrong day.")
    assert commitment.milestones.get().reached_on == date(2026, 9, 28)


def test_who_reviews_it_is_told() -> None:
    made = seeded_plan()
    commitment = seed_commitment(made)
    row = assigned(made, commitment)
    PlanNotice.objects.all().delete()
    reported(made, commitment)
    (notice,) = PlanNotice.objects.all()
    assert (notice.message, notice.user_id) == ("mail-update-reported", row.reviewer_id)
