"""Reporting an error by the API: into the same queue, under the same limits as the form."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings
from tests.api.conftest import Holder
from tests.parties.people import logged

from comity.regulation.domain.error_reports import MOST_A_DAY, MOST_OPEN
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.models import ErrorReport
from comity.site.api.examples import BODIES
from comity.site.api.openapi import document

API = "/api/v1/"
PLACE = "eu-ai-act:art_50__para_1"
FILLED: dict[str, Any] = {"place": PLACE, "kind": "date", "text": " The day is <b>wrong</b>. "}


def send(client: Client, body: object, **headers: str) -> HttpResponse:
    answer: HttpResponse = client.post(
        f"{API}reports", body, content_type="application/json", headers=headers
    )
    assert answer["Cache-Control"] == "no-store"
    return answer


def test_a_report_without_a_token(client: Client, rules: Rulebook) -> None:
    more = {"link": "https://example.org/law", "email": "ada@example.org"}
    answer = send(client, FILLED | more)
    report = ErrorReport.objects.get()
    assert answer.status_code == 201
    assert answer.json() == {
        "id": str(report.id),
        "number": report.number,
        "place": PLACE,
        "kind": "date",
        "state": "open",
        "release": rules.release,
        "filed_at": answer.json()["filed_at"],
        "page": f"/reports/{report.id}",
    }
    assert answer["Location"] == f"/reports/{report.id}"
    assert "report is open" in client.get(answer["Location"]).content.decode()
    assert (report.text, report.link, report.email) == (
        "The day is <b>wrong</b>.",
        "https://example.org/law",
        "ada@example.org",
    )
    assert logged() == [("anonymous", "file_report", report.reference)]
    assert answer.cookies == {}


def test_the_form_and_the_api_fill_one_queue(client: Client, rules: Rulebook) -> None:
    assert send(client, FILLED).status_code == 201
    by_form = {"norm": PLACE, "kind": "date", "text": FILLED["text"]}
    assert client.post("/report-error", by_form).status_code == 302
    first, second = (
        {**row, "id": None, "created_at": None} for row in ErrorReport.objects.values()
    )
    assert first == second


def test_with_a_token_its_person_reports(rules: Rulebook, ada: Holder) -> None:
    assert send(ada.client, FILLED).status_code == 201
    actor, action, _ = logged()[-1]
    assert (actor, action) == (ada.user.reference, "file_report")


@pytest.mark.parametrize("header", ["Bearer comity_nobody", "Bearer x", "Basic YTpi", "comity_x"])
def test_a_token_that_is_not_valid_is_not_nobody(
    header: str, client: Client, rules: Rulebook
) -> None:
    answer = send(client, FILLED, Authorization=header)
    assert (answer.status_code, answer.json()["message"]) == (401, "api-token-unknown")
    assert not ErrorReport.objects.exists()


def test_the_example_and_a_provision_without_a_norm(client: Client, rules: Rulebook) -> None:
    assert send(client, BODIES["file_report"]).status_code == 201
    act = rules.corpus.instrument("eu-ai-act")
    silent = next(it for it in act.provisions if not it.norms)
    assert send(client, FILLED | {"place": f"eu-ai-act:{silent.eid}"}).status_code == 201


@pytest.mark.parametrize(
    ("changed", "status", "message"),
    [
        ({"place": ""}, 400, "api-invalid-input"),
        ({"place": "eu-ai-act"}, 400, "report-place-malformed"),
        ({"place": "x" * 301}, 400, "api-invalid-input"),
        ({"place": "eu-ai-act:art_50__para_11"}, 404, "report-unknown-place"),
        ({"place": "eu-ai-akt:art_50__para_1"}, 404, "unknown-instrument"),
        ({"kind": "colour"}, 400, "api-invalid-input"),
        ({"kind": None}, 400, "api-invalid-input"),
        ({"text": ""}, 400, "api-invalid-input"),
        ({"text": " \n "}, 400, "report-text-missing"),
        ({"text": "x" * 4001}, 400, "api-invalid-input"),
        ({"text": "a\0b"}, 400, "api-body-not-text"),
        ({"text": 5}, 400, "api-invalid-input"),
        ({"email": "ada"}, 400, "report-mail-malformed"),
        ({"link": "javascript:alert(1)"}, 400, "report-link-malformed"),
        ({"link": "https://example.org/" + "x" * 1000}, 400, "api-invalid-input"),
        ({"state": "resolved"}, 400, "api-invalid-input"),
        ({"website": ""}, 400, "api-invalid-input"),
    ],
    ids=lambda it: str(it)[:40],
)
def test_what_cannot_be_read_is_refused_and_nothing_written(
    changed: dict[str, Any], status: int, message: str, client: Client, rules: Rulebook
) -> None:
    answer = send(client, FILLED | changed)
    assert (answer.status_code, answer.json()["message"]) == (status, message)
    assert answer["Content-Type"] == "application/problem+json"
    assert len(answer.content) < 2000
    assert not ErrorReport.objects.exists()
    assert logged() == []


def test_an_unknown_place_names_the_nearest(client: Client, rules: Rulebook) -> None:
    answer = send(client, FILLED | {"place": "eu-ai-act:art_50__para_11"})
    assert answer.json()["detail"].endswith("Did you mean art_50__para_1?")
    answer = send(client, FILLED | {"place": "eu-ai-akt:art_1"})
    assert answer.json()["detail"].endswith("Did you mean eu-ai-act?")


def test_a_flood_is_refused_as_by_the_form(client: Client, rules: Rulebook) -> None:
    statuses = [send(client, FILLED).status_code for _ in range(MOST_OPEN)]
    assert statuses == [201] * MOST_OPEN
    refused = send(client, FILLED)
    assert (refused.status_code, refused.json()["message"]) == (409, "report-enough-open")
    assert send(client, FILLED | {"place": "eu-ai-act:art_50"}).status_code == 201
    ErrorReport.objects.bulk_create(
        ErrorReport(instrument="act", norm=f"art_{it}", kind="other", text="x")
        for it in range(MOST_A_DAY)
    )
    refused = send(client, FILLED | {"place": "eu-ai-act:art_50"})
    assert (refused.status_code, refused.json()["message"]) == (409, "report-too-many-today")


def test_read_only_nothing_is_taken(client: Client, rules: Rulebook, settings: Settings) -> None:
    settings.READ_ONLY = True
    answer = send(client, FILLED, Accept="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
    assert answer.json()["type"] == "urn:comity:problem:read-only"
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://other.example"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 403),
        ({"Origin": "https://other.example"}, 403),
        ({"Origin": "http://testserver.other.example"}, 403),
        ({"Origin": "http://testserver:81"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}, 201),
        ({"Sec-Fetch-Site": "none"}, 201),
        ({"Origin": "http://testserver"}, 201),
        ({"Origin": "https://TESTSERVER"}, 201),
        ({}, 201),
    ],
    ids=str,
)
def test_a_page_of_another_site_is_refused(
    headers: dict[str, str], status: int, rules: Rulebook, ada: Holder
) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(ada.user, backend="django.contrib.auth.backends.ModelBackend")
    before = len(logged())
    answer = send(browser, FILLED, **headers)
    assert answer.status_code == status
    if status == 403:
        assert answer.json()["message"] == "api-other-site"
        assert not ErrorReport.objects.exists()
        assert len(logged()) == before
    else:  # and then the session counts for nothing
        assert logged()[-1][:2] == ("anonymous", "file_report")


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_what_a_form_can_send_is_not_read(kind: str, client: Client, rules: Rulebook) -> None:
    body = b'{"place": "eu-ai-act:art_50__para_1", "kind": "date", "text": "x"}'
    answer = client.post(f"{API}reports", body, content_type=kind)
    assert answer.status_code == 415
    assert not ErrorReport.objects.exists()


def test_no_other_site_is_let_in_by_a_preflight(client: Client, rules: Rulebook) -> None:
    asked = {
        "Origin": "https://other.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    answer = client.options(f"{API}reports", headers=asked)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert [name for name in answer.headers if name.startswith("Access-Control")] == []


def test_the_queue_is_not_read_here(client: Client, rules: Rulebook, ada: Holder) -> None:
    id = send(client, FILLED).json()["id"]
    for asking in (client, ada.client):
        assert asking.get(f"{API}reports").status_code == 405
        for path in (f"{API}reports/{id}", f"{API}reports/{uuid4()}"):
            assert asking.get(path).status_code == 404


def test_the_document_says_that_a_token_is_not_needed(client: Client, rules: Rulebook) -> None:
    operation = document()["paths"]["/api/v1/reports"]["post"]
    assert operation["security"] == [{"BearerToken": []}, {}]
    assert set(document()["components"]["securitySchemes"]) == {"BearerToken"}
    assert {"201", "401", "403", "404", "409", "415", "503"} <= set(operation["responses"])
    shown = client.get("/api").content.decode()
    after = shown[shown.index('id="file_report"') :]
    assert "COMITY_TOKEN" not in after[: after.index("</section>")]
