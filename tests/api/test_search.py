"""Searching: what the page finds, in its order, and how it is told."""

from __future__ import annotations

import re
from html import unescape
from typing import Any, get_args
from urllib.parse import urlencode

import pytest
from django.test import Client

from comity.kernel.domain.search.documents import UNSHOWN, Role
from comity.kernel.models import SearchIndex
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.interfaces.api.search import MatchedField

SEARCH = "/api/v1/search"
ASKED: list[dict[str, str]] = [
    {"q": "deep fake"},
    {"q": "Art. 50(2)"},
    {"q": '"human oversight"'},
    {"q": "watermrak"},
    {"q": "deep fake qqqqqq"},
    {"q": "제31조"},
    {"q": "标识"},
    {"q": "第十二条"},
    {"q": "قطر"},
    {"q": "Россия"},
    {"q": "ai", "kind": "provision,concept", "in": "EU,KR", "level": "3,4"},
    {"q": "transparency", "instrument": "eu-ai-act"},
    {"q": "colorado", "on": "2027-01-01"},
    {"q": "qqqqqq"},
]


def found(client: Client, **asked: object) -> dict[str, Any]:
    answer = client.get(f"{SEARCH}?{urlencode(asked)}")
    assert answer.status_code == 200, answer.content
    told: dict[str, Any] = answer.json()
    return told


def on_the_page(client: Client, **asked: object) -> list[str]:
    body = client.get(f"/search?{urlencode(asked)}").content.decode()
    hits = re.findall(r'<h3>(?:<span[^>]*>[^<]*</span> )?<a href="([^"]+)"', body)
    return [unescape(it) for it in hits]


def as_the_page_links(item: dict[str, Any]) -> str:
    address: str = item["address"]
    return address.removeprefix("/api/v1").replace("/provisions/", "/")


@pytest.mark.parametrize("asked", ASKED, ids=lambda it: it["q"])
def test_the_page_finds_the_same_in_the_same_order(
    asked: dict[str, str], client: Client, rules: Rulebook
) -> None:
    whole = found(client, **asked, limit=200)
    shown = [as_the_page_links(it) for it in whole["items"]]
    assert on_the_page(client, **asked) == shown[:20]
    if len(shown) > 20:
        assert on_the_page(client, **asked, page=2) == shown[20:40]
    assert [it["rank"] for it in whole["items"]] == list(range(1, len(shown) + 1))
    later = found(client, **asked, limit=7, offset=5)
    assert (later["items"], later["total"]) == (whole["items"][5:12], whole["total"])


def test_one_hit_with_its_words_marked(client: Client, rules: Rulebook) -> None:
    told = found(client, q="cote divoire")
    assert told == {
        "release": rules.release,
        "total": 1,
        "limit": 50,
        "offset": 0,
        "partly": False,
        "corrections": {},
        "facets": {
            "kind": {"jurisdiction": 1},
            "jurisdiction": {"CI": 1},
            "instrument": {},
            "level": {},
        },
        "items": told["items"],
    }
    (hit,) = told["items"]
    assert hit | {"title": {}, "score": 0, "matches": []} == {
        "rank": 1,
        "kind": "jurisdiction",
        "id": "CI",
        "address": "/api/v1/jurisdictions/CI",
        "title": {},
        "citation": None,
        "instrument": None,
        "jurisdiction": "CI",
        "level": None,
        "score": 0,
        "matches": [],
    }
    assert hit["title"]["fr"] == "Côte d’Ivoire"
    assert hit["matches"][0] == {
        "field": "name",
        "language": hit["matches"][0]["language"],
        "text": "Côte d’Ivoire",
        "stretches": [{"text": "Côte d’Ivoire", "marked": True}],
    }


def test_a_text_is_its_stretches(client: Client, rules: Rulebook) -> None:
    items = found(client, q="transparency", limit=200)["items"]
    matches = [match for item in items for match in item["matches"]]
    assert len(matches) > 100
    for match in matches:
        assert match["text"] == "".join(each["text"] for each in match["stretches"])
        assert "<mark>" not in match["text"]


def test_every_address_answers(client: Client, rules: Rulebook) -> None:
    asked = [("ai", "provision"), ("ai", "instrument"), ("oversight", "concept"), ("قطر", "")]
    for q, kind in asked:
        first = found(client, q=q, kind=kind)["items"][0]
        answer = client.get(first["address"])
        assert answer.status_code == 200
        told = answer.json()
        wanted = told["eid"] if kind == "provision" else told["id"]
        assert first["id"].endswith(wanted)


def test_a_correction_and_what_has_only_some(client: Client, rules: Rulebook) -> None:
    assert found(client, q="watermrak")["corrections"] == {"watermrak": "watermark"}
    assert found(client, q="deep fake qqqqqq")["partly"] is True
    nothing = found(client, q="qqqqqq")
    assert (nothing["items"], nothing["total"], nothing["partly"]) == ([], 0, False)


def test_facets_count_what_keeping_to_a_value_leaves(client: Client, rules: Rulebook) -> None:
    facets = found(client, q="watermark")["facets"]
    for value, count in facets["kind"].items():
        assert found(client, q="watermark", kind=value)["total"] == count
    for value, count in facets["jurisdiction"].items():
        assert found(client, q="watermark", **{"in": value})["total"] == count
    for value, count in facets["level"].items():
        assert found(client, q="watermark", level=value)["total"] == count


def test_links_lead_to_the_stretches_beside(client: Client, rules: Rulebook) -> None:
    answer = client.get(f"{SEARCH}?q=transparency&limit=5&offset=5")
    assert '</api/v1/search?q=transparency&limit=5&offset=0>; rel="prev"' in answer["Link"]
    assert '</api/v1/search?q=transparency&limit=5&offset=10>; rel="next"' in answer["Link"]


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ({"kind": "provisions"}, "Did you mean provision?"),
        ({"instrument": "eu-ai-akt"}, "Did you mean eu-ai-act?"),
        ({"jurisdiction": "EU"}, "asks for jurisdiction, which is not known here"),
        ({"instruments": "eu-ai-act"}, "Did you mean instrument?"),
    ],
    ids=str,
)
def test_what_is_unknown_names_the_nearest(
    asked: dict[str, str], nearest: str, client: Client, rules: Rulebook
) -> None:
    answer = client.get(f"{SEARCH}?{urlencode({'q': 'ai'} | asked)}")
    assert nearest in answer.json()["detail"]


@pytest.mark.parametrize("text", ['"', "' OR 1=1--", "* NEAR(a)", "a\0b", "🙂", "~^:", "<b>"])
def test_hostile_text_is_only_text(text: str, client: Client, rules: Rulebook) -> None:
    assert found(client, q=text)["release"] == rules.release


def test_spaces_are_no_difference(client: Client, rules: Rulebook) -> None:
    assert found(client, q="  deep \t fake ")["items"] == found(client, q="deep fake")["items"]


def test_without_an_index(client: Client, rules: Rulebook) -> None:
    SearchIndex.objects.all().delete()
    answer = client.get(f"{SEARCH}?q=ai")
    assert (answer.status_code, answer.json()["message"]) == (503, "search-index-missing")
    assert answer["Cache-Control"] == "no-store"


def test_the_fields_are_those_that_are_shown() -> None:
    assert set(get_args(MatchedField)) == {it.value for it in Role if it not in UNSHOWN}
