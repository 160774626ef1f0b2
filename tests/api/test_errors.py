"""Hostile and mistaken requests: one clear problem each, and nothing else."""

from __future__ import annotations

import json

import pytest
from django.db import DatabaseError
from django.test import Client
from pytest_django import Settings

from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.models import Release

API = "/api/v1/"
QUERIES = [
    ("norms?on=2026-02-30", 400, "web-bad-date"),
    ("norms?on=20260301", 400, "web-bad-date"),
    ("norms?on=1700000000", 400, "web-bad-date"),
    ("norms?on=1999-12-31", 400, "web-date-out-of-range"),
    ("norms?on=%D9%A2%D9%A0%D9%A2%D9%A6-01-01", 400, "web-bad-date"),
    ("norms?on=2026-01-01%00", 400, "web-bad-date"),
    ("norms?on=", 400, "web-bad-date"),
    ("norms?on=2026-01-01&on=2027-01-01", 400, "api-repeated-parameter"),
    ("norms?limit=0", 400, "api-bad-whole-number"),
    ("norms?limit=201", 400, "api-bad-whole-number"),
    ("norms?limit=1e2", 400, "api-bad-whole-number"),
    ("norms?limit=" + "9" * 5000, 400, "api-bad-whole-number"),
    ("norms?offset=-1", 400, "api-bad-whole-number"),
    ("norms?level=5", 400, "api-bad-whole-number"),
    ("norms?level=NaN", 400, "api-bad-whole-number"),
    ("norms?running=yes", 400, "api-bad-switch"),
    ("norms?modality=shall", 400, "web-no-such-choice"),
    ("norms?modalty=must", 400, "api-unknown-parameter"),
    ("norms?concept=%00", 404, "unknown-concept"),
    ("norms?concept=" + "x" * 7000, 404, "unknown-concept"),
    ("norms?concept=" + "x" * 9000, 400, "web-address-too-long"),
    ("norms?jurisdiction=%ff%fe", 404, "unknown-jurisdiction"),
    ("norms?instrument=eu-ai-akt", 404, "unknown-instrument"),
    ("coverage?in=" + ",".join(f"A{n}" for n in range(50)), 400, "too-many-jurisdictions"),
    ("crosswalk?left=eu-ai-act", 400, "api-invalid-input"),
    ("crosswalk?left=eu-ai-act&right=eu-ai-act", 400, "compare-with-itself"),
    ("calendar?from=2027-01-01&to=2026-01-01", 400, "dates-backwards"),
    ("search", 400, "api-invalid-input"),
    ("search?q=", 400, "api-invalid-input"),
    ("search?q=%20%E3%80%80", 400, "api-invalid-input"),
    ("search?q=" + "a" * 401, 400, "search-too-long"),
    ("search?q=" + "+" * 401, 400, "search-too-long"),
    ("search?q=" + "+".join(f"w{n}" for n in range(70)), 400, "search-too-many-words"),
    ("search?q=ai&q=eu", 400, "api-repeated-parameter"),
    ("search?q=ai&page=2", 400, "api-unknown-parameter"),
    ("search?q=ai&kind=norm", 400, "web-no-such-choice"),
    ("search?q=ai&in=XX", 404, "unknown-jurisdiction"),
    ("search?q=ai&in=" + ",".join(f"A{n}" for n in range(50)), 400, "too-many-jurisdictions"),
    ("search?q=ai&instrument=eu-ai-akt", 404, "unknown-instrument"),
    ("search?q=ai&level=5", 400, "api-bad-whole-number"),
    ("search?q=ai&on=soon", 400, "web-bad-date"),
    ("instruments/%00", 404, "unknown-instrument"),
    ("instruments/eu-ai-act/provisions/art_5000", 404, "unknown-provision"),
    ("norms/eu-ai-act/%F0%9F%98%80", 404, "unknown-norm"),
    ("releases/%00", 404, "unknown-release"),
    ("releases/" + "0" * 64, 404, "unknown-release"),
    ("treaties/eu-ai-act", 404, "unknown-treaty"),
    ("facts/offer.marketz", 404, "unknown-fact"),
    ("nothing", 404, "api-no-such-address"),
    ("../../etc/passwd", 404, "web-no-such-page"),
]


@pytest.mark.parametrize(("path", "status", "message"), QUERIES, ids=lambda it: str(it)[:40])
def test_addresses(path: str, status: int, message: str, client: Client, rules: Rulebook) -> None:
    answer = client.get(API + path)
    assert answer.status_code == status
    if not message.startswith("web-no-such-page"):
        told = answer.json()
        assert (answer["Content-Type"], told["message"]) == ("application/problem+json", message)
        assert (told["status"], answer["Cache-Control"]) == (status, "no-store")
        assert len(answer.content) < 2000


BODIES: list[tuple[bytes, int, str]] = [
    (b"", 400, "api-invalid-input"),
    (b"{", 400, "api-body-not-json"),
    (b"\xff", 400, "api-body-not-json"),
    (b"[]", 400, "api-invalid-input"),
    (b"null", 400, "api-invalid-input"),
    (b'{"facts": {}, "facts": {}}', 400, "api-key-twice"),
    (b'{"facts": {"a": {"b": 1, "b": 2}}}', 400, "api-key-twice"),
    (b'{"facts": {"a": NaN}}', 400, "api-not-a-number"),
    (b'{"facts": {"a": -Infinity}}', 400, "api-not-a-number"),
    (b'{"facts": {"a": 1e999}}', 400, "api-number-too-large"),
    (b'{"facts": {"a": ' + b"9" * 5000 + b"}}", 400, "api-number-too-large"),
    (b'{"facts": {"a": "\\u0000"}}', 400, "api-body-not-text"),
    (b'{"facts": {"\\ud800": 1}}', 400, "api-body-not-text"),
    (b'{"facts": {"a": ' + b"[" * 40 + b"]" * 40 + b"}}", 400, "api-body-too-deep"),
    (b"[" * 100_000, 400, "api-body-too-deep"),
    (b'{"facts": {"a": "' + b"x" * 600_000 + b'"}}', 413, "api-body-too-large"),
    (b'{"facts": {}, "on": 0}', 400, "web-bad-date"),
    (b'{"facts": {}, "in": "EU"}', 400, "api-invalid-input"),
    (b'{"facts": {}, "in": ["EUU"]}', 404, "unknown-jurisdiction"),
    (b'{"facts": {}, "where": ["EU"]}', 400, "api-invalid-input"),
    (b'{"facts": {}, "proofs": 1}', 400, "api-invalid-input"),
    (b'{"facts": {"offer.marketz": 1}}', 400, "profile-problems"),
    (b'{"facts": {"offer.markets": "' + b"x" * 400_000 + b'"}}', 400, "profile-problems"),
    (b'{"facts": {"model.training_compute": 1' + b"0" * 300 + b"}}", 400, "profile-problems"),
    (b'{"facts": {"model.training_compute": "1e5000 FLOP"}}', 400, "profile-problems"),
]


@pytest.mark.parametrize(("body", "status", "message"), BODIES, ids=lambda it: str(it)[:40])
def test_bodies(body: bytes, status: int, message: str, client: Client, rules: Rulebook) -> None:
    answer = client.post(f"{API}obligations", body, content_type="application/json")
    assert (answer.status_code, answer.json()["message"]) == (status, message)
    assert answer["Content-Type"] == "application/problem+json"
    assert len(answer.content) < 2000


def test_too_many_facts_are_not_looked_up(client: Client, rules: Rulebook) -> None:
    body = json.dumps({"facts": {f"offer.markets{n}": 1 for n in range(20_000)}})
    answer = client.post(f"{API}interview", body, content_type="application/json")
    assert (answer.status_code, answer.json()["message"]) == (400, "api-invalid-input")


def test_each_wrong_value_is_named_with_its_place(client: Client, rules: Rulebook) -> None:
    facts = {"offer.marketz": ["EU"], "model.training_compute": "3e25 FLOPP", "a/b~c": 1}
    answer = client.post(
        f"{API}interview", json.dumps({"facts": facts}), content_type="application/json"
    )
    problems = answer.json()["problems"]
    assert [each["params"]["pointer"] for each in problems] == [
        "/facts/offer.marketz",
        "/facts/model.training_compute",
        "/facts/a~1b~0c",
    ]
    assert "Did you mean offer.markets?" in problems[0]["detail"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_other_types_of_body_are_refused(kind: str, client: Client, rules: Rulebook) -> None:
    answer = client.post(f"{API}obligations", b'{"facts": {}}', content_type=kind)
    assert (answer.status_code, answer["Accept-Post"]) == (415, "application/json")


def test_a_form_is_refused_where_json_is_read(client: Client, rules: Rulebook) -> None:
    answer = client.post(f"{API}interview", {"facts": "{}"})
    assert (answer.status_code, answer["Accept-Post"]) == (415, "application/json")


def test_methods_that_are_not_answered(client: Client, rules: Rulebook) -> None:
    answer = client.delete(f"{API}norms")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert answer.json()["detail"] == "DELETE is not answered here; allowed: GET, HEAD."
    assert client.get(f"{API}obligations")["Allow"] == "POST"
    assert client.post(f"{API}openapi.json").json()["status"] == 405


def test_before_a_release_there_is_nothing_to_read(client: Client, db: None) -> None:
    answer = client.get(f"{API}norms")
    assert (answer.status_code, answer.json()["message"]) == (404, "no-release")


def test_a_database_that_fails_is_a_problem_too(
    client: Client, rules: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object, **more: object) -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(Release.objects, "filter", broken)
    answer = client.get(f"{API}norms")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert answer.json()["message"] == "web-database-unusable"
    assert "gone" not in answer.content.decode()


def test_a_fault_tells_nothing(
    rules: Rulebook, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("comity.regulation.interfaces.api.facts.fact_to_plain", lambda fact: {})
    answer = Client(raise_request_exception=False).get(f"{API}facts/offer.markets")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert answer.json()["message"] == "web-fault"
    assert "Validation" not in answer.content.decode()
    assert "response.question" in caplog.text


def test_questions_are_answered_while_nothing_may_be_changed(
    client: Client, rules: Rulebook, settings: Settings
) -> None:
    settings.READ_ONLY = True
    answer = client.post(f"{API}interview", '{"facts": {}}', content_type="application/json")
    assert answer.status_code == 200
    refused = client.post(f"{API}me/tokens", "{}", content_type="application/json")
    assert (refused.status_code, refused["Content-Type"]) == (503, "application/problem+json")
