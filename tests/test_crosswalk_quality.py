"""The ranking figures of the cross-walk benchmark, against values worked out by hand."""

from __future__ import annotations

from math import log2
from pathlib import Path

import pytest
from benchmarks.crosswalk_quality import FOLDER, figures, run


def test_the_figures_of_two_small_rankings() -> None:
    ranking = {"a": ["x", "p", "y", "q"], "b": ["p"] + ["-"] * 9 + ["q"], "unasked": []}
    recall, mrr, ndcg, mean = figures(ranking, {"a": {"p", "q"}, "b": {"q"}})
    ideal = 1 + 1 / log2(3)
    assert recall == (1 + 0) / 2
    assert mrr == pytest.approx((1 / 2 + 1 / 11) / 2)
    assert ndcg == pytest.approx((1 / log2(3) + 1 / log2(5)) / ideal / 2)
    assert mean == pytest.approx(((1 / 2 + 2 / 4) / 2 + 1 / 11) / 2)


def test_without_a_folder_it_says_that_it_was_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(FOLDER, raising=False)
    assert run() == []
    assert f"skipped, as {FOLDER} names no folder" in capsys.readouterr().out


def test_every_engine_ranks_every_set(tmp_path: Path) -> None:
    (tmp_path / "small.json").write_text(
        '{"name": "small", "left": {"l": "Report incidents"}, "pairs": [["l", "r"]],'
        ' "right": {"r": "Incident reporting", "s": "Human oversight"}}'
    )
    assert [(row.engine, row.mrr) for row in run(tmp_path)] == [
        ("TF-IDF cosine", 1.0),
        ("BM25", 1.0),
        ("Comity", 1.0),
    ]
