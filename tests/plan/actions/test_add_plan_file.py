"""Files: who adds and takes back, and who reads them."""

from __future__ import annotations

import pytest
from tests.plan.reviewed import REPORT, assigned, refusal, reported
from tests.plan.seeding import seed_commitment, seeded_plan

from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import NotPermitted, UnknownName
from comity.kernel.models import AuditEntry
from comity.plan.actions.add_plan_file import add_plan_file, withdraw_plan_file
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.models import PlanFile
from comity.plan.queries.plan_files import files_about, read_plan_file

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 a letter"


def test_files_of_a_commitment_and_of_an_update() -> None:
    made = seeded_plan()
    commitment = seed_commitment(made)
    update = reported(made, commitment, REPORT)
    by = made.as_participant("acme")
    for about in (commitment.reference, update.reference):
        row = add_plan_file(person=by, about=about, name="../a/letter.pdf", content=PDF)
        assert (row.name, row.media_type, row.size) == ("letter.pdf", "application/pdf", 17)
        assert files_about(made.as_public(), commitment, about) == [row]
        again = refusal(
            lambda a=about: add_plan_file(person=by, about=a, name="b.pdf", content=PDF)
        )  # type: ignore[misc]
        assert again == "file-twice"
    for other in (made.as_participant("kenya"), made.as_coordinator(), made.as_public()):
        with pytest.raises(NotPermitted):
            add_plan_file(person=other, about=commitment.reference, name="c.pdf", content=PDF)


NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    "about", ["", "commitment:x", f"commitment:{NOBODY}", f"update:{NOBODY}", f"plan:{NOBODY}"]
)
def test_nothing_is_added_to_nothing(about: str) -> None:
    made = seeded_plan()
    by = made.as_participant("acme")
    refused = refusal(lambda: add_plan_file(person=by, about=about, name="a.pdf", content=PDF))
    assert refused == "file-subject-unknown"


def test_nothing_is_added_to_what_is_withdrawn() -> None:
    made = seeded_plan()
    about = seed_commitment(made, state=CommitmentState.WITHDRAWN).reference
    by = made.as_participant("acme")
    refused = refusal(lambda: add_plan_file(person=by, about=about, name="a.pdf", content=PDF))
    assert refused == "commitment-withdrawn-files"


def test_taken_back_its_bytes_are_gone_and_its_digest_stays() -> None:
    made = seeded_plan()
    commitment = seed_commitment(made)
    by = made.as_participant("acme")
    row = add_plan_file(person=by, about=commitment.reference, name="a.pdf", content=PDF)
    with pytest.raises(NotPermitted):
        withdraw_plan_file(person=made.as_participant("kenya"), file=row.id)
    withdraw_plan_file(person=by, file=row.id)
    kept = PlanFile.objects.get(id=row.id)
    assert (bytes(kept.content), kept.digest) == (b"", row.digest)
    assert refusal(lambda: withdraw_plan_file(person=by, file=row.id)) == "plan-file-unknown"
    with pytest.raises(UnknownName):
        read_plan_file(by, row.id)
    other = add_plan_file(person=by, about=commitment.reference, name="a.pdf", content=PDF)
    withdraw_plan_file(person=made.as_coordinator(), file=other.id)


def test_who_reads_which_files() -> None:
    made = seeded_plan()
    commitment = seed_commitment(made)
    reviewer = assigned(made, commitment).reviewer
    by = made.as_participant("acme")
    rows = {
        each: add_plan_file(
            person=by,
            about=commitment.reference,
            name=f"{each.value}.txt",
            content=each.value.encode(),
            visibility=each,
        )
        for each in Visibility
    }
    people = {
        "public": made.as_public(),
        "kenya": made.as_participant("kenya"),
        "acme": by,
        "coordinator": made.as_coordinator(),
        "reviewer": made.as_user(reviewer),
    }
    found = {
        name: [key.value for key, row in rows.items()
               if not refusal(lambda w=who, r=row: read_plan_file(w, r.id))]  # type: ignore[misc]
        for name, who in people.items()
    }  # fmt: skip
    logged = AuditEntry.objects.filter(action="add_plan_file").order_by("sequence")
    assert list(logged.values_list("visibility", flat=True)) == ["public", "members", "private"]
    every = ["public", "members", "private"]
    assert found == {
        "public": ["public"],
        "kenya": ["public", "members"],
        "acme": every,
        "coordinator": every,
        "reviewer": every,
    }


def test_a_file_of_a_commitment_that_is_not_seen_is_not_there() -> None:
    made = seeded_plan()
    commitment = seed_commitment(made, visibility=Visibility.PRIVATE)
    by = made.as_participant("acme")
    row = add_plan_file(person=by, about=commitment.reference, name="a.pdf", content=PDF)
    assert refusal(lambda: read_plan_file(made.as_public(), row.id)) == "plan-file-unknown"
    assert read_plan_file(by, row.id) == row
