"""`comity obligations`, as somebody at a terminal sees it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.cli.running import Comity


def test_the_answer_comes_first_and_names_its_sources(comity: Comity, triage: Path) -> None:
    ended = comity("obligations", triage, "--in", "EU,KR,CN", "--on", "2027-12-02")
    assert ended.code == 0
    headline, counts = ended.out.splitlines()[:2]
    assert headline == (
        "Hospital triage assistant on a general-purpose model, EU, KR, CN, as of 2027-12-02"
    )
    assert "apply" in counts
    assert "undetermined" in counts
    assert "\nAI Act\neu-ai-act, EU, version 2026, followed up to 2026-11-22\n" in ended.out
    assert "Art. 9(1)" in ended.out
    assert "Ask next" in ended.out


def test_json_holds_every_finding_with_its_support(comity: Comity, triage: Path) -> None:
    ended = comity(
        "obligations", triage, "--in", "EU", "--on", "2027-12-02", "--format", "json", "--explain"
    )
    answer = json.loads(ended.out)
    assert answer["question"]["jurisdictions"] == ["EU"]
    by_norm = {finding["norm"]: finding for finding in answer["findings"]}
    risk = by_norm["art_9__para_1"]
    assert (risk["outcome"], risk["since"], risk["version"]) == ("applies", "2027-12-02", "2026")
    assert risk["citation"] == "Art. 9(1)"
    assert risk["confidence"] == "verified-text"
    assert [set(each) for each in risk["support"]] == [{"text", "lines", "hash"}]
    assert risk["proof"]["truth"] == "true"
    learning = by_norm["art_15__para_4.feedback"]
    assert learning["outcome"] == "undetermined"
    assert {answer["fact"] for each in learning["deciding"] for answer in each["answers"]} == {
        "system.continues_learning"
    }


def test_csv_has_a_row_for_each_finding(comity: Comity, triage: Path) -> None:
    as_json = comity("obligations", triage, "--in", "KR", "--format", "json")
    as_csv = comity("obligations", triage, "--in", "KR", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(as_csv.out)))
    findings = json.loads(as_json.out)["findings"]
    assert [row["norm"] for row in rows] == [finding["norm"] for finding in findings]
    assert [row["outcome"] for row in rows] == [finding["outcome"] for finding in findings]


def test_a_member_state_is_reached_by_the_rules_of_its_union(comity: Comity, triage: Path) -> None:
    ended = comity("obligations", triage, "--in", "FR", "--format", "json")
    read = {instrument["id"] for instrument in json.loads(ended.out)["instruments"]}
    assert {"eu-ai-act", "eu-gpai-code-of-practice", "coe-ai-convention"} <= read
    assert {it.partition("-")[0] for it in read} == {"eu", "coe", "fr"}
    convention = {it["id"]: it for it in json.loads(ended.out)["instruments"]}["coe-ai-convention"]
    assert convention["treaty"]["in_force"] is False
    assert [(it["by"], it["status"]) for it in convention["treaty"]["standings"]] == [
        ("EU", "contracting")
    ]


def test_a_jurisdiction_without_instruments_is_unknown_not_free_of_duties(
    comity: Comity, triage: Path
) -> None:
    ended = comity("obligations", triage, "--in", "LK")
    assert ended.code == 0
    assert "? LK: no instrument is loaded; nothing is known of its rules." in ended.out
    assert "0 apply" not in ended.out


def test_a_bill_makes_nothing_known(comity: Comity, triage: Path) -> None:
    ended = comity("obligations", triage, "--in", "BR")
    text = " ".join(ended.out.split())
    assert "? BR: no instrument that binds it is loaded; nothing is known of its rules." in text
    assert "Read too, and nothing in them applies or is open: AI bill of Brazil" in text
    assert "0 apply" not in text


def test_what_bodies_declared_is_named_and_read_for_the_body_alone(
    comity: Comity, triage: Path
) -> None:
    ended = comity("obligations", triage, "--in", "KR", "--format", "json")
    answer = json.loads(ended.out)
    assert "g20-ai-principles-2019" in answer["declared_by_bodies"]["KR"]
    assert {it["jurisdiction"] for it in answer["instruments"]} <= {"KR", "COE"}
    assert "To read them: --in G20," in " ".join(
        comity("obligations", triage, "--in", "KR").out.split()
    )
    body = json.loads(comity("obligations", triage, "--in", "G20", "--format", "json").out)
    assert "g20-ai-principles-2019" in {it["id"] for it in body["instruments"]}


def test_a_treaty_that_only_was_signed_makes_nothing_known(comity: Comity, triage: Path) -> None:
    ended = comity("obligations", triage, "--in", "NO", "--on", "2026-09-27", "--explain", "--all")
    assert "No instrument that binds is loaded for it." in ended.out
    assert (
        "? NO: no instrument that binds it is loaded; nothing is known of its rules." in ended.out
    )
    assert "0 apply" not in ended.out
    text = " ".join(ended.out.split())
    assert "Norway: signed, but no consent to be bound is on record." in text
    assert "Art. 8 Party, duty Adopt or maintain measures" in text
    assert text.count("– Not in force (Art. 30(3)): 1 of 5 expressions of consent") == 55


def test_html_goes_to_a_file_whole(comity: Comity, triage: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    ended = comity("obligations", triage, "--in", "EU", "--format", "html", "--output", page)
    assert ended.code == 0
    text = page.read_text()
    assert text.lower().startswith("<!doctype html>")
    assert "Art. 9(1)" in text
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["report.html"]
