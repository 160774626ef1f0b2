"""The vocabulary as pages."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.test import Client

from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.interfaces.pages.concepts.demands import demands
from comity.regulation.interfaces.pages.concepts.over_time import steps

pytestmark = pytest.mark.django_db
LABEL = "/concepts/transparency.synthetic-content.label"
DAY = date(2026, 11, 27)


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


def test_how_many_instruments_have_rules_about_it_over_time(
    client: Client, released: Rulebook
) -> None:
    shown = client.get(f"{LABEL}?on=2026-11-27").content.decode()
    section = shown[shown.index('id="over-time"') : shown.index('id="rules"')]
    rows = section.split("<tbody>")[1].split("</tr>")
    assert [text_of(row) for row in rows[:-1]] == [
        "15 August 2023 Generative AI Interim Measures 1",
        "1 September 2025 AI Content Labelling Measures 2",
        "22 January 2026 AI Basic Act , AI Basic Act Enforcement Decree 4",
    ]
    numbers = re.findall(r'<text x="\d+" y="\d+">(\d+)</text>', section)
    assert numbers == ["1", "2", "4"]
    assert '<text class="day' in section
    assert "Ends" not in section


def test_what_ends_takes_a_step_down(released: Rulebook) -> None:
    found = steps(released, "governance")
    last = found[-1]
    assert (last.day, last.running) == (date(2027, 1, 1), found[-2].running)
    assert [it.id for it in last.begin] == ["us-co-sb26-189"]
    assert [it.id for it in last.end] == ["us-co-sb24-205"]


def test_the_steps_count_what_runs_on_each_day(released: Rulebook) -> None:
    for concept in released.corpus.concepts:
        for step in steps(released, concept.id):
            running = {
                it.place.instrument.id
                for it in demands(released, concept.id, step.day)
                if it.days.runs
            }
            assert len(running) == step.running
            assert {it.id for it in step.begin} <= running
            assert {it.id for it in step.end}.isdisjoint(running)


def test_without_a_rule_there_is_nothing_to_draw_or_download(
    client: Client, released: Rulebook
) -> None:
    lacking = next(it for it in released.corpus.concepts if not demands(released, it.id, DAY))
    shown = client.get(f"/concepts/{lacking.id}").content.decode()
    assert 'id="over-time"' not in shown
    assert "Download (CSV)" not in shown
    assert client.get(f"/concepts/{lacking.id}.csv").content.decode().count("\r\n") == 1


def test_who_demands_it_as_a_file(client: Client, released: Rulebook) -> None:
    address = f"{LABEL}.csv?on=2026-11-27"
    assert f'href="{address}" download' in client.get(f"{LABEL}?on=2026-11-27").content.decode()
    response = client.get(address)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == (
        'attachment; filename="transparency.synthetic-content.label.csv"'
    )
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    found = demands(released, "transparency.synthetic-content.label", DAY)
    assert [(row["instrument"], row["norm"]) for row in rows] == [
        (it.place.instrument.id, it.place.norm.id) for it in found
    ]
    assert rows[0] == {
        "concept": "transparency.synthetic-content.label",
        "as_of": "2026-11-27",
        "jurisdiction": "CN",
        "instrument": "cn-ai-labelling-measures-2025",
        "title": "AI Content Labelling Measures",
        "binding": "yes",
        "provision": "Art. 4 para. 1(1)",
        "norm": "art_4__para_1__point_1",
        "modality": "must",
        "level": "4",
        "runs": "yes",
        "some_cases_only": "no",
        "since": "2025-09-01",
        "until": "",
        "next": "",
        "bearer": "service-provider",
        "summary": found[0].place.norm.summary["en"],
        "confidence": "verified-text",
    }
    before = list(
        csv.DictReader(io.StringIO(client.get(f"{LABEL}.csv?on=2020-01-01").content.decode()))
    )
    assert {(row["runs"], row["since"]) for row in before} == {("no", "")}
    assert before[0]["next"] == "2025-09-01"
    assert client.get("/concepts/transparancy.csv").status_code == 404


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
