from __future__ import annotations

from comity.regulation.domain.imports.imported import (
    Repeated,
    TextLine,
    headings,
    missing_numbers,
    repeated_tops,
    told_apart,
    with_tops,
)


def line(unit: str, *opens: str, source: int = 0, heading: str = "") -> TextLine:
    return TextLine(opens, unit, "words", source, heading)


def test_articles_that_stand_twice() -> None:
    lines = [
        line("art_1", "art_1", source=1),
        line("art_1__para_1", "art_1__para_1", source=2),
        line("art_1__para_1", "art_1__para_1", source=3),
        line("art_1", "art_1", source=9),
    ]
    assert [*repeated_tops(lines)] == [Repeated("art_1", "words", 1, 9)]


def test_the_third_of_a_name_and_what_stands_under_it() -> None:
    lines = [
        line("art_1", "art_1", source=1),
        line("art_1__point_a", "art_1__point_a", source=2),
        line("art_1__point_a", "art_1__point_a", source=3),
        line("art_1__point_a", source=4),
        line("art_1__point_a__point_i", "art_1__point_a", "art_1__point_a__point_i", source=5),
        line("art_1__point_a__point_i", source=6),
        line("art_1", source=7),
    ]
    result, repeated = told_apart(lines)
    assert [(it.opens, it.unit) for it in result] == [
        (("art_1",), "art_1"),
        (("art_1__point_a",), "art_1__point_a"),
        (("art_1__point_a.2",), "art_1__point_a.2"),
        ((), "art_1__point_a.2"),
        (
            ("art_1__point_a.3", "art_1__point_a.3__point_i"),
            "art_1__point_a.3__point_i",
        ),
        ((), "art_1__point_a.3__point_i"),
        ((), "art_1"),
    ]
    assert [(it.eid, it.first, it.again) for it in repeated] == [
        ("art_1__point_a.2", 2, 3),
        ("art_1__point_a.3", 2, 5),
    ]


def test_a_unit_without_a_top_gets_one() -> None:
    lines = [line("att_1__point_1", "att_1__point_1"), line("att_1__point_2", "att_1__point_2")]
    assert [it.opens for it in with_tops(lines)] == [
        ("att_1", "att_1__point_1"),
        ("att_1__point_2",),
    ]


def test_numbers_that_are_missing() -> None:
    assert missing_numbers(["art_2", "art_3", "art_5", "art_5a", "annex_I"]) == ("art_4",)
    assert missing_numbers(["sec_1", "sec_9"]) == ()
    assert missing_numbers(["art_1", "art_99999999999999999999"]) == ()


def test_headings_are_those_of_the_first_unit_opened() -> None:
    lines = [line("art_1__para_1", "art_1", "art_1__para_1", heading="Lids"), line("art_2")]
    assert headings(lines) == {"art_1": "Lids"}
