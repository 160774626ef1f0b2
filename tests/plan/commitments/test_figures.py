"""The figures in the documentation are those that come out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.gate_words import HEADER, Scores, line, measured

from comity.plan.domain.gate_lists.lists import LANGUAGES

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs/use/plan.md"


def test_the_table_of_the_documentation_is_what_the_command_prints() -> None:
    text = PAGE.read_text()
    table = text[text.index(HEADER) :].split("\n\n")[0]
    command = [sys.executable, "-m", "benchmarks.gate_words"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert table == printed.rstrip("\n")


def test_no_good_commitment_is_refused_and_most_others_are_in_each_language() -> None:
    for half in ("held-out", "tuning"):
        told = {it.language: it for it in measured(half)}
        assert list(told) == [*LANGUAGES, "all"]
        assert [it.wrong for it in told.values()] == [0] * 7
        assert min(it.recall for it in told.values()) > 0.7


def test_the_figures_of_a_few() -> None:
    scores = Scores("xx", 10, found=3, wrong=1, missed=2)
    assert (scores.precision, scores.recall) == (0.75, 0.6)
    assert line(scores) == "| xx | 10 | 3 | 2 | 1 | 0.75 | 0.60 |"
    nothing = Scores("xx", 0, found=0, wrong=0, missed=0)
    assert (nothing.precision, nothing.recall) == (1.0, 1.0)
