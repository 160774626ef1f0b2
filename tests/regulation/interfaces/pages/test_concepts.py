"""The vocabulary as pages."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from django.test import Client

from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.interfaces.pages.concepts.demands import demands
from comity.regulation.interfaces.pages.concepts.over_time import steps
from comity.regulation.queries.current_rulebook import keep_rulebook

pytestmark = pytest.mark.django_db
LABEL = "/concepts/transparency.synthetic-content.label"
DAY = date(2026, 11, 27)


def part(html: str, id: str) -> str:
    found = re.search(rf'<section id="{id}">.*?</section>', html, re.DOTALL)
    return found[0] if found else ""


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_who_demands_it_hardest_first(client: Client, released: Rulebook) -> None:
    shown = client.get(f"{LABEL}?on=2026-11-27").content.decode()
    answer = re.search(r'class="answer">(.*?)</p>', shown, re.DOTALL)
    assert answer is not None
    running = [it for it in demands(released, LABEL.split("/")[-1], DAY) if it.days.runs]
    places = {it.jurisdiction for it in running}
    assert {"CN", "KR"} < places
    assert f"{len(places)} jurisdictions or bodies have rules about this" in answer[1]
    by_place = part(shown, "places")
    levels = re.findall(r'<td class="level-(\d)">', by_place)
    hardest = Counter(
        max(it.place.norm.level for it in running if it.jurisdiction == place) for place in places
    )
    assert levels == [str(int(level)) for level in sorted(hardest.elements(), reverse=True)]
    counts = re.findall(r'href="\?on=2026-11-27&amp;in=([A-Z0-9-]+)#rules">(\d+)</a>', by_place)
    assert dict(counts) == {
        id: str(n) for id, n in Counter(it.jurisdiction for it in running).items()
    }
    levels = re.findall(r'<td class="level-(\d)">', part(shown, "rules").split("</table>")[0])
    assert levels == [str(int(it.place.norm.level)) for it in running]
    assert levels == sorted(levels, reverse=True)
    assert len(set(levels)) > 1
    assert 'href="/instruments/cn-ai-labelling-measures-2025/' in shown


def test_the_rules_of_one_jurisdiction_alone(client: Client, released: Rulebook) -> None:
    shown = client.get(f"{LABEL}?on=2026-11-27&in=KR").content.decode()
    found = [it for it in demands(released, LABEL.split("/")[-1], DAY) if it.jurisdiction == "KR"]
    assert part(shown, "rules").count('<th scope="row">') == len(found) > 1
    assert set(re.findall(r'href="/jurisdictions/([A-Z-]+)"', part(shown, "rules"))) == {"KR"}
    assert '<option value="KR" selected>' in shown
    assert part(shown, "over-time") == part(shown, "places") == part(shown, "without") == ""
    assert client.get(f"{LABEL}?in=KRR").status_code == 404


def test_many_rules_are_divided_into_pages(client: Client, released: Rulebook) -> None:
    address = "/concepts/governance?on=2026-11-27"
    every = demands(released, "governance", DAY)
    pages = -(-len(every) // 60)
    assert pages > 2
    rows = []
    for number in range(1, pages + 1):
        shown = client.get(f"{address}&page={number}").content.decode()
        assert f"Page {number} of {pages}" in shown
        assert ('id="over-time"' in shown) == ('id="places"' in shown) == (number == 1)
        rows += re.findall(
            r'<th scope="row"><a href="/instruments/([\w-]+)/([^"]+)"', part(shown, "rules")
        )
    assert Counter(rows) == Counter(
        (it.place.instrument.id, it.place.provision.eid) for it in every
    )
    running = sum(it.days.runs for it in every)
    assert rows[:running] == [
        (it.place.instrument.id, it.place.provision.eid) for it in every if it.days.runs
    ]


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
    section = part(shown, "over-time")
    rows = section.split("<tbody>")[1].split("</tr>")
    found = steps(released, LABEL.split("/")[-1])
    assert [text_of(row).split()[-1] for row in rows[:-1]] == [str(it.running) for it in found]
    days = {it.day: text_of(row) for it, row in zip(found, rows[:-1], strict=True)}
    assert days[date(2023, 8, 15)].startswith("15 August 2023 Generative AI Interim Measures ")
    assert "AI Basic Act , AI Basic Act Enforcement Decree" in days[date(2026, 1, 22)]
    summary = f"<summary>{len(found)} days on which that changed</summary>"
    assert (summary in section) == (len(found) > 12)
    numbers = re.findall(r'<text x="\d+" y="\d+">(\d+)</text>', section)
    assert numbers
    assert set(numbers) <= {str(it.running) for it in found}
    assert '<text class="day' in section


def test_few_days_are_not_folded_away(client: Client, released: Rulebook) -> None:
    few = "prohibited.face-scraping"
    found = steps(released, few)
    assert 0 < len(found) <= 12
    assert not any(it.end for it in found)
    section = part(client.get(f"/concepts/{few}?on=2026-11-27").content.decode(), "over-time")
    assert section.count('<th scope="row">') == len(found)
    assert "<details" not in section
    assert "Ends" not in section


def test_what_ends_takes_a_step_down(released: Rulebook) -> None:
    found = steps(released, "governance")
    place = next(place for place, it in enumerate(found) if it.day == date(2027, 1, 1))
    step, before = found[place], found[place - 1]
    assert "us-co-sb26-189" in [it.id for it in step.begin]
    assert [it.id for it in step.end] == ["us-co-sb24-205"]
    assert step.running == before.running + len(step.begin) - 1
    assert any(it.running < last.running for last, it in pairwise(found))


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
    lacking = "transparency.synthetic-content.public-text"
    using = {it.place.instrument.id for it in demands(released, lacking, DAY)}
    others = tuple(it for it in released.corpus.instruments if it.id not in using)
    fewer = replace(released, corpus=replace(released.corpus, instruments=others))
    keep_rulebook(released.release, fewer)
    try:
        shown = client.get(f"/concepts/{lacking}?on=2026-11-27").content.decode()
        csv_file = client.get(f"/concepts/{lacking}.csv").content.decode()
    finally:
        keep_rulebook(released.release, released)
    assert "No recorded rule is about this." in part(shown, "rules")
    assert 'id="over-time"' not in shown
    assert 'id="places"' not in shown
    assert "Download (CSV)" not in shown
    assert csv_file.count("\r\n") == 1


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
