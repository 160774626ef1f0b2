from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.hub.domain.byte_ranges import (
    Span,
    Unsatisfiable,
    asked_span,
    names_etag,
    still_applies,
)


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("bytes=0-0", Span(0, 1)),
        ("bytes=0-99", Span(0, 10)),
        ("bytes=3-5", Span(3, 6)),
        ("Bytes = 3-5", Span(3, 6)),
        ("bytes=9-", Span(9, 10)),
        ("bytes=-3", Span(7, 10)),
        ("bytes=-99", Span(0, 10)),
        ("", None),
        ("bytes", None),
        ("bytes=", None),
        ("bytes=-", None),
        ("bytes=5-3", None),
        ("bytes=0-1,4-5", None),
        ("lines=0-1", None),
        ("bytes=a-b", None),
        ("bytes=--3", None),
        ("bytes=1-2-3", None),
    ],
)
def test_one_range_is_read_and_anything_else_means_the_whole(
    header: str, span: Span | None
) -> None:
    assert asked_span(header, 10) == span


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=10-11", "bytes=-0", "bytes=999999-"])
def test_a_range_outside_the_file_can_not_be_had(header: str) -> None:
    with pytest.raises(Unsatisfiable):
        asked_span(header, 10)


def test_nothing_of_an_empty_file_can_be_had() -> None:
    with pytest.raises(Unsatisfiable):
        asked_span("bytes=0-", 0)
    assert asked_span("", 0) is None


@given(st.integers(0, 50), st.integers(0, 50), st.binary(min_size=1, max_size=40))
def test_a_range_is_what_a_slice_is(first: int, last: int, data: bytes) -> None:
    wanted = data[first : last + 1]
    if last < first:
        assert asked_span(f"bytes={first}-{last}", len(data)) is None
    elif wanted:
        span = asked_span(f"bytes={first}-{last}", len(data))
        assert span is not None
        assert data[span.start : span.end] == wanted
        assert len(span) == len(wanted)
    else:
        with pytest.raises(Unsatisfiable):
            asked_span(f"bytes={first}-{last}", len(data))


@given(st.text(max_size=30), st.integers(0, 2**40))
def test_no_header_does_harm(text: str, size: int) -> None:
    for header in (text, f"bytes={text}"):
        try:
            span = asked_span(header, size)
        except Unsatisfiable:
            continue
        assert span is None or 0 <= span.start < span.end <= size


def test_an_entity_tag_is_one_of_those_named() -> None:
    assert names_etag('"abc"', "abc")
    assert names_etag('W/"abc"', "abc")
    assert names_etag('"x", "abc"', "abc")
    assert names_etag("*", "abc")
    assert not names_etag('"x", "y"', "abc")
    assert not names_etag("", "abc")
    assert not names_etag("abc", "abc")


def test_a_range_is_only_for_who_has_the_beginning_of_this_very_content() -> None:
    assert still_applies("", "abc")
    assert still_applies('"abc"', "abc")
    assert not still_applies('W/"abc"', "abc")
    assert not still_applies('"abd"', "abc")
    assert not still_applies("Sat, 28 Nov 2026 05:00:00 GMT", "abc")
