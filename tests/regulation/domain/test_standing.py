"""How hard AI is ruled where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.regulation.domain.small_instruments import STARTS, instrument, norm

from comity.regulation.domain.instruments import Instrument, Level, Period, Version
from comity.regulation.domain.standing import Standing, running_norms, standings
from comity.regulation.domain.treaty_actions import Delay, TreatyRule

DAY = date(2026, 6, 1)


def lineage(jurisdiction: str, on: date) -> tuple[str, ...]:
    return {"FR": ("FR", "EU"), "US-CA": ("US-CA", "US")}.get(jurisdiction, (jurisdiction,))


def binds(treaty: Instrument, jurisdiction: str, on: date) -> bool:
    return (treaty.id, jurisdiction) == ("treaty", "FR")


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
    found = standings([act], ("EU", "FR", "ZA"), DAY, lineage=lineage, binds=binds)
    assert found == {
        "EU": Standing("EU", ("act",), Level.GENERAL_DUTY, 2),
        "FR": Standing("FR", ("act",), Level.GENERAL_DUTY, 2),
        "ZA": Standing("ZA", (), None, 0),
    }


def test_what_is_recorded_but_not_begun_is_nothing_and_not_unknown() -> None:
    act = instrument("act", jurisdiction="EU", norms=(norm("art_1"),))
    before = date(2020, 1, 1)
    assert standings([act], ("EU",), before, lineage=lineage, binds=binds)["EU"] == Standing(
        "EU", ("act",), Level.NONE, 0
    )


def test_a_part_rules_itself_and_not_the_whole() -> None:
    act = instrument("act", jurisdiction="US-CA", norms=(norm("art_1"),))
    found = standings([act], ("US", "US-CA"), DAY, lineage=lineage, binds=binds)
    assert found["US"].level is None
    assert found["US-CA"].running == 1


def test_a_treaty_counts_for_whom_it_binds_alone() -> None:
    made = instrument("treaty", jurisdiction="EU", norms=(norm("art_1"),))
    rule = TreatyRule(consents=1, entry=Delay())
    versions = (Version(id="first"),)
    treaty = replace(made, treaty=rule, versions=versions, timetables={"general": (Period(),)})
    found = standings([treaty], ("EU", "FR"), DAY, lineage=lineage, binds=binds)
    assert found["FR"] == Standing("FR", ("treaty",), Level.GENERAL_DUTY, 1)
    assert found["EU"] == Standing("EU", (), None, 0)
    assert running_norms(treaty, DAY) == ()
    assert running_norms(treaty, DAY, entered=DAY) == treaty.provisions[0].norms
