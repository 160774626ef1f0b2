"""The figures in the documentation are those that come out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from benchmarks.duplicate_names import (
    HEADER,
    Scores,
    best_threshold,
    counted,
    line,
    measured,
    token_set,
)

PAGE = Path(__file__).parents[3] / "docs/use/plan.md"


def test_the_table_of_the_documentation() -> None:
    text = PAGE.read_text()
    table = text[text.index(HEADER) :].split("\n\n")[0].splitlines()[2:]
    shown = [it for it in measured("held-out") if it.engine == "Comity" or it.script == "all"]
    assert sorted(table) == sorted(line(it) for it in shown)


def test_it_serves_better_than_what_one_would_use_instead() -> None:
    overall = {it.engine: it.f1 for it in measured("held-out") if it.script == "all"}
    assert max(overall, key=lambda it: overall[it]) == "Comity"


def test_the_figures_of_a_few_pairs() -> None:
    told = [(True, True), (True, True), (True, False), (False, True), (False, False)]
    scores = counted("it", "all", told)
    assert scores == Scores("it", "all", 5, found=2, wrong=1, missed=1)
    assert scores.precision == scores.recall == scores.f1 == pytest.approx(2 / 3)
    assert line(scores) == "| it | all | 5 | 0.67 | 0.67 | 0.67 |"


def test_the_threshold_of_the_baseline_is_of_the_tuning_half() -> None:
    assert re.fullmatch(r"0\.\d+", str(best_threshold(token_set)))
