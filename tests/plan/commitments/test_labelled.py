"""The labelled commitments are what the documentation says they are, and can be mended."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from benchmarks.gate_words import (
    GROUND,
    HALVES,
    Labelled,
    commitments_of,
    labelled,
    refused,
)
from hypothesis import given
from hypothesis import strategies as st

from comity.plan.domain.commitment_text import Target
from comity.plan.domain.gate import lacks, refusals
from comity.plan.domain.gate_lists.lists import LANGUAGES

EVERY = [it for language in LANGUAGES for it in labelled(language)]
WEAK = [it for it in EVERY if it.weak and refused(it.text)]
BARE = {"baseline": None, "baseline_on": None, "value": None, "due_on": None, "unit": ""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_forty_of_each_language_half_verifiable(language: str) -> None:
    counts = Counter(it.weak for it in labelled(language))
    assert counts == {"": 22, "indicator": 10, "proof": 8}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_halves_share_none_and_leave_none_out(language: str) -> None:
    halves = [commitments_of(language, half) for half in HALVES]
    assert sorted(halves[0] + halves[1]) == sorted(labelled(language))
    for half in halves:
        assert Counter(it.weak for it in half) == {"": 11, "indicator": 5, "proof": 4}


def test_no_commitment_stands_twice() -> None:
    assert [it for it, count in Counter(EVERY).items() if count > 1] == []
    titles = Counter((it.language, it.title) for it in EVERY)
    assert [it for it, count in titles.items() if count > 1] == []


def test_words_were_looked_at_in_each() -> None:
    rules = {lack.rule for it in EVERY for lack in lacks(it.text, GROUND)}
    assert {it for it in rules if it.startswith("gate-words")} == set()


def test_a_refusal_names_the_field_that_is_weak_and_words_that_stand_there() -> None:
    for it in WEAK:
        (lack,) = refusals(it.text, GROUND)
        assert lack.field == f"target.{it.weak}"
        said = getattr(it, it.weak)
        assert all(word in said for word in str(dict(lack.params)["words"]).split(", "))


@given(st.data())
def test_with_a_figure_a_day_and_a_proof_of_a_good_one_it_passes(data: st.DataObject) -> None:
    weak = data.draw(st.sampled_from(WEAK))
    good = data.draw(st.sampled_from([it for it in labelled(weak.language) if not it.weak]))
    figure = data.draw(st.integers(min_value=1, max_value=10**9).map(Decimal))
    day = data.draw(st.dates(min_value=date(2027, 2, 1), max_value=date(2036, 12, 31)))
    bare = replace(weak.text, target=replace(weak.text.target, **BARE))
    assert {it.field for it in refusals(bare, GROUND)} > {f"target.{weak.weak}"}
    mended = Target(
        indicator=good.indicator,
        unit=good.unit,
        baseline=Decimal(0),
        baseline_on=date(2026, 1, 1),
        value=figure,
        due_on=day,
        proof=good.proof,
    )
    assert refusals(replace(bare, target=mended), GROUND) == []


@given(
    st.sampled_from(WEAK),
    st.sampled_from(["upper", "title", "swapcase"]),
    st.sampled_from(["«{}»", "{}!", "- {}", "2027: {}"]),
)
def test_case_signs_and_figures_hide_nothing(it: Labelled, case: str, around: str) -> None:
    said = around.format(getattr(getattr(it, it.weak), case)())
    assert refused(it._replace(**{it.weak: said}).text)


@given(st.sampled_from(EVERY), st.text(max_size=40), st.integers(min_value=0, max_value=60))
def test_the_gate_answers_whatever_is_written_in_between(
    it: Labelled, more: str, place: int
) -> None:
    changed = it._replace(
        indicator=it.indicator[:place] + more + it.indicator[place:],
        proof=it.proof[:place] + more + it.proof[place:],
    )
    for lack in lacks(changed.text, GROUND):
        said = getattr(changed, lack.field.removeprefix("target."))
        words = str(dict(lack.params).get("words", ""))
        assert all(word in said for word in words.split(", "))
