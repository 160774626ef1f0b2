"""The United Nations Convention on the Use of Electronic Communications in International Contracts:
three consents, and the first of the month after six months (Art. 23).

Status pages of UNCITRAL (www.uncitral.org/uncitral/fr/uncitral_texts/electronic_commerce/
2005Convention_status.html, three and five parties: complete) and the record of the United Nations
Treaty Collection (treaties.un.org, showDetails, objid 0800000280058127; I-50525).
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.assembly.domain.treaty_tables import Row, actions, rows

from comity.assembly.domain.entry_rules import Condition, EntryRule
from comity.assembly.domain.treaty_entry import AdoptedTreaty
from comity.regulation.domain.treaties import Status
from comity.regulation.domain.treaty_actions import Delay

TABLE = rows(
    """
    CF 2006-02-27 - -          -
    SN 2006-04-07 - -          -
    LB 2006-05-22 - -          -
    CN 2006-07-06 - -          -
    SG 2006-07-06 r 2010-07-07 2013-03-01
    LK 2006-07-06 - -          -
    MG 2006-09-19 - -          -
    SL 2006-09-21 - -          -
    PY 2007-03-26 - -          -
    RU 2007-04-25 A 2014-01-06 2014-08-01
    PA 2007-09-25 - -          -
    PH 2007-09-25 - -          -
    IR 2007-09-26 - -          -
    CO 2007-09-27 - -          -
    ME 2007-09-27 r 2014-09-23 2015-04-01
    SA 2007-11-12 - -          -
    KR 2008-01-15 - -          -
    HN 2008-01-16 r 2010-06-15 2013-03-01
    DO -          a 2012-08-02 2013-03-01
    CG -          a 2014-01-28 2014-08-01
    FJ -          a 2017-06-07 2018-01-01
    CM -          a 2017-10-11 2018-05-01
    AZ -          a 2018-09-18 2019-04-01
    BJ -          a 2019-11-07 2020-06-01
    KI -          a 2020-04-21 2020-11-01
    BH -          a 2020-06-04 2021-01-01
    MN -          a 2020-12-03 2021-07-01
    BZ -          a 2023-01-19 2023-08-01
    """
)
RULE = EntryRule(
    conditions=(Condition(count=3, citation="Art. 23(1)"),),
    delay=Delay(months=6, first_of_month=True, citation="Art. 23"),
)
TREATY = AdoptedTreaty(RULE, actions(TABLE, "UNCITRAL; United Nations Treaty Collection, X-18"))


def test_it_entered_into_force_on_the_published_day() -> None:
    assert TREATY.entry.exact == date(2013, 3, 1)
    assert TREATY.met.exact == date(2012, 8, 2)


@pytest.mark.parametrize("row", [it for it in TABLE if it.in_force], ids=lambda it: it.party)
def test_for_each_party_too(row: Row) -> None:
    assert row.in_force
    assert TREATY.since(row.party, date(2023, 8, 1)) == row.in_force
    assert TREATY.status(row.party, row.in_force - timedelta(days=1)) is Status.CONTRACTING


def test_one_more_was_required_for_two_years() -> None:
    for day in (date(2010, 7, 7), date(2012, 8, 1)):
        (count,) = TREATY.still_required(day).conditions
        assert (count.surely, count.missing) == (2, 1)


def test_signatories_stay_signatories() -> None:
    assert {it.party for it in TABLE if it.signed and not it.consented} == {
        it for it in TREATY.participants if TREATY.status(it, date(2013, 3, 1)) is Status.SIGNATORY
    } - {"RU", "ME"}
