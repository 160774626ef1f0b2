"""Lists of members as CSV, line by line."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.assembly.formats.csv_lines import BrokenLine
from comity.assembly.formats.members_csv import MemberLine, read_members, weight_of
from comity.kernel.domain.errors import InvalidInput


def test_a_line_has_its_place_even_after_lines_in_quotes() -> None:
    source = (
        b"name,kind,jurisdiction,class,weight.share\r\n"
        b'"Lab of\nTwo Lines",research-institute,CH,member,25/2\r\n'
        b"\r\n"
        b"Works,company,CH\r\n"
        b",company,CH,member,\r\n"
        b"Club,ngo,CH,observer,\r\n"
    )
    first, short, nameless, last = read_members(source)
    assert isinstance(first, MemberLine)
    assert (first.line, first.name, first.weights) == (
        2,
        "Lab of\nTwo Lines",
        {"share": Fraction(25, 2)},
    )
    assert isinstance(short, BrokenLine)
    assert isinstance(nameless, BrokenLine)
    assert [(it.line, it.error.message.id) for it in (short, nameless)] == [
        (5, "csv-cells"),
        (6, "csv-cell-empty"),
    ]
    assert isinstance(last, MemberLine)
    assert (last.line, last.weights, last.admitted_on) == (7, {}, None)


@pytest.mark.parametrize("text", ["-1", "1e5", "1/0", "a", "", "1_000", "x" * 70, "٣", "nan"])
def test_what_is_no_weight(text: str) -> None:
    with pytest.raises(InvalidInput):
        weight_of(text)


@given(st.fractions(0, 10**9, max_denominator=10**6))
def test_weights_are_read_as_they_are_written(value: Fraction) -> None:
    assert weight_of(str(value)) == value


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(source: bytes) -> None:
    with suppress(InvalidInput):
        found = read_members(b"name,kind,jurisdiction,class\n" + source)
        places = [each.line for each in found]
        assert places == sorted(set(places))
        assert places[0] >= 2
