"""Each resource answers its example, in stretches, with ETags; and says what the formats say."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from django.test import Client
from tests.api.conftest import Holder

from comity.kernel.interfaces.web.parameters import today
from comity.regulation.domain.answers import answer_question
from comity.regulation.domain.norm_timing import norm_timing
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.values import Members
from comity.regulation.formats.answer_plain import answer_to_plain
from comity.regulation.formats.coverage_plain import coverage_to_plain
from comity.regulation.formats.crosswalk_plain import crosswalk_to_plain
from comity.regulation.formats.divergence_plain import divergence_to_plain
from comity.regulation.formats.treaty_plain import treaty_to_plain
from comity.regulation.queries.comparisons import coverage_of, crosswalk_of
from comity.site.api.examples import ADDRESSES, BODIES
from comity.site.api.openapi import document

API = "/api/v1/"
ON = date(2027, 12, 2)
PUBLIC = [
    operation["operationId"]
    for methods in document()["paths"].values()
    for method, operation in methods.items()
    if method == "get" and "security" not in operation
]


def operations() -> set[str]:
    methods = document()["paths"].values()
    return {each["operationId"] for found in methods for each in found.values()}


def test_every_operation_has_an_example() -> None:
    assert ADDRESSES.keys() == operations()


@pytest.mark.parametrize("operation", PUBLIC)
def test_examples_answer_with_an_etag(operation: str, client: Client, rules: Rulebook) -> None:
    address = API + ADDRESSES[operation].replace("{release}", rules.release)
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json; charset=utf-8")
    assert answer["Cache-Control"] == "public, max-age=60"
    again = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", answer["ETag"])
    head = client.head(address)
    assert (head.status_code, head["ETag"]) == (200, answer["ETag"])
    assert answer.cookies == {}


@pytest.mark.parametrize("operation", ["obligations", "interview"])
def test_questions_answer_their_examples(operation: str, client: Client, rules: Rulebook) -> None:
    answer = client.post(API + operation, BODIES[operation], content_type="application/json")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert answer.json()["release"] == rules.release


def get(client: Client, path: str) -> dict[str, object]:
    answer = client.get(API + path)
    assert answer.status_code == 200, answer.content
    found: dict[str, object] = answer.json()
    return found


def test_a_list_is_whole_when_its_links_are_followed(client: Client, rules: Rulebook) -> None:
    seen, address, answers = [], f"{API}concepts?limit=50", 0
    while address:
        answer = client.get(address)
        seen += [each["id"] for each in answer.json()["items"]]
        links = dict(re.findall(r'<([^>]+)>; rel="(\w+)"', answer["Link"]))
        assert all(link.startswith(API) for link in links)
        address = next((link for link, rel in links.items() if rel == "next"), "")
        answers += 1
    assert seen == [concept.id for concept in rules.corpus.concepts]
    assert answers == -(-len(seen) // 50)


def test_the_links_of_a_middle_stretch(client: Client, rules: Rulebook) -> None:
    answer = client.get(f"{API}concepts?limit=50&offset=60")
    total = len(rules.corpus.concepts)
    assert re.findall(r'offset=(\d+)>; rel="(\w+)"', answer["Link"]) == [
        ("0", "first"),
        (str((total - 1) // 50 * 50), "last"),
        ("10", "prev"),
        ("110", "next"),
    ]


def test_beyond_the_end_a_list_is_empty(client: Client, rules: Rulebook) -> None:
    for path in ("instruments", "releases", "calendar", "norms"):
        found = get(client, f"{path}?offset=5000")
        assert found["items"] == []


def test_obligations_say_what_the_command_says(client: Client, rules: Rulebook) -> None:
    profile = Profile(id="triage", facts={"offer.markets": Members(frozenset({"EU", "KR"}))})
    answered = answer_question(rules=rules, profile=profile, where=("EU",), on=ON, with_proofs=True)
    body = {
        "profile": {"id": "triage"},
        "facts": {"offer.markets": ["EU", "KR"]},
        "in": ["EU"],
        "on": "2027-12-02",
        "deciding": True,
        "proofs": True,
    }
    answer = client.post(f"{API}obligations", body, content_type="application/json")
    assert answer.json() == json.loads(json.dumps(answer_to_plain(answered)))
    short = client.post(
        f"{API}obligations", body | {"proofs": False, "deciding": False}, "application/json"
    ).json()
    keys = {key for finding in short["findings"] for key in finding}
    assert not {"proof", "deciding"} & keys
    assert short["ask_next"] == answer.json()["ask_next"]


def test_comparisons_say_what_the_commands_say(client: Client, rules: Rulebook) -> None:
    left, right = (rules.corpus.instrument(id) for id in ("kr-ai-basic-act", "eu-ai-act"))
    walk = crosswalk_to_plain(left, right, crosswalk_of(rules, left, right, limit_per_item=3))
    assert get(client, f"crosswalk?left={left.id}&right={right.id}") == {
        "release": rules.release,
        **walk,
    }
    plain = divergence_to_plain(coverage_of(rules, ("EU", "KR"), ON))
    assert plain["pairs"][0]["divergence"] is not None
    pair = plain.pop("pairs")[0]
    assert get(client, "divergence/EU/KR?on=2027-12-02") == {
        "release": rules.release,
        "force": "all",
        **plain,
        **pair,
    }
    matrix = get(client, "divergence?in=EU,KR&on=2027-12-02")
    assert matrix["pairs"] == [{key: pair[key] for key in pair if key != "concepts"}]


def test_a_treaty_says_what_the_command_says(client: Client, rules: Rulebook) -> None:
    convention = rules.corpus.instrument("coe-ai-convention")
    plain = treaty_to_plain(convention, rules.treaties.by_id[convention.id], ON)
    found = get(client, "treaties/coe-ai-convention?on=2027-12-02")
    assert found == {"release": rules.release, **plain}
    standing = get(client, "treaties/coe-ai-convention/standings/FR?on=2026-06-01")
    assert (standing["by"], standing["status"]) == ("EU", "contracting")


def test_filters_of_norms_hold(client: Client, rules: Rulebook) -> None:
    asked = "jurisdiction=EU&modality=must&role=provider&level=4&running=true&on=2027-12-02"
    found = get(client, f"norms?{asked}&limit=200")
    items = found["items"]
    assert isinstance(items, list)
    expected = [
        (place.id, norm.id)
        for place in rules.corpus.instruments
        for provision in place.provisions
        for norm in provision.norms
        if place.jurisdiction == "EU"
        and (norm.modality, int(norm.level)) == ("must", 4)
        and place.bearers[norm.bearer].role == "provider"
        and norm_timing(place, norm, ON).running
    ]
    assert [(each["instrument"], each["norm"]) for each in items] == expected[:200]
    assert found["total"] == len(expected) > 10


def test_a_concept_counts_what_is_narrower(client: Client, rules: Rulebook) -> None:
    wide, narrow = (
        get(client, f"norms?concept={concept}")["total"]
        for concept in ("transparency", "transparency.synthetic-content.label")
    )
    demanded = get(client, "concepts/transparency")["demanded_by"]
    assert isinstance(demanded, list)
    assert len(demanded) == wide
    assert isinstance(wide, int)
    assert isinstance(narrow, int)
    assert 0 < narrow < wide


def test_unknown_stays_unknown(client: Client, rules: Rulebook) -> None:
    none = get(client, "jurisdictions/LK")
    assert (none["level"], none["instruments"]) == (None, [])
    bills = [it.id for it in rules.corpus.instruments if it.jurisdiction == "BR"]
    assert all(rules.corpus.instrument(it).never_binds for it in bills)
    brazil = get(client, "jurisdictions/BR")
    assert (brazil["level"], brazil["instruments"]) == (None, bills)
    for id in ("BR", "LK"):
        assert get(client, f"coverage/{id}")["levels"] is None
    pair = get(client, "divergence/BR/EU")
    assert (pair["divergence"], pair["unknown"]) == (None, ["BR"])


def test_the_interview_asks_the_most_decisive_first(client: Client, rules: Rulebook) -> None:
    body = {"facts": {}, "in": ["KR"]}
    found = client.post(f"{API}interview", body, content_type="application/json").json()
    order = [(-each["settles"], -each["helps"], each["id"]) for each in found["questions"]]
    assert order == sorted(order)
    assert found["undetermined"] > 0
    assert found["on"] == today().isoformat()
    next_fact = found["questions"][0]
    assert next_fact["question"]["en"]


def test_the_page_shows_every_operation(client: Client, rules: Rulebook) -> None:
    for address in ("/ar/api", "/api"):
        shown = client.get(address).content.decode()
        assert {id for id in operations() if f'id="{id}"' not in shown} == set()
    assert 'href="/api/v1/norms/eu-ai-act/art_50__para_1"' in shown
    assert 'href="/api"' in client.get("/calendar").content.decode()


def test_every_parameter_is_explained(client: Client, rules: Rulebook) -> None:
    shown = client.get("/api").content.decode()
    assert "<td></td>" not in shown


def test_the_index_names_every_operation(client: Client, rules: Rulebook) -> None:
    resources = get(client, "")["resources"]
    assert isinstance(resources, list)
    assert {each["operation"] for each in resources} == operations()


def test_me_needs_its_token(client: Client, rules: Rulebook, ada: Holder) -> None:
    assert client.get(f"{API}me").status_code == 401
    assert ada.client.get(f"{API}me").json()["name"] == "ada"


def test_what_a_body_declared_is_no_rule_of_its_members(client: Client, rules: Rulebook) -> None:
    assert "un-ga-res-78-265" in rules.declared("LK", ON)
    table = get(client, f"coverage?in=LK,UN&on={ON}")
    expected = json.loads(json.dumps(coverage_to_plain(coverage_of(rules, ("LK", "UN"), ON))))
    assert table == {"release": rules.release, "force": "all", **expected}
    known = {each["jurisdiction"]: each["levels"] is not None for each in expected["jurisdictions"]}
    assert known == {"LK": False, "UN": True}
