"""Pages of members, applications and officers: what each kind of person sees and may do."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.assembly.closed_ballots import applying, closed_ballot, institute, reachable
from tests.assembly.seeding import Seeded, seeded
from tests.parties.interfaces.visiting import signed_in
from tests.parties.people import person

from comity.assembly.actions.add_document import add_document
from comity.assembly.actions.change_member_profile import change_member_profile
from comity.assembly.models import Application, Delegate, Document, Member, Seat, StandingEvent
from comity.kernel.domain.audit import Visibility
from comity.parties.actions.add_member import add_member
from comity.parties.actions.erase_person import erase_person
from comity.parties.domain.permissions import OPERATOR, MembershipRole
from comity.parties.models import Role, User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("released")]
HOME = "/assemblies/north-lakes"
CONTACT = "office@ke.example"


@dataclass
class Visited:
    made: Seeded
    clients: dict[str, Client]
    applicant: User
    application: Application

    @property
    def pages(self) -> dict[str, str]:
        (head,) = Delegate.objects.filter(member__code="KE", valid_until=None)
        one, asked = f"{HOME}/members/KE", f"{HOME}/applications/{self.application.id}"
        (filed, *_) = Document.objects.filter(about=self.application.reference)
        return {
            "members": f"{HOME}/members",
            "member": one,
            "officers": f"{HOME}/officers",
            "import": f"{HOME}/members/import",
            "profile": f"{one}/profile",
            "standing": f"{one}/standing",
            "weight": f"{one}/weight",
            "seat": f"{one}/seats/new",
            "delegation": f"{one}/delegation",
            "credentials": f"{one}/delegation/{head.id}/credentials",
            "hand-over": f"{one}/delegation/{head.id}/hand-over",
            "end": f"{one}/delegation/{head.id}/end",
            "applications": f"{HOME}/applications",
            "apply": f"{HOME}/applications/new",
            "application": asked,
            "document": f"{HOME}/documents/{filed.id}",
            "file": f"{asked}/documents/new",
            "take-back": f"{asked}/documents/{filed.id}/withdraw",
        }


@pytest.fixture
def visited() -> Visited:
    made = seeded("KE", "FR")
    ada, row = applying(made, complete=True)
    change_member_profile(
        person=made.as_head("KE"), member="KE", website="https://example.org/", contact=CONTACT
    )
    clients = {
        "nobody": Client(),
        "stranger": signed_in(person("stranger")),
        "applicant": signed_in(ada),
        "own": signed_in(made.heads["KE"]),
        "other": signed_in(made.heads["FR"]),
        "secretary": signed_in(made.secretary),
    }
    return Visited(made, clients, ada, row)


ALL = {"nobody", "stranger", "applicant", "own", "other", "secretary"}
SIGNED = ALL - {"nobody"}
OWN, KEEPERS = {"own", "secretary"}, {"secretary"}
INSIDE = {"own", "other", "secretary", "applicant"}
FILING = {"applicant", "secretary"}
WHO_SEES = {
    "members": ALL,
    "member": ALL,
    "officers": ALL,
    "import": KEEPERS,
    "profile": OWN,
    "standing": OWN,
    "weight": KEEPERS,
    "seat": KEEPERS,
    "delegation": OWN,
    "credentials": KEEPERS,
    "hand-over": OWN,
    "end": OWN,
    "applications": SIGNED,
    "apply": SIGNED,
    "application": INSIDE,
    "document": INSIDE,
    "file": FILING,
    "take-back": FILING,
}


def test_each_page_is_for_whom_it_is(visited: Visited) -> None:
    pages = visited.pages
    assert pages.keys() == WHO_SEES.keys()
    found = {
        name: {who for who, it in visited.clients.items() if it.get(where).status_code == 200}
        for name, where in pages.items()
    }
    assert found == WHO_SEES


def test_whoever_is_kept_out_is_asked_to_sign_in_or_told_no(visited: Visited) -> None:
    for name, where in visited.pages.items():
        anonymous = visited.clients["nobody"].get(where)
        if "nobody" not in WHO_SEES[name]:
            assert anonymous.status_code == (404 if name == "document" else 302), name
        if "stranger" not in WHO_SEES[name]:
            status = visited.clients["stranger"].get(where).status_code
            hidden = name in {"application", "document", "file", "take-back"}
            assert status == (404 if hidden else 403), name


def test_posting_needs_what_looking_needs(visited: Visited) -> None:
    before = (Member.objects.count(), Delegate.objects.count(), StandingEvent.objects.count())
    for name, where in visited.pages.items():
        if name in {"members", "member", "applications", "application", "document"}:
            continue
        for who in ("nobody", "stranger"):
            status = visited.clients[who].post(where, {"x": "1"}).status_code
            if name == "apply" and who == "stranger":
                assert status == 200
            else:
                assert status in (302, 403, 404), (name, who)
    after = (Member.objects.count(), Delegate.objects.count(), StandingEvent.objects.count())
    assert after == before


def test_the_contact_is_for_the_secretariat_alone(visited: Visited) -> None:
    seen = {
        who
        for who, it in visited.clients.items()
        if CONTACT in it.get(visited.pages["member"]).content.decode()
    }
    assert seen == {"secretary"}


def test_who_stands_for_a_member_is_for_members(visited: Visited) -> None:
    name, address = visited.made.heads["KE"].name, visited.made.heads["KE"].email
    texts = {
        who: it.get(visited.pages["member"]).content.decode() for who, it in visited.clients.items()
    }
    assert {who for who, text in texts.items() if name in text} == {"own", "other", "secretary"}
    assert {who for who, text in texts.items() if address in text} == {"secretary"}


def test_an_erased_delegate_is_a_tombstone(visited: Visited) -> None:
    made = visited.made
    add_member(
        actor=OPERATOR,
        organisation=made.members["KE"].organisation_id,
        user=made.secretary.id,
        role=MembershipRole.OWNER,
        on=made.as_operator().on,
    )
    erase_person(actor=OPERATOR, user=made.heads["KE"].id)
    text = visited.clients["secretary"].get(f"{HOME}/members/KE/delegation").content.decode()
    assert "a person who was erased" in text
    assert "erased.invalid" not in text


def test_an_applicant_hands_in_files_and_withdraws(visited: Visited) -> None:
    bea = person("bea")
    lab = institute(bea, "Lab of Bea")
    client = signed_in(bea)
    made = client.post(
        f"{HOME}/applications/new",
        {"organisation": str(lab.id), "member_class": "member", "statement": "<script>x"},
    )
    row = Application.objects.get(applicant=lab)
    assert made.headers["Location"] == f"{HOME}/applications/{row.id}"
    page = client.get(f"{HOME}/applications/{row.id}").content.decode()
    assert "&lt;script&gt;x" in page
    assert "Letter of intent: missing" in page
    assert "Art. 3(1)" in page
    again = client.post(
        f"{HOME}/applications/new", {"organisation": str(lab.id), "member_class": "member"}
    )
    assert "not decided yet" in again.content.decode()
    letter = SimpleUploadedFile("letter.pdf", b"%PDF-1.7", "application/pdf")
    where = f"{HOME}/applications/{row.id}"
    client.post(
        f"{where}/documents/new",
        {"file": letter, "part": "letter-of-intent", "visibility": "members"},
    )
    filed = Document.objects.get(about=row.reference)
    assert (filed.part, filed.media_type) == ("letter-of-intent", "application/pdf")
    fake = SimpleUploadedFile("fake.pdf", b"<html>", "application/pdf")
    refused = client.post(
        f"{where}/documents/new", {"file": fake, "part": "", "visibility": "members"}
    )
    assert "does not hold what its name says" in refused.content.decode()
    private = client.post(
        f"{where}/documents/new", {"file": letter, "part": "", "visibility": "private"}
    )
    assert private.status_code == 200
    client.post(f"{where}/documents/{filed.id}/withdraw")
    assert client.get(f"{HOME}/documents/{filed.id}").status_code == 404
    client.post(f"{where}/move/applicant/withdrawn", {"reason": ""})
    row.refresh_from_db()
    assert row.state == "withdrawn"


def test_documents_are_given_as_files_that_nothing_runs_in(visited: Visited) -> None:
    answer = visited.clients["applicant"].get(visited.pages["document"])
    headers = {
        name: answer.headers[name]
        for name in (
            "Content-Type",
            "Content-Disposition",
            "X-Content-Type-Options",
            "Content-Security-Policy",
        )
    }
    assert headers == {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Disposition": 'attachment; filename="letter.txt"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox",
    }


def test_what_the_secretariat_keeps_to_itself_is_shown_to_nobody_else(visited: Visited) -> None:
    notes = add_document(
        person=visited.made.as_secretary(),
        about=visited.application.reference,
        name="assessment.txt",
        content=b"Doubtful.",
        visibility=Visibility.PRIVATE,
    )
    where = f"{HOME}/documents/{notes.id}"
    found = {who for who, it in visited.clients.items() if it.get(where).status_code == 200}
    listed = {
        who
        for who, it in visited.clients.items()
        if "assessment.txt" in it.get(visited.pages["application"]).content.decode()
    }
    assert (found, listed) == ({"secretary"}, {"secretary"})


def test_a_decision_is_carried_out_by_a_button(visited: Visited) -> None:
    where, client = visited.pages["application"], visited.clients["secretary"]
    ballot = closed_ballot(visited.made, visited.application.reference, "admission")
    action = f"{where}/move/body/approved?ballot={ballot}"
    assert action in client.get(where).content.decode()
    assert action not in visited.clients["other"].get(where).content.decode()
    assert visited.clients["other"].post(action, {"reason": ""}).status_code == 403
    assert client.post(action, {"reason": ""}).headers["Location"] == where
    visited.application.refresh_from_db()
    assert visited.application.state == "approved"
    member = Member.objects.get(organisation=visited.application.applicant)
    assert client.get(f"{HOME}/members/{member.code}").status_code == 200
    # Sent twice, nothing more happens.
    assert client.post(action, {"reason": ""}).headers["Location"] == where
    assert Member.objects.count() == 3


def test_a_member_supports_an_application_once(visited: Visited) -> None:
    where, client = f"{visited.pages['application']}/sponsor", visited.clients["other"]
    client.post(where)
    client.post(where)
    assert visited.application.sponsorships.count() == 2
    assert visited.clients["applicant"].post(where).status_code == 403
    assert visited.clients["stranger"].post(where).status_code == 403


def test_a_move_is_asked_of_whoever_may_make_it(visited: Visited) -> None:
    where = f"{visited.pages['application']}/move"
    seen = {
        path: {
            who
            for who, it in visited.clients.items()
            if it.get(f"{where}/{path}").status_code == 200
        }
        for path in ("secretary/more-information", "applicant/withdrawn", "body/approved")
    }
    assert seen == {
        "secretary/more-information": {"secretary"},
        "applicant/withdrawn": {"applicant"},
        "body/approved": {"secretary"},
    }


@pytest.mark.parametrize("path", ["move/king/approved", "move/body/crowned"])
def test_moves_that_there_are_not(visited: Visited, path: str) -> None:
    where = f"{visited.pages['application']}/{path}"
    assert visited.clients["secretary"].get(where).status_code == 404


def test_the_secretariat_records_standing(visited: Visited) -> None:
    client, where = visited.clients["secretary"], visited.pages["standing"]
    client.post(where, {"kind": "arrears-begun", "on": "2026-02"})
    assert [each.kind for each in StandingEvent.objects.filter(member__code="KE")] == [
        "admitted",
        "arrears-begun",
    ]
    shown = client.get(visited.pages["member"]).content.decode()
    assert '<time datetime="2026-02">February 2026</time>: arrears began' in shown
    refused = client.post(where, {"kind": "suspended", "on": "2026-03-01"})
    assert "name the ballot" in refused.content.decode()
    wrong = client.post(where, {"kind": "left", "on": "tomorrow"})
    assert wrong.status_code == 200


def test_a_member_gives_notice_and_records_nothing_else(visited: Visited) -> None:
    client, where = visited.clients["own"], visited.pages["standing"]
    assert client.post(where, {"kind": "arrears-begun", "on": "2026-02-01"}).status_code == 200
    client.post(where, {"kind": "withdrawal-notified", "on": "2026-02-01"})
    assert list(StandingEvent.objects.filter(member__code="KE").values_list("kind", flat=True)) == [
        "admitted",
        "withdrawal-notified",
    ]


def test_a_delegation_is_managed_on_its_page(visited: Visited) -> None:
    reachable(person("bea"))
    reachable(person("cy"))
    own, where = visited.clients["own"], visited.pages["delegation"]
    today = visited.made.as_operator().on.isoformat()
    own.post(where, {"person": "bea@example.org", "place": "alternate", "start": today})
    bea = Delegate.objects.get(user__name="bea")
    assert bea.place == "alternate"
    wrong = own.post(where, {"person": "who@example.org", "place": "adviser", "start": today})
    assert wrong.status_code == 200
    twice = own.post(where, {"person": "bea@example.org", "place": "adviser", "start": today})
    assert "is a delegate of KE already" in twice.content.decode()
    credentials = f"{where}/{bea.id}/credentials"
    assert own.post(credentials, {"start": today}).status_code == 403
    visited.clients["secretary"].post(credentials, {"start": today, "until": "2027-06-01"})
    bea.refresh_from_db()
    assert str(bea.credentials_until) == "2027-06-01"
    own.post(f"{where}/{bea.id}/hand-over", {"person": "cy@example.org", "on": today})
    assert Delegate.objects.get(user__name="cy").follows == bea
    cy = Delegate.objects.get(user__name="cy")
    own.post(f"{where}/{cy.id}/end", {"on": today})
    cy.refresh_from_db()
    assert str(cy.valid_until) == today


def test_a_delegate_of_another_member_is_not_reached_by_this_address(visited: Visited) -> None:
    french = Delegate.objects.get(member__code="FR")
    where = f"{HOME}/members/KE/delegation/{french.id}/end"
    assert visited.clients["own"].get(where).status_code == 404


def test_weights_seats_and_profiles(visited: Visited) -> None:
    client = visited.clients["secretary"]
    client.post(
        visited.pages["weight"], {"weight": "contribution", "value": "12.5", "since": "2026-07-01"}
    )
    assert "25/2" in client.get(visited.pages["member"]).content.decode()
    ballot = closed_ballot(visited.made, visited.made.members["KE"].reference, "election")
    client.post(
        visited.pages["seat"],
        {"body": "council", "start": "2026-03-01", "until": "2028-03-01", "ballot": str(ballot)},
    )
    seat = Seat.objects.get()
    client.post(f"{HOME}/members/KE/seats/{seat.id}/end", {"on": "2026-09-01", "decision": "Left"})
    seat.refresh_from_db()
    assert str(seat.valid_until) == "2026-09-01"
    visited.clients["own"].post(visited.pages["profile"], {"website": "javascript:x"})
    assert Member.objects.get(code="KE").website == "https://example.org/"


def test_members_from_a_file_are_tried_then_entered(visited: Visited) -> None:
    institute(person("bea"), "Lab of Bea")
    lines = (
        b"name,kind,jurisdiction,class,admitted_on\n"
        b"Lab of Bea,research-institute,CH,member,2026-02-01\nX,y,CH,member,\n"
    )
    client, where = visited.clients["secretary"], visited.pages["import"]

    file = SimpleUploadedFile("members.csv", lines, "text/csv")
    tried = client.post(where, {"file": file}).content.decode()
    assert "1 entered, 0 here already, 1 refused." in tried
    assert "y is no kind of organisation" in tried
    assert "Enter the 1 member that can be" in tried
    assert Member.objects.count() == 2
    all_of_it = client.post(where, {"text": lines.decode(), "how": "all"}).content.decode()
    assert "Nothing was entered" in all_of_it
    assert Member.objects.count() == 2
    what_can = client.post(where, {"text": lines.decode(), "how": "some"}).content.decode()
    assert "Done:" in what_can
    assert Member.objects.count() == 3
    broken = SimpleUploadedFile("members.csv", b"nam,kind\n", "text/csv")
    assert "The column nam is not known." in client.post(where, {"file": broken}).content.decode()


def test_members_from_a_spreadsheet_in_utf_16_are_tried_then_entered(visited: Visited) -> None:
    institute(person("bea"), "Lac d'été")
    lines = "name;kind;jurisdiction;class\nLac d'été;research-institute;CH;member\n"
    client, where = visited.clients["secretary"], visited.pages["import"]
    file = SimpleUploadedFile("members.csv", lines.encode("utf-16"), "text/csv")
    tried = client.post(where, {"file": file})
    assert "Enter 1 member" in tried.content.decode()
    text = tried.context["enter"].initial["text"]
    entered = client.post(where, {"text": text, "how": "all"}).content.decode()
    assert "Done:" in entered
    assert Member.objects.filter(organisation__name="Lac d'été").count() == 1


def test_officers_are_appointed_and_end(visited: Visited) -> None:
    reachable(person("bea"))
    client, where = visited.clients["secretary"], visited.pages["officers"]
    today = visited.made.as_operator().on.isoformat()
    client.post(
        where,
        {"person": "bea@example.org", "office": "presiding", "body": "council", "start": today},
    )
    role = Role.objects.get(name="presiding")
    assert role.scope == "body:north-lakes/council"
    names = {who for who, it in visited.clients.items() if "bea" in it.get(where).content.decode()}
    assert names == {"own", "other", "secretary"}
    end = f"{where}/{role.id}/end"
    assert visited.clients["own"].post(end).status_code == 403
    client.post(end)
    role.refresh_from_db()
    assert str(role.valid_until) == today
    assert client.get(f"{where}/{uuid4()}/end").status_code == 404


def test_an_organisation_without_members_says_what_to_do() -> None:
    made = seeded("KE")
    client = signed_in(made.secretary)
    text = client.get(f"{HOME}/applications").content.decode()
    assert "Nobody has applied." in text
    none = client.get(f"{HOME}/members?class=observer").content.decode()
    assert "No member is of this class." in none
