"""Tables of what parties did about a treaty, line by line."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.assembly.formats.csv_lines import BrokenLine
from comity.assembly.formats.deeds_csv import DeedLine, read_deeds
from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.confidence import Confidence
from comity.regulation.domain.treaty_actions import ActionKind

HEADER = "party,kind,on,until,source,opposes_entry,confidence,struck_at,text\n"


def test_a_line_is_a_deed() -> None:
    source = f"{HEADER}KE,ratification,2026-03,2026-05,Note,,,,'=Noted\n".encode()
    (line,) = read_deeds(source)
    assert isinstance(line, DeedLine)
    assert (line.line, line.is_struck) == (2, False)
    deed = line.deed
    assert (deed.party, deed.kind, deed.on.text, deed.until and deed.until.text) == (
        "KE",
        ActionKind.RATIFICATION,
        "2026-03",
        "2026-05",
    )
    assert (deed.source, deed.text) == ("Note", "=Noted")
    assert deed.confidence is Confidence.UNKNOWN


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("KE,ratified,2026-03-01,,Note,,,,", "deed-kind-unknown"),
        ("KE,ratification,1 March,,Note,,,,", "date-not-iso"),
        ("KE,ratification,2026-03-01,2025,Note,,,,", "deed-days"),
        ("KE,ratification,2026-03-01,,,,,,", "csv-cell-empty"),
        ("KE,ratification,2026-03-01,,Note,perhaps,,,", "csv-flag-unknown"),
        ("KE,ratification,2026-03-01,,Note,,sure,,", "csv-confidence-unknown"),
        ("KE,ratification", "csv-cells"),
    ],
)
def test_what_is_wrong_in_a_line_is_told_with_its_place(line: str, message: str) -> None:
    (broken,) = read_deeds(f"{HEADER}{line}\n".encode())
    assert isinstance(broken, BrokenLine)
    assert (broken.line, broken.name, broken.error.message.id) == (2, "KE", message)


def test_a_column_that_is_needed() -> None:
    with pytest.raises(InvalidInput) as error:
        read_deeds(b"party,kind,on\nKE,signature,2026\n")
    assert error.value.message.id == "csv-column-missing"


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(source: bytes) -> None:
    with suppress(InvalidInput):
        found = read_deeds(HEADER.encode() + source)
        places = [each.line for each in found]
        assert places == sorted(set(places))
        assert places[0] >= 2
