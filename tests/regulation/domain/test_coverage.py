"""Coverage of jurisdictions by rules on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.regulation.domain.small_instruments import STARTS, instrument, norm

from comity.kernel.domain.errors import UnknownName
from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.coverage import coverage, in_force
from comity.regulation.domain.coverage_table import Basis, Coverage, CoveringNorm
from comity.regulation.domain.instruments import (
    Instrument,
    InstrumentKind,
    InstrumentStatus,
    Level,
    Modality,
    Period,
)
from comity.regulation.domain.treaty_actions import Delay, TreatyRule

CONCEPTS = (
    Concept(id="label", labels={}, definition={}),
    Concept(id="label.deep-fake", labels={}, definition={}, broader="label"),
    Concept(id="log", labels={}, definition={}),
)
DAY = date(2026, 6, 1)
CHECKED = date(2026, 11, 22)


def lineage(jurisdiction: str, on: date) -> tuple[str, ...]:
    return (jurisdiction, "EU") if jurisdiction in ("FR", "DE") else (jurisdiction,)


def table(*instruments: Instrument, on: date = DAY, rolled_up: bool = False) -> Coverage:
    return coverage(
        instruments,
        ("EU", "FR", "KR", "ZA"),
        on,
        lineage=lineage,
        binds=lambda treaty, jurisdiction, on: (treaty.id, jurisdiction) == ("treaty", "FR"),
        concepts=CONCEPTS,
        rolled_up=rolled_up,
    )


def test_the_highest_level_counts_and_leads_to_its_norms() -> None:
    act = instrument(
        "act",
        norms=(
            norm("art_1", concepts=("label",), level=Level.CONDITIONAL_DUTY),
            norm("art_2", concepts=("label",), level=Level.DUTY_WITH_PENALTY),
        ),
    )
    found = table(act)
    assert found.level("KR", "label") is Level.DUTY_WITH_PENALTY
    assert found.norms("KR", "label") == (
        CoveringNorm("act", "art_2", "label", Level.DUTY_WITH_PENALTY),
        CoveringNorm("act", "art_1", "label", Level.CONDITIONAL_DUTY),
    )


def test_nothing_found_is_0_and_names_what_was_read_but_nothing_loaded_is_unknown() -> None:
    found = table(instrument("act", norms=(norm("art_1", concepts=("label",)),)))
    assert found.levels("KR") == {"label": Level(3), "label.deep-fake": Level(0), "log": Level(0)}
    assert found.bases["KR"] == Basis(("act",), (), CHECKED)
    assert found.level("ZA", "label") is None
    assert found.levels("ZA") is None
    assert found.norms("ZA", "label") == ()
    assert found.bases["ZA"] == Basis((), (), None)


def test_a_member_is_covered_by_its_bloc_and_not_the_other_way_round() -> None:
    found = table(
        instrument("bloc", jurisdiction="EU", norms=(norm("art_1", concepts=("label",)),)),
        instrument("own", jurisdiction="FR", norms=(norm("art_1", concepts=("log",)),)),
    )
    assert found.levels("FR") == {"label": Level(3), "label.deep-fake": Level(0), "log": Level(3)}
    assert found.levels("EU") == {"label": Level(3), "label.deep-fake": Level(0), "log": Level(0)}
    assert found.bases["FR"].in_force == ("own", "bloc")


def test_prohibitions_count_like_duties() -> None:
    forbidden = norm(
        "art_5", concepts=("label",), modality=Modality.MUST_NOT, level=Level.DUTY_WITH_PENALTY
    )
    assert table(instrument("act", norms=(forbidden,))).level("KR", "label") == 4


@pytest.mark.parametrize(
    ("day", "level"),
    [
        (date(2026, 2, 28), 0),
        (date(2026, 3, 1), 3),
        (date(2026, 8, 31), 3),
        (date(2026, 9, 1), 0),
    ],
)
def test_a_norm_counts_from_its_first_day_until_the_day_before_its_end(
    day: date, level: int
) -> None:
    act = instrument(
        "act",
        norms=(norm("art_1", concepts=("log",)),),
        timetables={"general": (Period(start=date(2026, 3, 1), until=date(2026, 9, 1)),)},
    )
    assert table(act, on=day).level("KR", "log") == level


def test_a_period_for_some_cases_counts() -> None:
    act = instrument(
        "act",
        norms=(norm("art_1", concepts=("log",)),),
        timetables={"general": (Period(start=STARTS, when="high"), Period(start=date(2028, 1, 1)))},
    )
    assert table(act).level("KR", "log") == 3


@pytest.mark.parametrize(
    ("kind", "status", "day", "expected"),
    [
        (InstrumentKind.STATUTE, InstrumentStatus.IN_FORCE, DAY, True),
        (InstrumentKind.STATUTE, InstrumentStatus.PARTLY_APPLICABLE, DAY, True),
        (InstrumentKind.STATUTE, InstrumentStatus.IN_FORCE, date(2025, 12, 31), False),
        (InstrumentKind.BILL, InstrumentStatus.IN_FORCE, DAY, False),
        (InstrumentKind.STATUTE, InstrumentStatus.PROPOSED, DAY, False),
        (InstrumentKind.STATUTE, InstrumentStatus.WITHDRAWN, DAY, False),
    ],
)
def test_what_is_in_force(
    kind: InstrumentKind, status: InstrumentStatus, day: date, expected: bool
) -> None:
    act = instrument("act", kind=kind, status=status, norms=(norm("art_1", concepts=("log",)),))
    assert in_force(act, day) is expected
    found, bill = table(act, on=day), act.never_binds
    assert found.level("KR", "log") == (3 if expected else None if bill else 0)
    assert found.bases["KR"].not_in_force == (() if expected or bill else ("act",))
    assert found.bases["KR"].proposed == (("act",) if bill else ())


@pytest.mark.parametrize(
    "status",
    [InstrumentStatus.REPEALED, InstrumentStatus.SUPERSEDED, InstrumentStatus.IN_FORCE],
)
@pytest.mark.parametrize(
    ("day", "expected"), [(date(2026, 5, 13), True), (date(2026, 5, 14), False), (CHECKED, False)]
)
def test_what_has_ended_counts_until_the_day_before(
    status: InstrumentStatus, day: date, expected: bool
) -> None:
    act = instrument(
        "act",
        status=status,
        ended=date(2026, 5, 14),
        norms=(norm("art_1", concepts=("log",)),),
    )
    assert in_force(act, day) is expected
    found = table(act, on=day)
    assert found.level("KR", "log") == (3 if expected else 0)
    assert found.bases["KR"] == Basis(
        *((("act",), (), CHECKED) if expected else ((), ("act",), None))
    )


def test_what_ended_before_it_applied_never_counts() -> None:
    act = instrument(
        "act",
        ended=date(2026, 5, 14),
        norms=(norm("art_1", concepts=("log",)),),
        timetables={"general": (Period(start=date(2026, 6, 30)),)},
    )
    for day in (date(2026, 5, 13), date(2026, 6, 30), date(2030, 1, 1)):
        assert table(act, on=day).level("KR", "log") == 0


def test_a_roll_up_counts_what_stands_below_and_keeps_the_concept_that_was_named() -> None:
    act = instrument("act", norms=(norm("art_1", concepts=("label.deep-fake",)),))
    assert table(act).level("KR", "label") == 0
    rolled = table(act, rolled_up=True)
    assert rolled.level("KR", "label") == 3
    assert rolled.norms("KR", "label") == (
        CoveringNorm("act", "art_1", "label.deep-fake", Level(3)),
    )


def test_what_the_table_does_not_hold_is_an_error() -> None:
    found = table()
    with pytest.raises(UnknownName):
        found.level("XX", "label")
    with pytest.raises(UnknownName):
        found.level("KR", "labels")


def treaty(**changes: Any) -> Instrument:  # noqa: ANN401
    """Made under the Union, and in force for France alone: see `table`."""
    made = instrument("treaty", jurisdiction="EU", norms=(norm("art_1", concepts=("log",)),))
    rule = TreatyRule(consents=1, entry=Delay())
    return replace(made, kind=InstrumentKind.TREATY, treaty=rule, **changes)


def test_a_treaty_counts_for_whom_it_binds_and_not_for_members_of_what_it_was_made_under() -> None:
    found = table(treaty(timetables={"general": (Period(),)}))
    assert found.level("FR", "log") == 3
    assert found.bases["FR"] == Basis(("treaty",), (), CHECKED)
    assert found.level("EU", "log") is None, "a treaty that does not bind makes nothing known"
    assert found.bases["EU"] == Basis((), (), None)


def test_a_period_of_a_treaty_may_have_a_first_day_of_its_own() -> None:
    late = {"general": (Period(start=date(2026, 9, 1)),)}
    assert table(treaty(timetables=late)).level("FR", "log") == 0
    assert table(treaty(timetables=late), on=date(2026, 9, 1)).level("FR", "log") == 3
