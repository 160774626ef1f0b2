"""The interview by plain requests: every step is an address."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils.translation import override
from typer.testing import CliRunner

from comity.cli.main import app
from comity.regulation.adapters.rulebook_files import shipped_corpus
from comity.regulation.domain.interview import Interview
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.values import Interval, Members
from comity.regulation.formats.interview_token import read_token
from comity.regulation.formats.profile_yaml import LARGEST_PROFILE
from comity.regulation.formats.stated_values import StatedValues

pytestmark = pytest.mark.django_db
EXAMPLE = shipped_corpus() / "profiles" / "hospital-triage.yaml"
PLACE = {"in": "EU,KR", "on": "2027-12-02"}


def answers(rules: Rulebook, address: str) -> Interview:
    """What the address of a redirect holds."""
    (token,) = parse_qs(urlsplit(address).query).get("facts", [""])
    stated = StatedValues(rules.vocabulary, rules.jurisdictions)
    return read_token(token, stated) if token else Interview()


def answer(client: Client, fact: str, facts: str = "", **fields: object) -> HttpResponse:
    query = {**PLACE, "q": fact, **({"facts": facts} if facts else {}), **fields}
    return client.get("/check/answer", query)


def shown(response: HttpResponse) -> str:
    return response.content.decode()


def question(response: HttpResponse) -> str:
    (found,) = re.findall(r'<h2 id="question"[^>]*>(.*?)</h2>', shown(response), re.DOTALL)
    return words(found)


def words(markup: str) -> str:
    """What one reads of it."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def alert(response: HttpResponse) -> str:
    (found,) = re.findall(r'role="alert">(.*?)</div>', shown(response), re.DOTALL)
    return words(found)


def test_a_check_starts_with_the_places_chosen(client: Client, released: Rulebook) -> None:
    start = client.get("/check")
    offered = re.findall(r'<input type="checkbox" name="in" value="([^"]+)"', shown(start))
    assert set(offered) == {it.jurisdiction for it in released.corpus.instruments if not it.treaty}
    begun = client.get("/check/begin", {"in": ["EU", "KR", ""], "on": "2027-12-02", "name": "Nori"})
    assert begun.status_code == 302
    assert begun["Location"].startswith("/check/ask?in=EU,KR&on=2027-12-02&facts=1.")
    assert begun["Location"].endswith("#question")
    assert answers(released, begun["Location"]).title == {"en": "Nori"}
    step = client.get(begun["Location"])
    assert question(step).startswith("Is this only research, testing or development")
    assert "Nori" in shown(step)


def test_without_a_place_or_with_a_wrong_one_there_is_one_error(
    client: Client, released: Rulebook
) -> None:
    assert client.get("/check/begin?in=").status_code == 400
    assert "Choose at least one jurisdiction." in shown(client.get("/check/ask"))
    wrong = client.get("/check/ask?in=EU,KRR")
    assert wrong.status_code == 404
    assert "Did you mean KR?" in shown(wrong)


def test_nothing_of_it_is_kept(client: Client, released: Rulebook) -> None:
    address = client.get("/check/example")["Location"].split("#")[0]
    for page in ("ask", "result", "profile.yaml", "findings.csv"):
        response = client.get(address.replace("/ask", f"/{page}"))
        assert response.status_code == 200
        assert response["Cache-Control"] == "no-store"
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Referrer-Policy"] == "same-origin"
        assert not response.cookies
        assert "ETag" not in response
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    ("fact", "fields", "value"),
    [
        ("offer.pre_market", {"answer": "no"}, False),
        ("offer.pre_market", {"answer": "not-known"}, None),
        ("party.size", {"is": "sme", "answer": "chosen"}, "sme"),
        ("system.generates", {"answer": "all"}, Members(frozenset())),
        (
            "system.generates",
            {"is": ["text", "code"], "not": ["audio"], "answer": "more"},
            Members(frozenset({"text", "code"}), frozenset({"audio"}), complete=False),
        ),
        (
            "offer.markets",
            {"is": ["EU"], "others": "BR, FR", "answer": "all"},
            Members(frozenset({"EU", "BR", "FR"})),
        ),
        (
            "model.training_compute",
            {"low": "2", "unit": "YFLOP", "answer": "given"},
            Interval(2e24, None),
        ),
        ("kr.daily_users", {"value": "50000", "answer": "given"}, Interval(5e4, 5e4)),
        (
            "offer.placed_on_market_on",
            {"low": "2027-01-01", "high": "2027-06-30", "answer": "given"},
            Interval("2027-01-01", "2027-06-30"),
        ),
    ],
)
def test_each_kind_of_answer(
    client: Client, released: Rulebook, fact: str, fields: dict[str, object], value: object
) -> None:
    taken = answer(client, fact, **fields)
    assert taken.status_code == 302
    assert answers(released, taken["Location"]).answers == {fact: value}
    again = client.get(taken["Location"].split("#")[0] + f"&q={fact}")
    assert again.status_code == 200
    if value is not None:
        assert "Leave it as it is" in shown(again)


@pytest.mark.parametrize(
    ("fact", "fields", "error"),
    [
        ("party.size", {"answer": "chosen"}, "Choose an answer, or say that you don"),
        ("party.size", {"is": "huge", "answer": "chosen"}, "huge"),
        ("kr.daily_users", {"value": "many", "answer": "given"}, "many"),
        ("kr.daily_users", {"value": "1", "low": "2", "answer": "given"}, "not both"),
        ("kr.daily_users", {"low": "3", "high": "2", "answer": "given"}, "3.0"),
        ("offer.markets", {"others": "EUU", "answer": "all"}, "EUU"),
    ],
)
def test_an_answer_that_can_t_be_read_is_shown_again(
    client: Client, released: Rulebook, fact: str, fields: dict[str, object], error: str
) -> None:
    response = answer(client, fact, **fields)
    assert response.status_code == 200
    assert error in alert(response)
    for name, entered in fields.items():
        if name in ("value", "low", "high", "others"):
            assert f'name="{name}" value="{entered}"' in shown(response)


def test_a_contradiction_is_told_at_the_question_and_loses_nothing(
    client: Client, released: Rulebook
) -> None:
    first = answer(client, "system.military_or_security_only", answer="yes")
    (token,) = parse_qs(urlsplit(first["Location"]).query)["facts"]
    response = answer(client, "system.research_only", token, answer="yes")
    told = alert(response)
    assert "military or security purposes alone and research alone" in told
    assert "exclusively for military, defence or national security purposes? Yes" in told
    assert question(response).startswith("Was the system developed and put into service for")
    assert f'name="facts" value="{token}"' in shown(response)


def test_a_file_that_contradicts_itself_can_be_mended(client: Client, released: Rulebook) -> None:
    text = "facts: {system.military_or_security_only: true, system.research_only: true}"
    loaded = client.post("/check/load", {"profile": SimpleUploadedFile("p.yaml", text.encode())})
    token = parse_qs(urlsplit(loaded["Location"]).query)["facts"][0]
    response = client.get("/check/ask", {**PLACE, "facts": token})
    assert response.status_code == 200
    assert "research alone" in alert(response)
    mended = answer(client, "system.research_only", token, answer="no")
    after = client.get(mended["Location"])
    assert after.status_code == 200
    assert 'role="alert"' not in shown(after)


def test_answers_are_taken_back(client: Client, released: Rulebook) -> None:
    one = answer(client, "offer.pre_market", answer="no")
    (token,) = parse_qs(urlsplit(one["Location"]).query)["facts"]
    two = answer(client, "party.size", token, answer="not-known")
    (token,) = parse_qs(urlsplit(two["Location"]).query)["facts"]
    page = shown(client.get(two["Location"]))
    assert "not known" in page
    assert "Ask again" in page
    left = client.get("/check/answer", {**PLACE, "facts": token, "remove": "offer.pre_market"})
    assert answers(released, left["Location"]).answers == {"party.size": None}
    assert client.get("/check/answer", {**PLACE, "remove": "no.fact"}).status_code == 404


def test_a_profile_is_loaded_and_given_back(client: Client, released: Rulebook) -> None:
    with EXAMPLE.open("rb") as file:
        loaded = client.post("/check/load", {"profile": file})
    assert loaded.status_code == 302
    held = answers(released, loaded["Location"])
    assert f"{len(held.answers)} answers are kept" in shown(client.get(loaded["Location"]))
    (token,) = parse_qs(urlsplit(loaded["Location"]).query)["facts"]
    for name in ("profile.yaml", "profile.json"):
        given = client.get(f"/check/{name}", {**PLACE, "facts": token})
        assert given["Content-Disposition"] == f'attachment; filename="{name}"'
        again = client.post("/check/load", {"profile": SimpleUploadedFile(name, given.content)})
        assert answers(released, again["Location"]) == held


def test_a_file_that_is_none_is_one_clear_error(client: Client, released: Rulebook) -> None:
    def load(data: bytes) -> HttpResponse:
        return client.post("/check/load", {"profile": SimpleUploadedFile("p.yaml", data)})

    assert client.post("/check/load", {}).status_code == 400
    assert load(b"facts: {party.sise: sme}").status_code == 400
    assert "party.size" in shown(load(b"facts: {party.sise: sme}"))
    assert load(b"\xff\xfe").status_code == 400
    assert load(b" " * (LARGEST_PROFILE + 1)).status_code == 400
    assert load(b" " * (3 * 1024 * 1024)).status_code == 400
    assert client.get("/check/load").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/check/load", {"profile": SimpleUploadedFile("p", b"")}).status_code == 403


@pytest.mark.parametrize("token", ["1.AAAA", "nonsense", "2.AAAA", "1." + "A" * 6500])
def test_a_forged_address_is_one_clear_error(
    client: Client, released: Rulebook, token: str
) -> None:
    for page in ("ask", "result", "profile.yaml", "findings.json", "answer"):
        response = client.get(f"/check/{page}", {**PLACE, "facts": token})
        assert response.status_code == 400
        assert shown(response).count("<h1") == 1


def test_the_result_counts_what_the_command_line_counts(
    client: Client, released: Rulebook, tmp_path: Path
) -> None:
    address = client.get("/check/example")["Location"].split("#")[0]
    profile = tmp_path / "profile.yaml"
    profile.write_bytes(client.get(address.replace("/ask", "/profile.yaml")).content)
    ran = CliRunner().invoke(
        app,
        ["obligations", str(profile), "--in", "EU,KR,CN", "--on", "2027-12-02", "--format", "csv"],
    )
    assert ran.exit_code == 0, ran.output
    text = shown(client.get(address.replace("/ask", "/findings.csv")))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows == list(csv.DictReader(io.StringIO(ran.stdout)))
    count = [row["outcome"] for row in rows].count
    found = json.loads(client.get(address.replace("/ask", "/findings.json")).content)["findings"]
    assert [it["outcome"] for it in found].count("applies") == count("applies")
    result = shown(client.get(address.replace("/ask", "/result")))
    applies, undetermined = count("applies"), count("undetermined")
    assert f"{applies} rules apply and {undetermined} rules are undetermined" in result


def test_a_part_of_the_result_shows_findings_with_their_sources(
    client: Client, released: Rulebook
) -> None:
    address = client.get("/check/example")["Location"].split("#")[0].replace("/ask", "/result")
    part = shown(client.get(f"{address}&of=kr-ai-basic-act"))
    linked = re.findall(r'of=kr-ai-basic-act#([^"]+)"', shown(client.get(address)))
    assert linked
    assert set(linked) <= set(re.findall(r'\bid="([^"]+)"', part))
    cards = re.findall(r'<article class="finding .*?</article>', part, re.DOTALL)
    assert len(cards) > 20
    assert all('<p class="citation"><a ' in card for card in cards)
    assert all('<p class="provenance">' in card for card in cards)
    missing = client.get(f"{address}&of=kr-ai-basic-akt")
    assert missing.status_code == 404
    assert "Did you mean kr-ai-basic-act?" in shown(missing)


def test_no_page_says_that_a_system_is_cleared(client: Client, released: Rulebook) -> None:
    address = client.get("/check/example")["Location"].split("#")[0]
    for page in ("ask", "result"):
        text = shown(client.get(address.replace("/ask", f"/{page}"))).lower()
        assert "compliant" not in text
        assert "cleared" not in text


def test_pages_stay_small_and_are_compressed(client: Client, released: Rulebook) -> None:
    address = client.get("/check/example")["Location"].split("#")[0].replace("/ask", "/result")
    everywhere = "/check/result?in=CN,EU,JP,KR,US,US-CA,US-CO&on=2026-01-01"
    for path in (address, f"{address}&of=eu-ai-act", everywhere, f"{everywhere}&of=eu-ai-act"):
        response = client.get(path, headers={"Accept-Encoding": "br, gzip"})
        assert response["Content-Encoding"] == "br"
        assert len(response.content) < 80_000


def test_in_arabic_the_answer_leads_on_in_arabic(client: Client, released: Rulebook) -> None:
    with override("en"):  # a request leaves its language in force
        begun = client.get("/ar/check/begin", {"in": "KR", "on": "2027-12-02"})
        assert begun["Location"] == "/ar/check/ask?in=KR&on=2027-12-02#question"
        assert 'dir="rtl"' in shown(client.get(begun["Location"]))
