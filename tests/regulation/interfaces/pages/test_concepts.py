"""The vocabulary as pages."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from comity.regulation.domain.rulebook import Rulebook

pytestmark = pytest.mark.django_db
LABEL = "/concepts/transparency.synthetic-content.label"


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_who_demands_it_hardest_first(client: Client, released: Rulebook) -> None:
    shown = client.get(f"{LABEL}?on=2026-11-27").content.decode()
    answer = re.search(r'class="answer">(.*?)</p>', shown, re.DOTALL)
    assert answer is not None
    assert "2 jurisdictions or bodies have rules about this" in answer[1]
    levels = re.findall(r'<td class="level-(\d)">', shown)
    assert levels == sorted(levels, reverse=True)
    assert 'href="/instruments/cn-ai-labelling-measures-2025/' in shown


def test_a_rule_that_begins_later_is_told_apart(client: Client, released: Rulebook) -> None:
    before = client.get(f"{LABEL}?on=2020-01-01").content.decode()
    assert "No recorded rule about this runs on 1\xa0January\xa02020." in before
    assert "Rules that begin later" in before
    assert "Rules that run" not in before


def test_who_has_rules_and_none_about_it(client: Client, released: Rulebook) -> None:
    shown = client.get(LABEL).content.decode()
    without = shown[shown.index('id="without"') :]
    assert '<a href="/jurisdictions/JP">Japan</a>' in without
    assert '<a href="/jurisdictions/CN">' not in without


@pytest.mark.parametrize(
    ("asked", "near"),
    [("transparancy", "transparency"), ("Human oversight", "oversight")],
)
def test_an_unknown_one_names_the_nearest(
    asked: str, near: str, client: Client, released: Rulebook
) -> None:
    response = client.get(f"/concepts/{asked}")
    assert response.status_code == 404
    assert f"Did you mean {near}" in response.content.decode()


def test_every_concept_has_a_page_that_names_it(client: Client, released: Rulebook) -> None:
    listed = client.get("/concepts").content.decode()
    for concept in released.corpus.concepts:
        assert f'href="/concepts/{concept.id}"' in listed
        response = client.get(f"/concepts/{concept.id}")
        assert response.status_code == 200
        assert f"<code>{concept.id}</code>" in response.content.decode()


def test_the_list_is_kept_to_words_in_any_language(client: Client, released: Rulebook) -> None:
    shown = client.get("/concepts?q=標識").content.decode()
    assert "No concept is called like that." in shown
    assert 'href="/concepts/transparency.synthetic-content' not in shown
    shown = client.get("/concepts?q=WATERMARK").content.decode()
    assert 'href="/concepts/transparency.synthetic-content' in shown
    assert 'href="/concepts/oversight' not in shown
    assert client.get(f"/concepts?q={'a' * 201}").status_code == 400
