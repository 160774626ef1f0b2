"""Joining over the pages: the whole way, and a robot on it."""

from __future__ import annotations

import re
import time

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.parties.interfaces.visiting import account, link_in_mail, signed_in
from tests.plan.joining import FORM, asked, confirmed, filled
from tests.plan.seeding import SeededPlan, seed_commitment, seeded_plan

from comity.kernel.domain.audit import Visibility
from comity.parties.models import User
from comity.plan.actions.send_invitations import send_invitations
from comity.plan.interfaces.mail.joining import invitation_letter
from comity.plan.interfaces.pages.joining.begun import begun_now
from comity.plan.models import Invitation, JoinRequest, Participant
from comity.plan.queries.join_links import status_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("released")]
HOME = "/plans/small-plan"
FORM_OF_INSTITUTION = f"{HOME}/join?kind=institution"


@pytest.fixture(autouse=True)
def nobody_counted() -> None:
    cache.clear()


@pytest.fixture
def made() -> SeededPlan:
    return seeded_plan()


def paths(number: int = -1) -> list[str]:
    """The paths of the addresses in a mail."""
    return re.findall(r"https?://[^/]+(/\S+)", str(mail.outbox[number].body))


def test_the_whole_way_from_the_form_to_the_profile(made: SeededPlan) -> None:
    public, coordinator = Client(), signed_in(made.coordinator)
    assert "University" not in public.get(f"{HOME}/participants").content.decode()
    answered = public.post(FORM_OF_INSTITUTION, filled())
    assert (answered.status_code, answered["Location"]) == (302, f"{HOME}/join/asked")
    (sent,) = mail.outbox
    assert sent.to == ["office@uonbi.ac.ke"]
    link = link_in_mail()
    shown = public.get(link)
    assert "Was it you who asked this?" in shown.content.decode()
    assert JoinRequest.objects.get().state == "unconfirmed"
    status = public.post(link)["Location"]
    assert "It waits for whoever keeps the plan" in public.get(status).content.decode()
    assert paths() == [status]
    assert public.post(link).status_code == 409

    queue = coordinator.get(f"{HOME}/moderation").content.decode()
    assert "1 request waits for you." in queue
    row = JoinRequest.objects.get()
    one = f"{HOME}/moderation/{row.id}"
    page = coordinator.get(one).content.decode()
    assert "The e-mail address is of uonbi.ac.ke, the website of uonbi.ac.ke." in page
    assert "verified" not in page
    coordinator.post(f"{one}/more-information", {"reason": "Whom do you train?"})
    assert "Whom do you train?" in str(mail.outbox[-1].body)
    public.post(f"{status}/waiting", {"reason": "Engineers."})
    done = coordinator.post(f"{one}/approved", {"organisation": "new", "reason": "Welcome."})
    assert done["Location"] == one
    participant = Participant.objects.get(name="University of Nairobi")
    profile, password = paths()
    assert profile == f"{HOME}/participants/{participant.id}"
    assert "University of Nairobi" in public.get(profile).content.decode()
    assert public.get(password, follow=True).status_code == 200
    user = User.objects.get(email="office@uonbi.ac.ke")
    assert "Change the profile" in signed_in(user).get(profile).content.decode()


def test_a_password_is_set_behind_the_link_of_the_mail(made: SeededPlan) -> None:
    row = confirmed(made)
    url = f"{HOME}/moderation/{row.id}/approved"
    signed_in(made.coordinator).post(url, {"organisation": "new", "reason": ""})
    visitor = Client()
    form = visitor.get(paths()[1])
    words = "a very long pass phrase"
    visitor.post(form["Location"], {"password1": words, "password2": words})
    assert User.objects.get(email="office@uonbi.ac.ke").check_password(words)


def test_what_is_wrong_stands_at_its_field_and_nothing_written_is_lost(made: SeededPlan) -> None:
    shown = Client().post(
        FORM_OF_INSTITUTION, filled(ror="02y9nww91", email="nobody", website="nothing")
    )
    page = shown.content.decode()
    assert "its check digits are wrong" in page
    assert "This is not an e-mail address." in page
    assert "This is not the address of a website" in page
    assert 'value="University of Nairobi"' in page
    assert not JoinRequest.objects.exists()
    assert mail.outbox == []


def test_sending_twice_makes_one_request(made: SeededPlan) -> None:
    for _time in range(2):
        assert Client().post(FORM_OF_INSTITUTION, filled()).status_code == 302
    assert JoinRequest.objects.count() == 1
    assert len(mail.outbox) == 2


def test_nobody_learns_who_asked(made: SeededPlan) -> None:
    confirmed(made)
    known = Client().post(FORM_OF_INSTITUTION, filled())
    unknown = Client().post(FORM_OF_INSTITUTION, filled(email="new@uonbi.ac.ke"))
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [it.to[0] for it in mail.outbox] == ["office@uonbi.ac.ke", "new@uonbi.ac.ke"]


def test_a_robot_from_one_address_makes_ten_requests_and_ten_mails(made: SeededPlan) -> None:
    robot = Client()
    statuses = [
        robot.post(FORM_OF_INSTITUTION, filled(email=f"a{n}@uonbi.ac.ke")).status_code
        for n in range(100)
    ]
    assert (statuses.count(302), statuses.count(429)) == (10, 90)
    assert (JoinRequest.objects.count(), len(mail.outbox)) == (10, 10)


def test_a_robot_from_many_addresses_makes_two_hundred(made: SeededPlan) -> None:
    robot = Client()
    for n in range(250):
        robot.post(
            FORM_OF_INSTITUTION,
            filled(email=f"a{n}@uonbi.ac.ke"),
            REMOTE_ADDR=f"198.51.100.{n}",
        )
    assert (JoinRequest.objects.count(), len(mail.outbox)) == (200, 200)


def test_one_mail_address_gets_three_mails(made: SeededPlan) -> None:
    for n in range(20):
        Client().post(FORM_OF_INSTITUTION, filled(), REMOTE_ADDR=f"198.51.100.{n}")
    assert (JoinRequest.objects.count(), len(mail.outbox)) == (1, 3)


def test_whoever_asks_too_often_is_told_when_to_come_back(made: SeededPlan) -> None:
    robot = Client()
    for _time in range(10):
        robot.post(FORM_OF_INSTITUTION, {})
    refused = robot.post(FORM_OF_INSTITUTION, filled())
    assert refused.status_code == 429
    assert 3590 <= int(refused["Retry-After"]) <= 3600
    assert "taken again in 60 minutes" in refused.content.decode()
    assert robot.get(FORM_OF_INSTITUTION).status_code == 200


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"homepage": "https://spam.example"}, "Leave this field empty."),
        ({"begun": ""}, "The form was not opened here, or was changed."),
        ({"begun": "MTc5NTAwMDAwMA:changed"}, "was changed"),
    ],
)
def test_what_no_reader_does_is_refused(
    made: SeededPlan, changes: dict[str, str], told: str
) -> None:
    page = Client().post(FORM_OF_INSTITUTION, filled(**changes)).content.decode()
    assert told in page
    assert 'value="https://spam.example"' not in page
    assert not JoinRequest.objects.exists()


def test_a_form_is_neither_sent_at_once_nor_the_day_after(made: SeededPlan) -> None:
    for at, told in ((time.time(), "very quick"), (time.time() - 50_000, "open for too long")):
        page = Client().post(FORM_OF_INSTITUTION, filled(begun=begun_now(at))).content.decode()
        assert told in page
    assert not JoinRequest.objects.exists()


def test_the_trap_is_shown_to_nobody(made: SeededPlan) -> None:
    page = Client().get(FORM_OF_INSTITUTION).content.decode()
    (trap,) = re.findall(r'<input[^>]*name="homepage"[^>]*>', page)
    assert " hidden" in trap
    assert 'tabindex="-1"' in trap
    assert "Homepage" not in page


@pytest.mark.parametrize("kind", ["government", "international-body", "company", "person"])
def test_each_kind_has_its_form(made: SeededPlan, kind: str) -> None:
    page = Client().get(f"{HOME}/join?kind={kind}").content.decode()
    assert ('name="lei"' in page) == (kind != "person")
    assert ('value="OECD"' in page) == (kind == "international-body")


def test_whoever_is_signed_in_is_led_to_where_it_stands(made: SeededPlan) -> None:
    user = account("mwangi")
    client = signed_in(user)
    form = client.get(FORM_OF_INSTITUTION).content.decode()
    assert 'name="email"' not in form
    location = client.post(FORM_OF_INSTITUTION, filled(email="x@y.example"))["Location"]
    row = JoinRequest.objects.get()
    assert (row.email, row.user, mail.outbox) == (user.email, user, [])
    assert location == f"{HOME}/join/status/{status_key(row)}"
    assert "University of Nairobi" in client.get(f"{HOME}/join").content.decode()


def test_no_erases_it(made: SeededPlan) -> None:
    secret = asked(made).secret
    Client().post(f"{HOME}/join/confirm/{secret}", {"disown": "1"})
    assert not JoinRequest.objects.exists()


def test_links_that_lead_nowhere_are_not_found(made: SeededPlan) -> None:
    for path in ("join/confirm/x", "join/status/x", "join/status/x:y/withdrawn", "invitation/x"):
        assert Client().get(f"{HOME}/{path}").status_code == 404


def test_the_queue_is_for_who_keeps_the_plan(made: SeededPlan) -> None:
    row = confirmed(made)
    for path in ("moderation", f"moderation/{row.id}", f"moderation/{row.id}/approved"):
        assert Client().get(f"{HOME}/{path}").status_code == 302
        assert signed_in(made.people["acme"]).get(f"{HOME}/{path}").status_code == 403
    assert signed_in(made.people["acme"]).get(f"{HOME}/invitations").status_code == 403


def test_the_queue_is_filtered_by_its_address(made: SeededPlan) -> None:
    asked(made)
    client = signed_in(made.coordinator)
    assert "Nothing is to be decided" in client.get(f"{HOME}/moderation").content.decode()
    shown = client.get(f"{HOME}/moderation?state=unconfirmed&kind=institution")
    assert "University of Nairobi" in shown.content.decode()
    shown = client.get(f"{HOME}/moderation?state=unconfirmed&kind=company")
    assert "No request is like that." in shown.content.decode()


def test_a_file_is_tried_then_sent_and_accepted(made: SeededPlan) -> None:
    client = signed_in(made.coordinator)
    text = "email;kind;name;jurisdiction\noffice@uonbi.ac.ke;institution;UoN;KE\n"
    upload = SimpleUploadedFile("guests.csv", text.encode("utf-16"))
    tried = client.post(f"{HOME}/invitations", {"file": upload}).content.decode()
    assert "1 invited, 0 here already, 0 refused." in tried
    assert not Invitation.objects.exists()
    sent = client.post(f"{HOME}/invitations", {"text": text})
    assert sent.status_code == 302
    assert send_invitations(write=invitation_letter) == 1
    about, link = paths()
    assert about == HOME
    visitor = Client()
    assert 'value="UoN"' in visitor.get(link).content.decode()
    status = visitor.post(link, {"name": "University of Nairobi", "jurisdiction": "KE"})
    assert "It waits" in visitor.get(status["Location"]).content.decode()
    assert "accepted" in client.get(f"{HOME}/invitations").content.decode()


def test_a_bad_line_offers_no_way_on(made: SeededPlan) -> None:
    upload = SimpleUploadedFile("guests.csv", b"email,kind,name,jurisdiction\nx,firm,A,KE\n")
    page = signed_in(made.coordinator).post(f"{HOME}/invitations", {"file": upload})
    assert "0 invited, 0 here already, 1 refused." in page.content.decode()
    assert 'name="text"' not in page.content.decode()


def test_an_invitation_is_taken_back(made: SeededPlan) -> None:
    client = signed_in(made.coordinator)
    client.post(
        f"{HOME}/invitations", {"text": "email,kind,name,jurisdiction\na@b.example,company,A,KE"}
    )
    row = Invitation.objects.get()
    page = f"{HOME}/invitations/{row.id}/revoke"
    assert "a@b.example" in client.get(page).content.decode()
    client.post(page)
    row.refresh_from_db()
    assert row.revoked_at is not None


def test_participants_are_found_by_words_kind_and_place(made: SeededPlan) -> None:
    def names(query: str) -> list[str]:
        page = Client().get(f"{HOME}/participants{query}").content.decode()
        return [each for each in ("Acme", "Kenya") if f'dir="auto">{each}</a>' in page]

    assert names("") == ["Acme", "Kenya"]
    assert names("?q=acm") == ["Acme"]
    assert names("?kind=government&where=KE") == ["Kenya"]
    assert names("?where=FR") == []


def test_a_profile_shows_what_its_reader_may_see(made: SeededPlan) -> None:
    seed_commitment(made, title="Seen by all")
    seed_commitment(made, title="Seen by few", visibility=Visibility.PRIVATE)
    page = f"{HOME}/participants/{made.participants['acme'].id}"
    public = Client().get(page).content.decode()
    assert ("Seen by all" in public, "Seen by few" in public) == (True, False)
    own = signed_in(made.people["acme"]).get(page).content.decode()
    assert "Seen by few" in own


def test_a_profile_that_is_not_for_everybody_is_not_there(made: SeededPlan) -> None:
    acme = made.participants["acme"]
    acme.visibility = Visibility.PRIVATE.value
    acme.save()
    page = f"{HOME}/participants/{acme.id}"
    assert Client().get(page).status_code == 404
    assert signed_in(made.people["kenya"]).get(page).status_code == 404
    assert signed_in(made.people["acme"]).get(page).status_code == 200


def test_a_profile_is_changed_and_left(made: SeededPlan) -> None:
    acme = made.participants["acme"]
    page = f"{HOME}/participants/{acme.id}"
    client = signed_in(made.people["acme"])
    client.post(
        f"{page}/change",
        {"website": "acme.example", "summary": "<b>We</b>", "visibility": "public"},
    )
    assert "&lt;b&gt;We&lt;/b&gt;" in client.get(page).content.decode()
    client.post(f"{page}/withdraw")
    acme.refresh_from_db()
    assert acme.state == "withdrawn"
    assert "stays here as it was" in client.get(page).content.decode()
    assert "Acme" in Client().get(f"{HOME}/participants?state=withdrawn").content.decode()


def test_the_form_is_what_the_robot_sends() -> None:
    assert {"name", "jurisdiction", "email", "homepage"} <= FORM.keys()
