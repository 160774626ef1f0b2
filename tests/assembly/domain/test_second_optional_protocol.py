"""The Second Optional Protocol to the International Covenant on Civil and Political Rights, on the
death penalty: reservations, objections and withdrawals.

Signatures, consents and entry into force by party: Tractatenblad 2012, 70 (zoek.
officielebekendmakingen.nl/trb-2012-70.html), and the status page of the United Nations Treaty
Collection (IV-12). Three months follow the tenth consent and each later one (Art. 8). Three of the
ten first consents were not seen, so that the day of entry is the one recorded there, not derived.

Azerbaijan's reservation of 22 January 1999, objections of France (8 February 2000, "without
prejudice to the entry into force") and Finland (17 March 2000), and Azerbaijan's new words of 28
September 2000: www.bayefsky.com/html/azerbaijan_t2_ccpr_opt2.php. Of Finland's objection only the
beginning was seen: it is taken, as VCLT Art. 20(4)(b) has it, not to oppose entry into force.
Spain's reservation was made when it ratified in 1991 (peinedemort.org/document/2079), on a day not
seen, and withdrawn by a notice of 13 January 1998 (unhchr.ch, treaty19, note 4).
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.assembly.domain.treaty_tables import Row, act, actions, on, rows

from comity.assembly.domain.entry_rules import Condition, EntryRule
from comity.assembly.domain.treaty_entry import AdoptedTreaty
from comity.assembly.domain.treaty_notices import Notice, NoticeKind
from comity.assembly.domain.treaty_relations import (
    Effect,
    Relation,
    relation,
    standing_reservations,
)
from comity.regulation.domain.treaties import Status
from comity.regulation.domain.treaty_actions import ActionKind, Delay
from comity.regulation.domain.truth import Truth

SOURCE = "Tractatenblad 2012, 70"
OBJECTIONS = "bayefsky.com, from the Secretary-General's list"
TABLE = rows(
    """
    NZ 1990-02-22 r 1990-02-22 -
    AU -          a 1990-10-02 1991-07-11
    PT 1990-02-13 r 1990-10-17 -
    NL 1990-08-09 r 1991-03-26 -
    IS 1991-01-30 r 1991-04-02 1991-07-11
    FI 1990-02-13 r 1991-04-04 1991-07-11
    DE 1990-02-13 r 1992-08-18 1992-11-18
    EC -          a 1993-02-23 1993-05-23
    IE -          a 1993-06-18 1993-09-18
    HU -          a 1994-02-24 1994-05-24
    DK 1990-02-13 r 1994-02-24 1994-05-24
    IT 1990-02-13 r 1995-02-14 1995-05-14
    GR -          a 1997-05-05 1997-08-05
    CO -          a 1997-08-05 1997-11-05
    CR 1990-02-14 r 1998-06-05 1998-09-05
    BE 1990-07-12 r 1998-12-08 1999-03-08
    AZ -          a 1999-01-22 1999-04-22
    GE -          a 1999-03-22 1999-06-22
    CY -          a 1999-09-10 1999-12-10
    FR -          a 2007-10-02 2008-01-02
    """
)
RECORDED = tuple(
    act(party, ActionKind.ENTRY_INTO_FORCE, date(1991, 7, 11), source=SOURCE)
    for party in ("AU", "IS", "FI")
)
RESERVATIONS = (
    act("AZ", ActionKind.RESERVATION, date(1999, 1, 22), source=OBJECTIONS),
    act("AZ", ActionKind.RESERVATION, date(2000, 9, 28), number=2, source=OBJECTIONS),
    act("ES", ActionKind.RESERVATION, date(1991, 1, 1), date(1991, 12, 31), source="peinedemort"),
)


def notice(party: str, kind: NoticeKind, about: str, day: str) -> Notice:
    return Notice(party=party, kind=kind, about=about, days=on(day), source=OBJECTIONS)


NOTICES = (
    notice("FR", NoticeKind.OBJECTION, "AZ.reservation", "2000-02-08"),
    notice("FI", NoticeKind.OBJECTION, "AZ.reservation", "2000-03-17"),
    notice("AZ", NoticeKind.RESERVATION_WITHDRAWN, "AZ.reservation", "2000-09-28"),
    notice("ES", NoticeKind.RESERVATION_WITHDRAWN, "ES.reservation", "1998-01-13"),
)
RULE = EntryRule(conditions=(Condition(count=10),), delay=Delay(months=3), citation="Art. 8")
PROTOCOL = AdoptedTreaty(RULE, (*actions(TABLE, SOURCE), *RECORDED, *RESERVATIONS), NOTICES)


@pytest.mark.parametrize("row", [it for it in TABLE if it.in_force], ids=lambda it: it.party)
def test_each_party_is_bound_from_the_published_day(row: Row) -> None:
    assert row.in_force
    assert PROTOCOL.since(row.party, date(2012, 1, 1)) == row.in_force
    assert PROTOCOL.status(row.party, row.in_force - timedelta(days=1)) is Status.CONTRACTING


@pytest.mark.parametrize(
    ("other", "day", "effects"),
    [
        ("FI", "1999-04-22", [("AZ.reservation", Effect.MODIFIES)]),
        ("FI", "2000-03-16", [("AZ.reservation", Effect.MODIFIES)]),
        ("FI", "2000-03-17", [("AZ.reservation", Effect.SET_ASIDE)]),
        ("IS", "2000-03-17", [("AZ.reservation", Effect.MODIFIES)]),
        ("FI", "2000-09-28", [("AZ.reservation.2", Effect.MODIFIES)]),
    ],
)
def test_what_azerbaijans_reservation_did(
    other: str, day: str, effects: list[tuple[str, Effect]]
) -> None:
    expected = Relation(Truth.TRUE, tuple(effects))
    assert relation(PROTOCOL, "AZ", other, date.fromisoformat(day)) == expected
    assert relation(PROTOCOL, other, "AZ", date.fromisoformat(day)) == expected


def test_one_that_objects_before_it_consents_has_no_relation_yet() -> None:
    found = relation(PROTOCOL, "AZ", "FR", date(2000, 3, 1))
    assert found == Relation(Truth.FALSE, (("AZ.reservation", Effect.SET_ASIDE),))
    assert relation(PROTOCOL, "AZ", "FR", date(2008, 1, 2)).in_force is Truth.TRUE


def test_a_reservation_stands_until_it_is_withdrawn() -> None:
    def standing(day: str) -> dict[str, Truth]:
        return dict(standing_reservations(PROTOCOL, date.fromisoformat(day)))

    assert standing("1990-12-31") == {}
    assert standing("1991-06-01") == {"ES.reservation": Truth.UNKNOWN}
    assert standing("1998-01-12") == {"ES.reservation": Truth.TRUE}
    assert standing("1998-01-13") == {}
    assert standing("2000-09-28") == {"AZ.reservation.2": Truth.TRUE}
    vague = relation(PROTOCOL, "ES", "FI", date(1991, 8, 1))
    assert vague.reservations == (("ES.reservation", None),)
