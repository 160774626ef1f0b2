"""How hard AI is ruled where."""

from __future__ import annotations

from datetime import date

from tests.regulation.domain.small_instruments import STARTS, instrument, norm

from comity.regulation.domain.instruments import Level, Period
from comity.regulation.domain.standing import Standing, standings

DAY = date(2026, 6, 1)


def lineage(jurisdiction: str, on: date) -> tuple[str, ...]:
    return {"FR": ("FR", "EU"), "US-CA": ("US-CA", "US")}.get(jurisdiction, (jurisdiction,))


def test_the_hardest_running_norm_counts_and_all_are_counted() -> None:
    norms = (
        norm("art_1", level=Level.ENCOURAGED),
        norm("art_2", level=Level.GENERAL_DUTY),
        norm("art_3", level=Level.DUTY_WITH_PENALTY, timetable="later"),
    )
    timetables = {
        "general": (Period(start=STARTS),),
        "later": (Period(start=date(2027, 1, 1)),),
    }
    act = instrument("act", jurisdiction="EU", norms=norms, timetables=timetables)
    found = standings([act], ("EU", "FR", "ZA"), DAY, lineage=lineage)
    assert found == {
        "EU": Standing("EU", ("act",), Level.GENERAL_DUTY, 2),
        "FR": Standing("FR", ("act",), Level.GENERAL_DUTY, 2),
        "ZA": Standing("ZA", (), None, 0),
    }


def test_what_is_recorded_but_not_begun_is_nothing_and_not_unknown() -> None:
    act = instrument("act", jurisdiction="EU", norms=(norm("art_1"),))
    before = date(2020, 1, 1)
    assert standings([act], ("EU",), before, lineage=lineage)["EU"] == Standing(
        "EU", ("act",), Level.NONE, 0
    )


def test_a_part_rules_itself_and_not_the_whole() -> None:
    act = instrument("act", jurisdiction="US-CA", norms=(norm("art_1"),))
    found = standings([act], ("US", "US-CA"), DAY, lineage=lineage)
    assert found["US"].level is None
    assert found["US-CA"].running == 1
