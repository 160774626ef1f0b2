"""Pages of reports, files and reviews: what each kind of person sees and may do."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.parties.interfaces.visiting import signed_in
from tests.parties.people import person
from tests.plan.reviewed import REPORT, TODAY, assessed, assigned, reported
from tests.plan.seeding import SeededPlan, seed_commitment, seeded_plan

from comity.kernel.domain.audit import Visibility
from comity.kernel.formats.document_kinds import LARGEST
from comity.plan.actions.add_plan_file import add_plan_file
from comity.plan.actions.dispute_assessment import open_dispute
from comity.plan.domain.plan_text import Level
from comity.plan.interfaces.pages.commitments.blocks import shown_blocks
from comity.plan.models import (
    Assessment,
    AssessmentResponse,
    Commitment,
    Dispute,
    Evidence,
    PlanFile,
    ProgressUpdate,
    ReviewAssignment,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("released")]
HOME = "/plans/small-plan"
ONE = f"{HOME}/commitments/1"
PAGE = b"<!DOCTYPE html><script>alert(document.cookie)</script>"


@dataclass
class Visited:
    made: SeededPlan
    commitment: Commitment
    assignment: ReviewAssignment
    clients: dict[str, Client]


@pytest.fixture
def visited() -> Visited:
    made = seeded_plan()
    commitment = seed_commitment(made)
    reported(made, commitment)
    row = assigned(made, commitment)
    clients = {
        "nobody": Client(),
        "stranger": signed_in(person("stranger")),
        "acme": signed_in(made.people["acme"]),
        "kenya": signed_in(made.people["kenya"]),
        "reviewer": signed_in(row.reviewer),
        "coordinator": signed_in(made.coordinator),
    }
    return Visited(made, commitment, row, clients)


def body(response: HttpResponse) -> str:
    return response.content.decode()


ALL = {"nobody", "stranger", "acme", "kenya", "reviewer", "coordinator"}
WHO_SEES = {
    f"{ONE}/progress": ALL,
    f"{ONE}/updates/1": ALL,
    f"{ONE}/updates/new": {"acme"},
    f"{ONE}/updates/1/strike": {"acme", "coordinator"},
    f"{ONE}/files/new": {"acme"},
    f"{ONE}/assess": {"reviewer"},
    f"{ONE}/reviewers": {"coordinator"},
    f"{ONE}/assessments/1/respond": {"acme"},
    f"{ONE}/assessments/1/dispute": {"acme"},
    f"{HOME}/desk": {"reviewer", "coordinator"},
    "settle": {"coordinator"},
    "declare": {"reviewer"},
}


def test_each_page_is_for_whom_it_is(visited: Visited) -> None:
    found = assessed(visited.made, visited.assignment)
    by = visited.made.as_participant("acme", TODAY)
    dispute = open_dispute(person=by, assessment=found, grounds="It is 20.")
    paths = {
        "settle": f"{HOME}/disputes/{dispute.id}",
        "declare": f"{HOME}/reviews/{visited.assignment.id}/declare",
    }
    sees = {
        page: {
            name
            for name, client in visited.clients.items()
            if client.get(paths.get(page, page)).status_code == 200
        }
        for page in WHO_SEES
    }
    assert sees == WHO_SEES


def test_what_is_said_stands_apart_from_what_was_found(visited: Visited) -> None:
    page = body(visited.clients["nobody"].get(f"{ONE}/progress"))
    assert "By its own account" in page
    assert "40 %" in page
    assert "not assessed" in page
    assessed(visited.made, visited.assignment, Level.LIMITED)
    page = body(visited.clients["nobody"].get(f"{ONE}/progress"))
    assert "40 %" in page
    assert "limited" in page
    assert "not assessed" not in page
    assert "rita" not in page
    assert "rita" in body(visited.clients["kenya"].get(f"{ONE}/progress"))


def test_a_commitment_that_nobody_reported_on_is_not_at_nought() -> None:
    made = seeded_plan()
    seed_commitment(made)
    page = body(Client().get(f"{ONE}/progress"))
    assert "not reported" in page
    assert "not assessed" in page
    assert "0 %" not in page


def test_the_block_of_a_commitment_is_the_same(visited: Visited, rf: pytest.FixtureRequest) -> None:
    request = rf.get(ONE)  # type: ignore[attr-defined]  # pytest-django's
    from comity.plan.interfaces.pages.frame import Frame

    for who, offered in (("acme", True), ("kenya", False)):
        someone = visited.made.as_participant(who)
        shown = "".join(shown_blocks(request, someone, visited.commitment, frame=Frame(someone)))
        assert "By its own account" in shown
        assert (f"{ONE}/updates/new" in shown) is offered


def given(**more: object) -> dict[str, object]:
    rows = {f"{name}-{row}": "" for name in ("title", "address", "figure") for row in (1, 2, 3)}
    return {
        "key": str(uuid4()),
        "rows": "3",
        "on": "2026-10-02",
        "text": "Thirty were trained.",
        "language": "en",
        "percent": "60",
        "value": "30",
        "visibility": "public",
        "reached-first-course": "2026-09-28",
        **rows,
        **more,
    }


def test_a_report_with_every_kind_of_evidence(visited: Visited) -> None:
    sent = given(
        **{
            "address-1": "https://register.example/2026",
            "title-2": "Certificates",
            "figure-2": "30.5",
            "address-2": "https://register.example/2026",
            "file-3": SimpleUploadedFile("list.csv", b"a,b", "application/vnd.ms-excel"),
        }
    )
    answer = visited.clients["acme"].post(f"{ONE}/updates/new", sent, follow=True)
    assert answer.redirect_chain == [(f"{ONE}/updates/2", 302)]
    found = Evidence.objects.filter(update__number=2).values_list("kind", "title", "figure")
    assert list(found) == [
        ("link", "register.example", ""),
        ("data", "Certificates", "30.5"),
        ("file", "list.csv", ""),
    ]
    page = body(answer)
    assert 'rel="nofollow noopener external"' in page
    assert "No evidence stands with this report" not in page
    sent["file-3"] = SimpleUploadedFile("list.csv", b"a,b", "text/csv")
    visited.clients["acme"].post(f"{ONE}/updates/new", sent)
    assert ProgressUpdate.objects.count() == 2


def test_a_report_without_evidence_is_taken_and_advised(visited: Visited) -> None:
    page = body(visited.clients["acme"].post(f"{ONE}/updates/new", given(), follow=True))
    assert "No evidence stands with this report" in page
    assert ProgressUpdate.objects.count() == 2


BAD = [
    ({"percent": "101"}, "less than or equal to 100"),
    ({"on": "2027-10-02"}, "is still to come"),
    ({"on": "2026-01-02"}, "before the commitment’s start"),
    ({"address-1": "javascript:alert(1)"}, "is no address of the web"),
    ({"address-1": "https://a:b@example.org/"}, "holds a name or a password"),
    ({"figure-1": "12", "title-1": "Certificates"}, "address at which"),
    ({"language": "english please"}, "Enter a valid value"),
]


@pytest.mark.parametrize(("changes", "said"), BAD)
def test_what_is_wrong_is_said_in_the_form_and_what_was_written_stays(
    visited: Visited, changes: dict[str, object], said: str
) -> None:
    answer = visited.clients["acme"].post(f"{ONE}/updates/new", given(**changes))
    page = body(answer)
    assert answer.status_code == 200
    assert said in page
    assert "Thirty were trained." in page
    assert page.count('class="errorlist') == 1
    assert ProgressUpdate.objects.count() == 1


@pytest.mark.parametrize("name", ["page.html", "page.pdf", "page.csv", "page.txt", "page.png"])
def test_a_page_with_scripts_is_no_evidence(visited: Visited, name: str) -> None:
    sent = given(**{"file-1": SimpleUploadedFile(name, PAGE, "application/octet-stream")})
    answer = visited.clients["acme"].post(f"{ONE}/updates/new", sent)
    assert (answer.status_code, PlanFile.objects.count()) == (200, 0)
    assert body(answer).count('class="errorlist') == 1


def test_a_file_that_is_too_large_is_refused_unread(visited: Visited) -> None:
    sent = given(**{"file-1": SimpleUploadedFile("a.txt", b"x" * (LARGEST + 1))})
    page = body(visited.clients["acme"].post(f"{ONE}/updates/new", sent))
    assert "more than 10 MiB" in page
    assert PlanFile.objects.count() == 0


def test_more_rows_keep_what_was_written(visited: Visited) -> None:
    sent = given(step="more", **{"title-1": "The register"})
    page = body(visited.clients["acme"].post(f"{ONE}/updates/new", sent))
    assert "Thirty were trained." in page
    assert "The register" in page
    assert 'name="file-6"' in page
    assert ProgressUpdate.objects.count() == 1


def test_withdrawn_it_takes_no_report(visited: Visited) -> None:
    Commitment.objects.update(state="withdrawn")
    client = visited.clients["acme"]
    for answer in (client.get(f"{ONE}/updates/new"), client.post(f"{ONE}/updates/new", given())):
        assert answer.status_code == 409
        assert "is withdrawn: nothing is reported on it" in body(answer)
    assert ProgressUpdate.objects.count() == 1


def test_a_file_is_kept_and_never_run(visited: Visited) -> None:
    row = add_plan_file(
        person=visited.made.as_participant("acme"),
        about=visited.commitment.reference,
        name="rapport é.csv",
        content=b"<b>,2",
        visibility=Visibility.MEMBERS,
    )
    path = f"{HOME}/files/{row.id}"
    assert visited.clients["nobody"].get(path).status_code == 404
    assert visited.clients["stranger"].get(path).status_code == 404
    answer = visited.clients["kenya"].get(path)
    assert (answer.status_code, answer.content) == (200, b"<b>,2")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["ETag"] == f'"{row.digest}"'
    again = visited.clients["kenya"].get(path, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    gone = visited.clients["acme"].post(f"{path}/withdraw")
    assert (gone.status_code, gone["Location"]) == (302, f"{ONE}/progress")
    assert visited.clients["acme"].get(path).status_code == 404


def test_files_are_added_on_a_page(visited: Visited) -> None:
    sent = {
        "file": SimpleUploadedFile("a.pdf", b"%PDF-1.7", "application/pdf"),
        "visibility": "private",
    }
    answer = visited.clients["acme"].post(f"{ONE}/files/new", sent)
    assert answer.status_code == 302
    (row,) = PlanFile.objects.all()
    assert (row.about, row.visibility) == (visited.commitment.reference, "private")


def test_the_whole_way_of_a_review() -> None:
    made = seeded_plan()
    commitment, rita = seed_commitment(made), person("rita")
    reported(made, commitment)
    acme, coordinator = signed_in(made.people["acme"]), signed_in(made.coordinator)
    reviewer = signed_in(rita)
    desk = body(coordinator.get(f"{HOME}/desk"))
    assert "1 commitment has no reviewer." in desk
    for email, said in (
        ("nobody@example.org", "Nobody here has the address"),
        (made.people["acme"].email, "choose somebody else"),
    ):
        page = body(coordinator.post(f"{ONE}/reviewers", {"email": email, "due_on": ""}))
        assert said in page
    coordinator.post(f"{ONE}/reviewers", {"email": rita.email, "due_on": "2099-01-01"})
    row = ReviewAssignment.objects.get()
    assert "you have to declare your interests" in body(reviewer.get(f"{HOME}/desk"))
    answer = reviewer.get(f"{ONE}/assess")
    assert answer["Location"] == f"{HOME}/reviews/{row.id}/declare"
    reviewer.post(answer["Location"], {"declaration": "none", "words": ""})
    page = body(reviewer.get(f"{ONE}/assess"))
    assert "register of certificates" in page
    reported(made, commitment, REPORT)
    sent = {
        "key": str(UUID(int=7)),
        "seen_version": "1",
        "seen_update": "1",
        "level": "limited",
        "reasons": "The register shows 18.",
        "language": "en",
    }
    page = body(reviewer.post(f"{ONE}/assess", sent))
    assert "the last update was 1, it is 2 now" in page
    assert "The register shows 18." in page
    assert 'name="seen_update" value="2"' in page
    assert not Assessment.objects.exists()
    answer = reviewer.post(f"{ONE}/assess", {**sent, "seen_update": "2"})
    assert answer["Location"] == f"{ONE}/progress"
    assert "nothing new" in body(reviewer.get(f"{HOME}/desk"))
    words = {"key": str(UUID(int=8)), "text": "We begin in May.", "language": "en"}
    acme.post(f"{ONE}/assessments/1/respond", words)
    grounds = {"key": str(UUID(int=9)), "grounds": "It is 20."}
    acme.post(f"{ONE}/assessments/1/dispute", grounds)
    page = body(acme.post(f"{ONE}/assessments/1/dispute", {**grounds, "key": str(UUID(int=10))}))
    assert "It is disputed already." in page
    (answered,), (dispute,) = AssessmentResponse.objects.all(), Dispute.objects.all()
    assert answered.text == "We begin in May."
    assert f"{HOME}/disputes/{dispute.id}" in body(coordinator.get(f"{HOME}/desk"))
    sent = {"decision": "upheld", "reasons": "The register shows 20."}
    coordinator.post(f"{HOME}/disputes/{dispute.id}", sent)
    commitment.refresh_from_db()
    assert commitment.level == ""
    page = body(Client().get(f"{ONE}/progress"))
    assert "not assessed" in page
    assert "The register shows 18." in page
    assert "upheld: the assessment is struck" in page
