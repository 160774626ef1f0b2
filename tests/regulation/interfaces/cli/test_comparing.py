"""`comity crosswalk`, `comity divergence`, `comity demo`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.cli.running import Comity


def test_a_crosswalk_gives_reasons(comity: Comity) -> None:
    ended = comity("crosswalk", "eu-ai-act", "kr-ai-basic-act", "--format", "json")
    walk = json.loads(ended.out)
    best = walk["mappings"][0]
    assert (best["left_citation"], best["right_citation"]) == ("Art. 50(4)", "Art. 31(3)")
    assert best["status"] == "suggested"
    assert "transparency.synthetic-content.deep-fake" in best["reasons"]["shared_concepts"]
    strengths = [mapping["strength"] for mapping in walk["mappings"]]
    assert strengths == sorted(strengths, reverse=True)


def test_crosswalk_formats_hold_the_same_mappings(comity: Comity) -> None:
    names = ("crosswalk", "eu-ai-act", "kr-ai-basic-act")
    plain = json.loads(comity(*names, "--format", "json").out)["mappings"]
    rows = list(csv.DictReader(io.StringIO(comity(*names, "--format", "csv").out)))
    assert [(row["left"], row["right"]) for row in rows] == [
        (mapping["left"], mapping["right"]) for mapping in plain
    ]


def test_divergence_adds_up_and_leaves_the_unknown_unknown(comity: Comity) -> None:
    ended = comity("divergence", "--in", "EU,KR,BR", "--on", "2027-12-02", "--format", "json")
    answer = json.loads(ended.out)
    assert answer["unknown"] == ["BR"]
    pairs = {(pair["left"], pair["right"]): pair for pair in answer["pairs"]}
    assert pairs["EU", "BR"]["divergence"] is None
    shares = sum(each["share"] for each in pairs["EU", "KR"]["concepts"])
    assert round(shares, 3) == round(pairs["EU", "KR"]["divergence"], 3)


def test_the_demo_answers_and_writes_its_report(comity: Comity, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    ended = comity("demo", "--output", report)
    assert ended.code == 0
    assert "EU, KR, CN, as of 2027-12-02" in ended.out
    assert "AI Act and AI Basic Act" in ended.out
    assert "Divergence as of 2027-12-02" in ended.out
    text = report.read_text()
    assert "Hospital triage assistant" in text
    assert "<script" not in text


def test_version_and_help(comity: Comity) -> None:
    assert comity("--version").out == "comity 0.1.0\n"
    assert "Exit codes:" in comity("--help").out
