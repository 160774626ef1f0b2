"""The plan that ships is what it says it is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.shipped import cache_of_run

from comity.plan.adapters.shipped_plans import shipped_plans, starter_text
from comity.plan.domain.plan_text import PlanText
from comity.plan.formats.plan_file import read_plan, write_plan
from comity.regulation.adapters.rulebook_files import open_rulebook, shipped_corpus
from comity.regulation.domain.confidence import Confidence


@pytest.fixture(scope="module")
def text() -> PlanText:
    return shipped_plans()[-1].text


def test_it_has_thirteen_actions_in_order(text: PlanText) -> None:
    assert text.id == "global-ai-governance-2025"
    assert [each.number for each in text.actions] == [str(n) for n in range(1, 14)]


def test_each_action_can_be_done_in_parts_and_measured(text: PlanText) -> None:
    for each in text.actions:
        assert 2 <= len(each.sub_actions) <= 5, each.id
        assert 1 <= len(each.indicators) <= 3, each.id
        assert all(it.method for it in each.indicators), each.id


def test_each_says_where_it_stands_and_what_it_rests_on(text: PlanText) -> None:
    for each in text.actions:
        assert each.citation.startswith(f"Point {each.number}"), each.id
        assert len(each.sources) > 1, each.id  # none rests on one source
        assert each.confidence is not Confidence.UNKNOWN, each.id
        for part in each.sub_actions:
            assert part.citation == f"Point {each.number}", part.id
            assert part.confidence is not Confidence.UNKNOWN, part.id


def test_only_what_was_seen_is_called_read_in_the_text(text: PlanText) -> None:
    read = {it.id for it in text.actions if it.confidence is Confidence.VERIFIED_TEXT}
    assert read == {"opportunities", "innovation"}
    for each in text.actions:
        whole = any("whole" in it.seen and "garbled" not in it.seen for it in each.sources)
        assert whole is (each.id in read), each.id
        if each.id not in read:
            parts = {it.confidence for it in each.sub_actions}
            assert Confidence.VERIFIED_TEXT not in parts, each.id


def test_indicators_are_suggestions_of_ours(text: PlanText) -> None:
    assert not [it.id for each in text.actions for it in each.indicators if it.citation]
    assert any("not in the Plan" in each["en"] for each in text.caveats)


def test_it_points_at_the_corpus(text: PlanText) -> None:
    corpus = open_rulebook(shipped_corpus(), cache_of_run()).corpus
    known = {each.id for each in corpus.concepts}
    assert {it for each in text.actions for it in each.concepts} <= known
    found = {each.id: each for each in corpus.instruments}[text.instrument]
    assert found.title["zh"] == text.title["zh"]
    # A point whose number is established here is cited by it there.
    cited = {it.eid: it.citation for it in found.provisions}
    for each in text.actions:
        wanted = (
            each.citation
            if "order" not in each.citation
            else "(number of the point not established)"
        )
        assert cited[f"duty_{each.number}"] == wanted, each.id


def test_versions_follow_each_other() -> None:
    plans = shipped_plans()
    assert plans[0].text.version == 1
    for before, after in pairwise(plans):
        assert (after.text.id, after.text.version) in {
            (before.text.id, before.text.version + 1),
            (after.text.id, 1),
        }


def test_a_plan_is_written_as_it_was_read(text: PlanText) -> None:
    assert read_plan(write_plan(text).encode(), "written.yaml") == text


def test_the_plan_to_begin_with_stands() -> None:
    found = read_plan(starter_text().encode(), "starter.yaml")
    assert [each.id for each in found.actions] == ["skills", "energy"]
