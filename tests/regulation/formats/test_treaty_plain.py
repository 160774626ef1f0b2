from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from tests.regulation.small_treaty import CONSENTS, SIGNATURES, SOMEWHEN, TREATY, treaty_rules

from comity.regulation.formats.treaty_plain import COLUMNS, treaty_to_csv, treaty_to_plain


def plain(on: date, *actions: str) -> dict[str, Any]:
    rules = treaty_rules(*actions)
    return treaty_to_plain(rules.corpus.instrument(TREATY), rules.treaties.by_id[TREATY], on)


def test_on_a_day_before_the_third_consent() -> None:
    found = plain(date(2026, 3, 31), SIGNATURES, CONSENTS)
    assert found["in_force"] is False
    assert found["entry_into_force"] == {"earliest": "2026-08-01", "latest": "2026-08-01"}
    assert found["has"] == {"consents": [2, 2], "members": [2, 2]}
    assert found["missing"] == {"consents": 1, "members": 0}
    assert found["needs"] == {
        "consents": 3,
        "members": 2,
        "body": "COE",
        "entry": {"months": 3, "first_of_month": True, "citation": "Art. 8(1)"},
        "leaving": {"months": 1, "days": 15, "citation": "Art. 9"},
    }
    stands = {it["jurisdiction"]: (it["status"], it["next"]) for it in found["participants"]}
    assert stands == {
        "NO": ("contracting", "2026-08-01"), "US": ("signatory", None),
        "CH": ("contracting", "2026-08-01"),
    }  # fmt: skip
    assert [it["action"] for it in found["participants"][0]["actions"]] == [
        "signature", "ratification",
    ]  # fmt: skip


def test_what_is_not_known_is_null() -> None:
    two = CONSENTS.split("  - {jurisdiction: EU")[0]
    found = plain(date(2026, 9, 1), SIGNATURES, two, SOMEWHEN)
    assert found["in_force"] is None
    assert found["entry_into_force"] == {"earliest": "2026-08-01", "latest": "2026-10-01"}
    (iceland,) = (it for it in found["participants"] if it["jurisdiction"] == "IS")
    assert (iceland["status"], iceland["in_force"]) == (None, None)


def test_a_row_for_each_action_by_the_day() -> None:
    treaty = treaty_rules(SIGNATURES, CONSENTS).treaties.by_id[TREATY]
    rows = list(csv.DictReader(io.StringIO(treaty_to_csv(treaty, date(2026, 4, 15)))))
    assert [(row["jurisdiction"], row["action"]) for row in rows] == [
        ("NO", "signature"), ("US", "signature"), ("CH", "ratification"), ("NO", "ratification"),
        ("EU", "approval"),
    ]  # fmt: skip
    assert tuple(rows[0]) == COLUMNS
    assert rows[-1]["with_members"] == "True"
    assert rows[-1]["note"] == "By its own law."
    assert len(treaty_to_csv(treaty, date(2026, 4, 14)).splitlines()) == 1 + 4
