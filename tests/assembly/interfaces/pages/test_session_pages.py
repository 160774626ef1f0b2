"""Pages of sessions: listed, planned, run, followed, minuted."""

from __future__ import annotations

import re
from datetime import timedelta
from html import escape, unescape
from urllib.parse import quote

import pytest
from allauth.account.models import EmailAddress
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone
from tests.assembly.motions import before_body
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.sitting import opened, planned

from comity.assembly.models import MailChoice, Minutes, Session
from comity.assembly.queries.presence import present_in
from comity.kernel.domain.audit import Visibility
from comity.parties.models import User

pytestmark = pytest.mark.django_db
ALL = "/assemblies/north-lakes/sessions"


@pytest.fixture
def lakes() -> Seeded:
    return seeded("KE", "FR", "JP")


def as_(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def words(answer: HttpResponseBase) -> str:
    page = answer.content.decode()  # type: ignore[attr-defined]
    assert answer.status_code == 200, page
    text = re.sub(r"<[^>]+>", " ", page)
    return re.sub(r"\s+", " ", unescape(text))


def read(path: str, user: User | None = None) -> str:
    return words(as_(user).get(path))


def post(path: str, user: User, **data: object) -> str:
    return words(as_(user).post(path, data, follow=True))


def one(session: Session) -> str:
    return f"{ALL}/{session.id}"


def test_an_empty_list_says_what_to_do(lakes: Seeded) -> None:
    assert "No session is planned." in read(ALL)
    assert "Plan a session" in read(ALL, lakes.secretary)


def test_readers_see_what_they_may(lakes: Seeded) -> None:
    session = planned(lakes, name="Spring session")
    assert "Spring session" not in read(ALL)
    assert "Spring session is next" in read(ALL, lakes.heads["KE"])
    assert as_(lakes.heads["KE"]).get(one(session)).status_code == 200
    assert as_(None).get(one(session)).status_code == 404
    public = planned(lakes, name="Open day", visibility=Visibility.PUBLIC)
    assert "It begins on" in read(one(public))


def test_a_session_is_planned_with_a_word_on_its_notice(lakes: Seeded) -> None:
    start = timezone.now() + timedelta(days=10)
    given = {
        "body": "assembly",
        "name": "Special session",
        "starts_at": f"{start:%Y-%m-%dT%H:%M}",
        "place": "Lakeside",
        "visibility": "public",
    }
    told = post(f"{ALL}/new", lakes.secretary, **given)
    assert "The session is planned." in told
    assert "The statute asks for 30 days of notice; 20 of them are missing." in told
    assert as_(lakes.heads["KE"]).get(f"{ALL}/new").status_code == 403
    session = Session.objects.get()
    ken = lakes.heads["KE"]
    EmailAddress.objects.create(user=ken, email=ken.email, verified=True)
    changed = given | {"name": "Other name", "presiding": ken.email}
    del changed["body"]
    assert "Other name" in post(f"{one(session)}/change", lakes.secretary, **changed)
    session.refresh_from_db()
    assert session.presiding == ken
    assert "It was cancelled." in post(f"{one(session)}/cancel", lakes.secretary)


def test_a_session_is_run_by_buttons(lakes: Seeded) -> None:
    session = planned(lakes)
    secretary, here = lakes.secretary, one(session)
    for title in ("Budget", "Gauges"):
        post(f"{here}/agenda", secretary, do="add", title=title)
    first, second = session.items.all()
    post(f"{here}/agenda", secretary, do="down", item=first.id)
    post(f"{here}/agenda", secretary, do="rename", item=first.id, title="The budget")
    assert list(session.items.values_list("title", flat=True)) == ["Gauges", "The budget"]
    assert "The session is open." in post(f"{here}/open", secretary)
    assert "Item 1: Gauges" in post(f"{here}/deal", secretary, do="take", item=second.id)
    told = post(f"{here}/deal", secretary, do="take", item=first.id)
    assert "“Gauges” is before the body. Finish it, or put it off" in told
    assert "✓ done" in post(f"{here}/deal", secretary, do="finish", item=second.id)
    assert "its minutes are not approved yet" in post(f"{here}/close", secretary)


def test_an_item_leads_to_its_motion_and_to_a_vote_on_it(lakes: Seeded) -> None:
    motion = before_body(lakes)
    session = opened(lakes, "KE", "FR", "JP")
    here = one(session)
    told = post(f"{here}/agenda", lakes.secretary, do="add", subject=motion.reference)
    assert f"Motion {motion.number}: On models" in told
    item = session.items.get()
    post(f"{here}/deal", lakes.secretary, do="take", item=item.id)
    html = as_(lakes.secretary).get(here).content.decode()
    assert f'href="/assemblies/north-lakes/motions/{motion.number}">motion</a>' in html
    asked = f"subject={quote(motion.reference)}&session={session.id}"
    vote = f"/assemblies/north-lakes/ballots/new?{asked}"
    assert f'href="{escape(vote)}"' in html
    form = as_(lakes.secretary).get(vote).content.decode()
    assert f'<option value="{session.id}" selected>' in form
    hidden = as_(lakes.heads["KE"]).get(here).content.decode()
    assert "Put it to the vote" not in hidden


def test_members_stand_by_name(lakes: Seeded) -> None:
    session = opened(lakes, "KE")
    told = read(one(session), lakes.heads["KE"])
    places = [told.index(f" {each} ") for each in ("FR –", "JP –", "KE ✓")]
    assert places == sorted(places)


def test_whoever_presides_is_never_named_by_an_address(lakes: Seeded) -> None:
    session = opened(lakes, "KE")
    ken = lakes.heads["KE"]
    User.objects.filter(id=ken.id).update(name="")
    Session.objects.filter(id=session.id).update(presiding=ken)
    for told in (
        read(one(session), lakes.heads["FR"]),
        read(f"{one(session)}/minutes/edit", lakes.secretary),
    ):
        assert "a person without a name" in told
        assert ken.email not in told


def test_the_desk_takes_members_in_with_one_tap(lakes: Seeded) -> None:
    session = opened(lakes)
    desk = f"{one(session)}/presence"
    post(desk, lakes.secretary, come="KE")
    told = post(desk, lakes.secretary, come="KE")  # another clerk was quicker
    assert "KE arrived twice without leaving." in told
    assert present_in(session) == {"KE"}
    shown = read(f"{desk}?show=absent", lakes.secretary)
    assert "France" in shown
    assert "Kenya absent" not in shown
    assert "Japan" in read(f"{desk}?q=jap", lakes.secretary)
    assert "No member answers to this filter." in read(f"{desk}?q=zz", lakes.secretary)
    assert as_(lakes.heads["KE"]).get(desk).status_code == 403


def test_a_delegate_comes_and_goes_and_declares(lakes: Seeded) -> None:
    session = opened(lakes)
    ken, here = lakes.heads["KE"], one(session)
    assert "KE leaves" in post(f"{here}/here", ken, do="come")
    assert present_in(session) == {"KE"}
    told = post(f"{here}/declare", ken, member="KE", statement="We abstain.")
    assert "The declaration is recorded." in told
    assert "KE is here" in post(f"{here}/here", ken, do="leave")


def test_the_live_page_works_without_script(lakes: Seeded) -> None:
    session = opened(lakes, "KE", "FR", visibility=Visibility.PUBLIC)
    answer = as_(None).get(f"{one(session)}/live")
    page = answer.content.decode()
    assert '<meta http-equiv="refresh" content="20">' in page
    assert f'data-events="{one(session)}/live/events?language=en"' in page
    assert "2 of 3 that may vote ✓ Quorum" in words(answer)


def test_minutes_are_drafted_written_and_approved(lakes: Seeded) -> None:
    session = opened(lakes, "KE", "FR")
    secretary, here = lakes.secretary, f"{one(session)}/minutes"
    draft = read(f"{here}/edit", secretary)
    assert "Minutes of First session" in draft
    assert "Kenya arrived." in draft
    assert "There was a quorum: 2 present." in draft
    text = "# Minutes\n\n<script>alert(1)</script> **All well.**"
    told = post(f"{here}/edit", secretary, after=0, text=text)
    assert "a draft that nobody has approved" in told
    stale = post(f"{here}/edit", secretary, after=0, text="Other.")
    assert "Somebody wrote version 1 meanwhile." in stale
    assert as_(lakes.heads["KE"]).get(here).status_code == 404  # nothing is approved
    post(f"{one(session)}/close", secretary)
    assert "Version 1, approved on" in post(f"{here}/approve", secretary, version=1)
    page = as_(lakes.heads["KE"]).get(here).content.decode()
    assert "<strong>All well.</strong>" in page
    assert "<script>alert" not in page
    assert Minutes.objects.get().approved_by == secretary.reference


def test_a_document_is_filed_with_a_session(lakes: Seeded) -> None:
    session = planned(lakes)
    file = SimpleUploadedFile("report.txt", b"All well.", "text/plain")
    told = post(f"{one(session)}/document", lakes.secretary, file=file, visibility="members")
    assert "report.txt" in told


def test_people_choose_how_often_they_are_told(lakes: Seeded) -> None:
    place = "/assemblies/north-lakes/mail"
    assert as_(None).get(place).status_code == 302
    assert "Your choice is kept." in post(place, lakes.heads["KE"], pace="weekly")
    assert list(MailChoice.objects.values_list("pace", flat=True)) == ["weekly"]
