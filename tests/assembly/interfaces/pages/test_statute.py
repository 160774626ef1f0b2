"""The statute as pages: in words, as of a day, compared, tried, entered."""

from __future__ import annotations

import re
from hashlib import sha256
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.assembly.closed_ballots import closed_ballot
from tests.assembly.seeding import NORTH_LAKES, Seeded, seeded

from comity.assembly.actions.found_assembly import enter_statute
from comity.assembly.models import StatuteVersion
from comity.parties.models import User

pytestmark = pytest.mark.django_db
STATUTE = "/assemblies/north-lakes/statute"
FIRST = NORTH_LAKES.read_text("utf-8")
SECOND = (
    FIRST.replace("version: 1", "version: 2")
    .replace("holds_from: 2026-01-01", "holds_from: 2026-06-01")
    .replace("majorities: [{threshold: 3/4, basis: members}]", "majorities: [{threshold: 4/5}]")
    .replace("withdrawal: {notice_months: 6, citation: Art. 6(2)}\n", "")
)


@pytest.fixture
def lakes() -> Seeded:
    return seeded("KE", "FR")


@pytest.fixture
def later(lakes: Seeded) -> Seeded:
    enter_statute(person=lakes.as_secretary(), source=SECOND.encode(), name="second.yaml")
    return lakes


def as_(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def words(response: HttpResponse) -> str:
    assert response.status_code == 200, response.content.decode()
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", unescape(text))


def read(path: str, user: User | None = None) -> str:
    return words(as_(user).get(path))  # type: ignore[arg-type]  # the test client's response


def test_the_statute_is_read_in_words(lakes: Seeded) -> None:
    told = read(STATUTE)
    assert "Version 1 of the statute holds from 1 Jan 2026." in told
    assert "Amendment of this statute Art. 9(4) Adopted by three quarters of all members." in told
    assert "Council Art. 8(1) 3 seats, elected by Assembly (Elections) among: Member." in told
    assert "Observer Art. 2(2) ✓ yes ✓ yes – no – no – no – no all" in told
    assert "Member Art. 3(1) Admitted by Assembly (Admission of a member)." in told
    assert sha256(FIRST.encode()).hexdigest() in told
    assert "Compare two versions" not in told
    assert "Enter the next version" not in told
    assert "Enter the next version" in read(STATUTE, lakes.secretary)
    assert as_(None).get(f"/ar{STATUTE}").status_code == 200


def test_it_is_read_as_it_held_on_a_day(later: Seeded) -> None:
    assert "Version 2 of the statute holds from 1 Jun 2026." in read(STATUTE)
    then = read(f"{STATUTE}?on=2026-05-31")
    assert "Version 1 of the statute holds from 1 Jan 2026." in then
    assert "A member may leave, 6 months after it gave notice." in then
    assert "A member may leave" not in read(STATUTE)
    assert as_(None).get(f"{STATUTE}?on=2025-12-31").status_code == 409
    assert as_(None).get(f"{STATUTE}?on=never").status_code == 400


def test_a_version_is_downloaded_as_it_was_entered(later: Seeded) -> None:
    answer = as_(None).get(f"{STATUTE}/2.yaml")
    assert answer.content.decode() == SECOND
    assert answer["Content-Type"] == "application/yaml; charset=utf-8"
    assert 'filename="north-lakes-2.yaml"' in answer["Content-Disposition"]
    assert as_(None).get(f"{STATUTE}/3.yaml").status_code == 404


def test_two_versions_are_compared_in_words_and_lines(later: Seeded) -> None:
    told = read(f"{STATUTE}/compare")
    assert "2 provisions are not the same in versions 1 and 2." in told
    assert (
        "Assembly: Amendment of this statute Bodies − before Adopted by three quarters of all "
        "members." in told
    )
    assert "+ now Adopted by four fifths of the members present and voting." in told
    assert "Withdrawal What else holds − gone A member may leave" in told
    assert "4 places differ in the file" in told
    assert "- withdrawal: {notice_months: 6, citation: Art. 6(2)}" in told
    back = read(f"{STATUTE}/compare?old=2&new=1")
    assert "Withdrawal What else holds + new A member may leave" in back
    assert "Choose two versions that are not" in read(f"{STATUTE}/compare?old=2&new=2")
    assert "Select a valid choice" in read(f"{STATUTE}/compare?old=7&new=1")


def test_one_version_has_nothing_to_be_compared_with(lakes: Seeded) -> None:
    assert "There is one version only." in read(f"{STATUTE}/compare")


def test_a_rule_is_tried_by_numbers_in_the_address(lakes: Seeded) -> None:
    asked = "members=93&present=61&yes=41&no=17&abstain=3"
    told = read(f"{STATUTE}/try?what=assembly/treaty&{asked}")
    assert (
        "Adopted: quorum 47 of 93 members (more than 1/2), present 61; yes from 41 of 58 present "
        "and voting, 2/3 is 39." in told
    )
    assert "✓ met yes from 41 of 58 present and voting, 2/3 is 39" in told
    lost = read(f"{STATUTE}/try?what=assembly/&{asked.replace('61', '46')}")
    assert "More take part than may" in lost


def test_trying_a_rule_begins_with_the_members_of_today(lakes: Seeded) -> None:
    page = as_(None).get(f"{STATUTE}/try?what=assembly/budget").content.decode()
    assert re.search(r'name="members" value="2"', page)
    assert "Also needed: more than half of the members present and voting by Contribution." in page
    assert "What would this rule make of such a vote?" in page
    council = as_(None).get(f"{STATUTE}/try?what=council/").content.decode()
    assert "Adopted by consensus: one objection stops it." in council


def test_what_can_not_be_tried_is_told(lakes: Seeded) -> None:
    by_weight = read(f"{STATUTE}/try?what=assembly/budget&members=9&yes=9")
    assert "Give the votes by name, in a file." in by_weight
    assert "Select a valid choice" in read(f"{STATUTE}/try?what=senate/&members=9&yes=9")
    assert "Ensure this value is less" in read(f"{STATUTE}/try?what=assembly/&members=99999999")
    assert "The vote" in read(f"{STATUTE}/try")


def upload(client: Client, text: str, name: str = "second.yaml") -> HttpResponse:
    file = SimpleUploadedFile(name, text.encode())
    return client.post(f"{STATUTE}/enter", {"file": file})  # type: ignore[return-value]


def test_the_next_version_is_seen_before_it_is_entered(lakes: Seeded) -> None:
    client = as_(lakes.secretary)
    told = words(upload(client, SECOND))
    assert "Version 2 would hold from 1 Jun 2026, and change 2 provisions." in told
    assert "can't be changed or taken back" in told
    assert StatuteVersion.objects.count() == 1
    ballot = closed_ballot(lakes, "motion:1", "amendment")
    confirmed = client.post(
        f"{STATUTE}/enter",
        {
            "source": SECOND.replace("\n", "\r\n"),  # as a browser sends it
            "name": "second.yaml",
            "decision": f"ballot:{ballot}",
        },
    )
    assert (confirmed.status_code, confirmed["Location"]) == (302, STATUTE)
    kept = StatuteVersion.objects.get(version=2)
    assert (kept.source, kept.decision) == (SECOND, f"ballot:{ballot}")
    assert "Version 2 is entered. It holds from 2026-06-01." in words(client.get(STATUTE))  # type: ignore[arg-type]


def test_only_ballots_that_adopted_an_amendment_are_offered(lakes: Seeded) -> None:
    client = as_(lakes.secretary)
    closed_ballot(lakes, "motion:1", "amendment", outcome="rejected")
    other = closed_ballot(lakes, "motion:2", "budget")
    page = upload(client, SECOND).content.decode()
    assert page.count("<option") == 1
    given = {"source": SECOND, "name": "second.yaml", "decision": f"ballot:{other}"}
    assert client.post(f"{STATUTE}/enter", given).status_code == 200
    assert StatuteVersion.objects.count() == 1


def test_what_is_wrong_with_the_file_is_told(lakes: Seeded) -> None:
    client = as_(lakes.secretary)
    wrong = words(upload(client, SECOND.replace("threshold: 4/5", "threshold: 4/0")))
    assert "second.yaml:54:19: '4/0' is not a share" in wrong
    assert "This is version 1; the next one is 2" in words(upload(client, FIRST))
    other = SECOND.replace("id: north-lakes", "id: south-lakes")
    assert "This is the statute of south-lakes, not of north-lakes." in words(upload(client, other))
    assert "The file is too large" in words(upload(client, "#" * 600_000))
    assert "This field is required." in words(client.post(f"{STATUTE}/enter"))  # type: ignore[arg-type]
    assert StatuteVersion.objects.count() == 1


def test_only_who_keeps_the_statute_enters_one(lakes: Seeded) -> None:
    anybody = as_(None).get(f"{STATUTE}/enter")
    assert anybody.status_code == 302
    assert anybody["Location"].startswith("/account/login/")
    delegate = as_(lakes.heads["KE"])
    assert delegate.get(f"{STATUTE}/enter").status_code == 403
    assert upload(delegate, SECOND).status_code == 403
    given = {"source": SECOND, "name": "second.yaml"}
    assert delegate.post(f"{STATUTE}/enter", given).status_code == 403
    assert StatuteVersion.objects.count() == 1


def test_words_of_anybody_stay_words(lakes: Seeded) -> None:
    hostile = SECOND.replace("{en: Budget}", "{en: '<script>alert(1)</script>'}")
    page = upload(as_(lakes.secretary), hostile).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
