"""Checks of readings, numbering, days and duplicates: each problem in an act otherwise whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.regulation.domain.small_instruments import instrument, norm

from comity.regulation.domain.day_checks import check_days
from comity.regulation.domain.duplicate_norms import check_duplicates
from comity.regulation.domain.instruments import (
    Instrument,
    InstrumentKind,
    InstrumentStatus,
    Numbering,
    Period,
    Text,
    TextStructure,
    Version,
)
from comity.regulation.domain.reading_checks import check_numbering, check_readings
from comity.regulation.domain.readings import Aspect, Disagreement, Reading, Resolution

ACT = instrument("act", norms=(norm("art_1"), norm("art_2")))
READING = Reading(read_on=date(2026, 11, 27), encoder="A", reader="B", norms={"art_1": ""})
TEXT = Text(
    id="t", version="first", language="en", official=True, structure=TextStructure.EU,
    sha256="0" * 64,
)  # fmt: skip
RULE = Numbering(level=0, unit="art", opens="Article {1}")


def faults(check: Any, act: Instrument) -> list[str]:  # noqa: ANN401
    return [problem.error.message.id for problem in check(act, ("instruments", "act"))]


def said(**changes: Any) -> list[str]:  # noqa: ANN401
    return faults(check_readings, replace(ACT, readings=(replace(READING, **changes),)))


def about(id: str, resolution: Resolution, **changes: Any) -> Disagreement:  # noqa: ANN401
    return Disagreement(
        norm=id, aspect=Aspect.BEARER, found={"en": "x"}, resolution=resolution, **changes
    )


def test_readings() -> None:
    assert said() == []
    assert said(reader="A") == ["reader-is-encoder"]
    assert said(text="gone") == ["unknown-text"]
    assert said(norms={"art_9": ""}) == ["no-such-norm"]
    assert said(disagreements=(about("art_1", Resolution.CORRECTED),)) == []
    assert said(disagreements=(about("art_9", Resolution.REMOVED),)) == []
    assert said(disagreements=(about("art_9", Resolution.ADDED),)) == ["disagreement-against-norms"]
    assert said(disagreements=(about("art_1", Resolution.REMOVED),)) == [
        "disagreement-against-norms"
    ]
    assert said(disagreements=(about("art_1", Resolution.KEPT),)) == ["kept-without-reason"]
    assert said(disagreements=(about("art_1", Resolution.KEPT, note={"en": "y"}),)) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"numbering": (RULE,)}, ["numbering-and-outline"]),
        ({"structure": TextStructure.OUTLINE}, ["numbering-and-outline"]),
        ({"structure": TextStructure.OUTLINE, "numbering": (RULE,)}, []),
        (
            {"structure": TextStructure.OUTLINE, "numbering": (replace(RULE, line=3),)},
            ["numbering-by-words-or-line"],
        ),
        (
            {"structure": TextStructure.OUTLINE, "numbering": (replace(RULE, opens=None),)},
            ["numbering-by-words-or-line"],
        ),
    ],
)
def test_numbering(changes: dict[str, Any], expected: list[str]) -> None:
    assert faults(check_numbering, replace(ACT, texts=(replace(TEXT, **changes),))) == expected


def days(**changes: Any) -> list[str]:  # noqa: ANN401
    return faults(check_days, replace(ACT, **changes))


def test_nothing_applies_before_it_was_adopted() -> None:
    adopted = date(2026, 6, 1)
    version = Version(id="first", in_force=date(2026, 7, 1), adopted=adopted)
    early = {"general": (Period(start=date(2026, 5, 31)),)}
    assert days(versions=(version,), timetables={"general": (Period(start=adopted),)}) == []
    assert days(versions=(version,), timetables=early) == ["applies-before-adoption"]
    assert days(versions=(replace(version, in_force=date(2026, 5, 1)),), timetables={}) == [
        "applies-before-adoption"
    ]


def test_only_what_is_proposed_may_lack_a_day_and_it_may_have_none() -> None:
    dayless, dated = (Version(id="first"),), (Version(id="first", in_force=date(2026, 1, 1)),)
    proposed = {"status": InstrumentStatus.PROPOSED, "timetables": {"general": ()}}
    assert days(versions=dayless) == ["version-without-day"]
    assert days(versions=dayless, **proposed) == []
    assert days(versions=dated, **proposed) == ["proposed-in-force"]
    assert days(versions=dated, kind=InstrumentKind.BILL) == ["proposed-in-force"]


def test_a_norm_that_says_the_same_is_found() -> None:
    twice = instrument(
        "act",
        norms=(norm("art_1", summary={"en": "Do it."}), norm("art_2", summary={"en": "do  it."})),
    )
    assert faults(check_duplicates, twice) == ["duplicate-norm"]
    other = instrument(
        "act",
        norms=(
            norm("art_1", summary={"en": "Do it."}),
            norm("art_2", summary={"en": "Do it."}, timetable="late"),
            norm("art_3", summary={"en": "Do it."}, when="big"),
            norm("art_4", summary={"en": "Do it."}, bearer="user"),
        ),
    )
    assert faults(check_duplicates, other) == []
