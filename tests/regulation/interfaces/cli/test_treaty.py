"""`comity treaty`."""

from __future__ import annotations

import csv
import io
import json

from tests.cli.running import Comity

CONVENTION = "coe-ai-convention"


def test_it_says_what_is_missing_and_who_did_what(comity: Comity) -> None:
    ended = comity("treaty", CONVENTION, "--on", "2026-09-27")
    assert ended.code == 0
    lines = [" ".join(line.split()) for line in ended.out.splitlines()]
    assert (
        "Not in force (Art. 30(3)): 1 of 5 expressions of consent, 0 of 3 by members "
        "(Council of Europe)." in lines
    )
    assert "Missing: 4, at least 3 of them by members." in lines
    assert "Consented; not in force for them, 1" in lines
    assert "approval 2026-05-15; binds its members too" in lines
    assert "Signatories, 20" in lines
    assert "MK North Macedonia signature 2026-05-08 (one secondary source)" in lines
    assert not any(line.startswith("FR ") for line in lines)


def test_as_of_an_earlier_day(comity: Comity) -> None:
    ended = comity("treaty", CONVENTION, "--on", "2025-12-01")
    assert "Signatories, 17" in ended.out
    assert "Not known, 1" in ended.out
    assert "Missing: 5, at least 3 of them by members." in ended.out
    assert "approval" not in ended.out


def test_a_day_up_to_which_it_was_not_followed_is_said(comity: Comity) -> None:
    words = "! What was done after that day is not known here."
    assert words in comity("treaty", CONVENTION, "--on", "2026-09-28").out
    assert words not in comity("treaty", CONVENTION, "--on", "2026-09-27").out


def test_formats_hold_the_same_actions(comity: Comity) -> None:
    asked = ("treaty", CONVENTION, "--on", "2026-09-27", "--format")
    plain = json.loads(comity(*asked, "json").out)
    rows = list(csv.DictReader(io.StringIO(comity(*asked, "csv").out)))
    told = {
        (it["jurisdiction"], each["action"], each.get("number", 1))
        for it in plain["participants"]
        for each in it["actions"]
    }
    assert told == {(it["jurisdiction"], it["action"], int(it["number"])) for it in rows}
    assert plain["in_force"] is False
    assert plain["missing"] == {"consents": 4, "members": 3}


def test_what_is_no_treaty(comity: Comity) -> None:
    ended = comity("treaty", "eu-ai-act")
    assert (ended.code, ended.out) == (3, "")
    assert ended.err == "comity: eu-ai-act is no treaty.\n"
    assert comity("treaty", "coe-ai").code == 4
