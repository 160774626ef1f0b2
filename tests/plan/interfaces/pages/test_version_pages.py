"""The versions of a plan: listed, downloaded, compared, entered."""

from __future__ import annotations

import re
from hashlib import sha256
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.plan.plans import SMALL
from tests.plan.seeding import SeededPlan, seeded_plan

from comity.parties.models import User
from comity.plan.actions.keep_plan import enter_plan_version
from comity.plan.models import PlanVersion

pytestmark = pytest.mark.django_db
VERSIONS = "/plans/small-plan/versions"
ENTER = f"{VERSIONS}/enter"
SECOND = (
    SMALL.replace(b"version: 1", b"version: 2")
    .replace(b"id: energy", b"id: power")
    .replace(b"{en: Train people}", "{en: Teach people, zh: 教}".encode())
    + b"note: {en: Power in the place of energy.}\n"
)


@pytest.fixture
def made() -> SeededPlan:
    return seeded_plan()


@pytest.fixture
def later(made: SeededPlan) -> SeededPlan:
    enter_plan_version(person=made.as_coordinator(), source=SECOND, name="second.yaml")
    return made


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


def sent(client: Client, source: bytes) -> HttpResponse:
    return client.post(ENTER, {"file": SimpleUploadedFile("next.yaml", source)})  # type: ignore[return-value]


def test_versions_are_listed_and_downloaded(later: SeededPlan) -> None:
    told = read(VERSIONS)
    assert "There are 2 versions of the plan." in told
    assert "Power in the place of energy." in told
    assert sha256(SMALL).hexdigest() in told
    assert "Enter the next version" not in told
    answer = Client().get(f"{VERSIONS}/1.yaml")
    assert answer.content == SMALL
    assert answer["Content-Type"] == "application/yaml; charset=utf-8"
    assert 'filename="small-plan-1.yaml"' in answer["Content-Disposition"]
    assert Client().get(f"{VERSIONS}/3.yaml").status_code == 404


def test_two_versions_are_compared(later: SeededPlan) -> None:
    told = read(f"{VERSIONS}/compare")
    assert "3 parts are not the same in versions 1 and 2." in told
    assert "1 Teach people title − before Train people + now Teach people zh: 教" in told
    assert "2 Use less energy action + new" in told
    assert "2 Use less energy action − gone" in told
    assert "- - id: energy" in told
    back = read(f"{VERSIONS}/compare?old=2&new=1")
    assert "3 parts are not the same in versions 2 and 1." in back
    assert "Choose two versions that are not the same." in read(f"{VERSIONS}/compare?old=1&new=1")
    assert "Choose two versions." in read(f"{VERSIONS}/compare?old=1&new=9")


def test_one_version_has_nothing_to_compare_with(made: SeededPlan) -> None:
    assert "There is one version only." in read(f"{VERSIONS}/compare")


def test_the_next_version_is_shown_and_then_entered(made: SeededPlan) -> None:
    client = as_(made.coordinator)
    shown = sent(client, SECOND.replace(b"\n", b"\r\n"))
    told = words(shown)
    assert "Version 2 would change 3 parts of the plan." in told
    assert PlanVersion.objects.count() == 1
    given = shown.context["confirm"].initial  # type: ignore[attr-defined]
    # A browser ends lines of a form's field with both.
    given = given | {"source": given["source"].replace("\n", "\r\n")}
    answer = client.post(ENTER, given)
    assert (answer.status_code, answer["Location"]) == (302, VERSIONS)
    assert PlanVersion.objects.get(version=2).source.encode() == SECOND
    again = words(client.post(ENTER, given))  # type: ignore[arg-type]
    assert "This is version 2; the next one is 3." in again
    assert PlanVersion.objects.count() == 2


def test_faults_are_shown_with_their_place(made: SeededPlan) -> None:
    client = as_(made.coordinator)
    faulty = SECOND.replace(b"confidence: one-secondary", b"confidence: sure").replace(
        b"id: power", b"id: Power"
    )
    told = words(sent(client, faulty))
    assert "next.yaml" in told
    assert "none of the words that can stand here" in told
    assert "This is the plan other-plan" in words(
        sent(client, SECOND.replace(b"id: small-plan", b"id: other-plan"))
    )
    assert "This is version 1; the next one is 2." in words(sent(client, SMALL))
    for broken in (b"\xff\xfe", b"a: [", b"- 1", b"&a [*a, *a]", b"id: &a [*a]"):
        assert "errorlist" in sent(client, broken).content.decode(), broken
    assert "too large to be a plan" in words(sent(client, b"#" * 600_000))
    assert PlanVersion.objects.count() == 1


def test_who_may_not_enter_one(made: SeededPlan) -> None:
    assert as_(None).get(ENTER).status_code == 302
    assert as_(made.people["acme"]).get(ENTER).status_code == 403
    assert sent(as_(made.people["acme"]), SECOND).status_code == 403
    given = {"source": SECOND.decode(), "name": "x"}
    assert as_(made.people["acme"]).post(ENTER, given).status_code == 403
    assert PlanVersion.objects.count() == 1
