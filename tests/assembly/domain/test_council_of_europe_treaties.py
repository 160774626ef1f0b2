"""Two conventions of the Council of Europe: five consents, three of them by its members, and the
first of the month after three months.

The Convention on Cybercrime (ETS 185): charts of the Treaty Office as of 3 December 2015
(www.coe.int/en/web/conventions/full-list/-/conventions/treaty/185/signatures), of 18 June 2004
(conventions.coe.int/Treaty/Commun/ChercheSig.asp?NT=185&CM=8&DF=18/06/04&CL=ENG; Hungary and
Lithuania) and of 13 March 2020 (netlawgic.com/cyber-crime-conventions; Andorra). All consents up to
the entry into force are here, and the first seventeen members of the chart by name that consented
later. The Framework Convention on Artificial Intelligence (CETS 225): the corpus.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.assembly.domain.treaty_tables import Row, act, actions, rows
from tests.shipped import rules_from_files

from comity.assembly.domain.entry_rules import Condition, EntryRule
from comity.assembly.domain.treaty_entry import AdoptedTreaty
from comity.assembly.domain.treaty_progress import World
from comity.regulation.domain.days import Days
from comity.regulation.domain.treaties import Status
from comity.regulation.domain.treaty_actions import ActionKind, Delay
from comity.regulation.domain.truth import Truth

SOURCE = "Treaty Office, chart of treaty 185"
CYBERCRIME_TABLE = rows(
    """
    AL 2001-11-23 r 2002-06-20 2004-07-01
    HR 2001-11-23 r 2002-10-17 2004-07-01
    EE 2001-11-23 r 2003-05-12 2004-07-01
    HU 2001-11-23 r 2003-12-04 2004-07-01
    LT -          r 2004-03-18 2004-07-01
    CY 2001-11-23 r 2005-01-19 2005-05-01
    BG 2001-11-23 r 2005-04-07 2005-08-01
    DK 2003-04-22 r 2005-06-21 2005-10-01
    FR 2001-11-23 r 2006-01-10 2006-05-01
    BA 2005-02-09 r 2006-05-19 2006-09-01
    AM 2001-11-23 r 2006-10-12 2007-02-01
    FI 2001-11-23 r 2007-05-24 2007-09-01
    AZ 2008-06-30 r 2010-03-15 2010-07-01
    GE 2008-04-01 r 2012-06-06 2012-10-01
    AT 2001-11-23 r 2012-06-13 2012-10-01
    BE 2001-11-23 r 2012-08-20 2012-12-01
    CZ 2005-02-09 r 2013-08-22 2013-12-01
    AD 2013-04-23 r 2016-11-16 2017-03-01
    GR 2001-11-23 - -          -
    """
)
THREE_MONTHS = Delay(months=3, first_of_month=True, citation="Art. 36(3)")
CYBERCRIME_RULE = EntryRule(
    conditions=(
        Condition(count=5, citation="Art. 36(3)"),
        Condition(count=3, body="COE", citation="Art. 36(3)"),
    ),
    delay=THREE_MONTHS,
    leaving=replace(THREE_MONTHS, citation="Art. 47(2)"),
)
CYBERCRIME = AdoptedTreaty(
    CYBERCRIME_RULE,
    actions(CYBERCRIME_TABLE, SOURCE),
    world=World(is_member=lambda party, body, on: True),
)
RULES = rules_from_files()
CONVENTION = RULES.treaties.by_id["coe-ai-convention"]
AI = AdoptedTreaty(
    EntryRule.of(CONVENTION.rule),
    CONVENTION.actions,
    world=World(is_member=CONVENTION.is_member),
)
CHECKED = date(2026, 9, 27)


def test_the_cybercrime_convention_entered_into_force_on_the_published_day() -> None:
    assert CYBERCRIME.entry.exact == date(2004, 7, 1)


@pytest.mark.parametrize("row", CYBERCRIME_TABLE, ids=lambda it: it.party)
def test_each_party_is_bound_from_the_published_day(row: Row) -> None:
    late = date(2020, 3, 13)
    assert CYBERCRIME.since(row.party, late) == row.in_force
    if row.in_force:
        before = row.in_force - timedelta(days=1)
        assert CYBERCRIME.status(row.party, before) is Status.CONTRACTING
        assert CYBERCRIME.status(row.party, row.in_force) is Status.PARTY
    else:
        assert CYBERCRIME.status(row.party, late) is Status.SIGNATORY


def test_five_of_whom_too_few_are_members_are_not_enough() -> None:
    outside = World(is_member=lambda party, body, on: party in ("AL", "HR"))
    few = replace(CYBERCRIME, world=outside)
    (members,) = few.still_required(date(2004, 3, 18)).conditions
    assert (members.condition.body, members.surely, members.missing) == ("COE", 2, 1)
    assert few.entry == Days()


def test_memberships_not_known_leave_it_open() -> None:
    unknown = replace(CYBERCRIME, world=World())
    assert unknown.entry == Days(date(2004, 7, 1), None)
    assert unknown.in_force("AL", date(2020, 1, 1)) is Truth.UNKNOWN


def test_the_ai_convention_has_one_consent_of_five() -> None:
    """As the corpus has it, checked on 27 September 2026: the European Union's, no member's."""
    assert len(AI.actions) >= 10
    required = AI.still_required(CHECKED)
    found = [(it.condition.count, it.surely, it.perhaps, it.missing) for it in required.conditions]
    assert found == [(5, 1, 1, 4), (3, 0, 0, 3)]
    assert required.entry == Days()
    assert AI.status("EU", CHECKED) is Status.CONTRACTING
    assert AI.status("GB", CHECKED) is Status.SIGNATORY
    assert AI.status("FR", CHECKED) is Status.NO_ACTION


@pytest.mark.parametrize("day", [date(2024, 9, 4), date(2025, 9, 3), date(2026, 5, 15), CHECKED])
def test_the_ai_convention_stands_as_regulation_says(day: date) -> None:
    for party in CONVENTION.participants:
        assert AI.status(party, day) is CONVENTION.status(party, day)
        assert AI.in_force(party, day) is CONVENTION.in_force(party, day)


def test_the_ai_convention_once_four_more_have_consented() -> None:
    """Supposed: nobody has given these consents."""
    supposed = [
        act(party, ActionKind.RATIFICATION, date(2026, 10, 5), source="supposed")
        for party in ("NO", "CH", "UA", "US")
    ]
    then = replace(AI, actions=(*AI.actions, *supposed))
    assert then.entry.exact == date(2027, 2, 1)
    assert then.entry == replace(CONVENTION, actions=then.actions).entry
    assert then.still_required(CHECKED) == AI.still_required(CHECKED)
