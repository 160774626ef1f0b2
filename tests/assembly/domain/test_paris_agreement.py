"""The Paris Agreement: 55 parties and 55 % of emissions, thirty days (Art. 21), a year (Art. 28).

Signatures, consents and dates of effect: the record of the United Nations Treaty Collection
(XXVII-7-d) as held by openclimatedata/paris-agreement-entry-into-force (GitHub),
data/paris-agreement-entry-into-force.csv at 0022418. Shares: the list that the UNFCCC secretariat
made for Article 21 (FCCC/CP/2015/10, Annex I), from the same file. All that consented by 5 October
2016 are here, and most of the next weeks'. Brunei Darussalam, Somalia and the State of Palestine
have no figure in the list, and the European Union's repeats those of its members: the test counts
them as nothing, which the day that was published confirms.

The withdrawal of the United States on 4 November 2019, for 4 November 2020: note of the Secretary-
General's spokesperson (risingnepaldaily.com, un-chief-receives-paris-agreement-withdrawal-notice).
Its acceptance of 20 January 2021, for 19 February 2021: statement of the United Nations of that day
(ramanmedianetwork.com, u-s-returns-to-paris-agreement-on-climate-change).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from tests.assembly.domain.treaty_tables import Row, act, actions

from comity.assembly.domain.entry_rules import Condition, EntryRule, Weights
from comity.assembly.domain.shares import Threshold, share_of
from comity.assembly.domain.treaty_entry import AdoptedTreaty, StillRequired
from comity.assembly.domain.treaty_progress import World
from comity.regulation.domain.days import Days
from comity.regulation.domain.treaties import Status
from comity.regulation.domain.treaty_actions import ActionKind, Delay
from comity.regulation.domain.truth import Truth

SOURCE = "United Nations Treaty Collection, XXVII-7-d"
ENTRY = date(2016, 11, 4)
# Day of consent, published day of entry into force, parties with their share in per cent.
CONSENTS = """
2016-04-22 2016-11-04 BRB .01 BLZ 0 FJI .01 GRD 0 MDV 0 MHL 0 MUS .01 NRU 0 PLW 0 WSM 0 SOM 0 KNA 0
2016-04-22 2016-11-04 LCA 0 PSE 0 TUV 0
2016-04-29 2016-11-04 SYC 0
2016-05-20 2016-11-04 GUY .01
2016-06-20 2016-11-04 NOR .14
2016-06-29 2016-11-04 VCT 0
2016-07-25 2016-11-04 PER .22
2016-07-29 2016-11-04 CMR .45
2016-08-01 2016-11-04 PRK .23
2016-08-22 2016-11-04 BHS 0
2016-09-01 2016-11-04 COK 0
2016-09-03 2016-11-04 CHN 20.09 USA 17.89
2016-09-07 2016-11-04 LAO .02
2016-09-15 2016-11-04 FSM 0
2016-09-19 2016-11-04 UKR 1.04
2016-09-21 2016-11-04 ALB .02 ATG 0 ARG .89 BGD .27 BLR .24 BRA 2.48 BRN 0 DMA 0 GHA .09 GIN .01
2016-09-21 2016-11-04 HND .03 ISL .01 KIR 0 MDG .08 MEX 1.7 MNG .05 MAR .16 NAM .01 NER .04 PAN .03
2016-09-21 2016-11-04 PNG .01 SEN .05 SGP .13 SLB 0 LKA .05 SWZ .05 THA .64 TON 0 UGA .07 ARE .53
2016-09-21 2016-11-04 VUT 0
2016-09-23 2016-11-04 MLI .03
2016-10-02 2016-11-04 IND 4.1
2016-10-04 2016-11-04 NZL .22
2016-10-05 2016-11-04 AUT .21 BOL .12 CAN 1.95 EUU 0 FRA 1.34 DEU 2.56 HUN .15 MLT .01 NPL .07
2016-10-05 2016-11-04 PRT .18 SVK .12
2016-10-06 2016-11-05 RWA .02
2016-10-07 2016-11-06 POL 1.06
2016-10-11 2016-11-10 CAF .01
2016-10-13 2016-11-12 CRI .03 SWE .15
2016-10-14 2016-11-13 GRC .28 PRY .06
2016-10-19 2016-11-18 URY .05
2016-10-20 2016-11-19 DZA .3 TKM .2
2016-10-24 2016-11-23 MCO 0
2016-10-25 2016-11-24 CIV .73
2016-10-28 2016-11-27 NIU .01
2016-10-31 2016-11-30 BEN .02 IDN 1.49
2016-11-01 2016-12-01 DNK .15 SLE .98 ZAF 1.46
2016-11-03 2016-12-03 KOR 1.85 SAU .8 VNM .72
2017-07-28 2017-08-27 NLD .53
2017-08-07 2017-09-06 ZWE .18
"""
OPENING = date(2016, 4, 22)
SIGNED_LATER = {
    "SYC": date(2016, 4, 25),
    "COK": date(2016, 6, 24),
    "SLE": date(2016, 9, 22),
    "TKM": date(2016, 9, 23),
    "SAU": date(2016, 11, 3),
    "NIU": date(2016, 10, 28),
}
ACCEPTED = {"USA", "BLR", "ISL", "ARE", "NLD"}
APPROVED = {"DNK", "VNM"}


def read() -> tuple[list[Row], dict[str, Fraction]]:
    table, shares = [], {}
    for line in CONSENTS.strip().splitlines():
        consented, in_force, *pairs = line.split()
        for party, share in zip(pairs[::2], pairs[1::2], strict=True):
            kind = "A" if party in ACCEPTED else "AA" if party in APPROVED else "r"
            signed = SIGNED_LATER.get(party, OPENING)
            days = date.fromisoformat(consented), date.fromisoformat(in_force)
            table.append(Row(party, signed, kind, *days))
            shares[party] = Fraction(share)
    signatories = [Row(it, OPENING, "-", None, None) for it in ("RUS", "TUR")]
    return [*table, *signatories], shares


TABLE, SHARES = read()
RULE = EntryRule(
    conditions=(
        Condition(count=55, citation="Art. 21(1)"),
        Condition(threshold=Threshold(share_of("55 %")), weight="emissions", citation="Art. 21(1)"),
    ),
    delay=Delay(days=30, citation="Art. 21(1)"),
    leaving=Delay(months=12, citation="Art. 28(2)"),
)
WORLD = World(weights={"emissions": Weights(SHARES, Fraction(100))})
AMERICA = (
    act("USA", ActionKind.WITHDRAWAL, date(2019, 11, 4), source="Spokesperson, 2019-11-04"),
    act("USA", ActionKind.ACCEPTANCE, date(2021, 1, 20), number=2, source="UN, 2021-01-20"),
)
PARIS = AdoptedTreaty(RULE, (*actions(TABLE, SOURCE), *AMERICA), world=WORLD)


def test_it_entered_into_force_thirty_days_after_the_second_number_was_reached() -> None:
    assert PARIS.met == Days(date(2016, 10, 5), date(2016, 10, 5))
    assert PARIS.entry == Days(ENTRY, ENTRY)


@pytest.mark.parametrize("row", [it for it in TABLE if it.in_force], ids=lambda it: it.party)
def test_the_day_for_each_party_is_the_published_one(row: Row) -> None:
    assert row.in_force
    assert PARIS.since(row.party, row.in_force) == row.in_force
    assert PARIS.in_force(row.party, row.in_force - timedelta(days=1)) is Truth.FALSE
    assert PARIS.in_force(row.party, row.in_force) is Truth.TRUE
    assert PARIS.status(row.party, row.in_force - timedelta(days=1)) is Status.CONTRACTING


def test_what_was_still_required_the_day_before() -> None:
    """The number of parties had been reached on 21 September."""
    required = PARIS.still_required(date(2016, 10, 4))
    (emissions,) = required.conditions
    assert emissions.condition.weight == "emissions"
    assert emissions.met is Truth.FALSE
    assert (emissions.needed, emissions.whole) == (Fraction(55), Fraction(100))
    assert emissions.surely == sum(
        SHARES[it.party] for it in TABLE if it.consented and it.consented <= date(2016, 10, 4)
    )
    assert Fraction(2) < emissions.missing < Fraction(3)
    assert required.entry == Days()


def test_once_met_only_the_delay_is_left() -> None:
    found = PARIS.still_required(date(2016, 10, 5))
    assert found == StillRequired((), Days(ENTRY, ENTRY), Truth.FALSE)
    assert PARIS.still_required(ENTRY) == replace(found, entered=Truth.TRUE)


def test_of_two_conditions_both_are_required_at_first() -> None:
    count, emissions = PARIS.still_required(OPENING).conditions
    assert (count.surely, count.missing) == (15, 40)
    assert emissions.surely == Fraction("0.03")


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2016, 4, 21), Status.NO_ACTION),
        (date(2016, 4, 22), Status.SIGNATORY),
        (date(2016, 9, 3), Status.CONTRACTING),
        (date(2016, 11, 4), Status.PARTY),
        (date(2020, 11, 3), Status.PARTY),
        (date(2020, 11, 4), Status.FORMER),
        (date(2021, 1, 20), Status.CONTRACTING),
        (date(2021, 2, 18), Status.CONTRACTING),
        (date(2021, 2, 19), Status.PARTY),
    ],
)
def test_the_united_states_left_and_came_back(day: date, status: Status) -> None:
    assert PARIS.status("USA", day) is status


def test_the_departure_changed_nothing_for_the_others() -> None:
    surely, perhaps = PARIS.parties(date(2020, 12, 1))
    assert surely == perhaps == frozenset(it.party for it in TABLE if it.in_force) - {"USA"}
    assert PARIS.status("RUS", date(2017, 9, 6)) is Status.SIGNATORY


def test_a_weight_that_is_not_listed_leaves_the_day_open() -> None:
    """Without Germany's figure, its consent may have brought the share to 55 %."""
    known = {party: share for party, share in SHARES.items() if party != "DEU"}
    world = World(weights={"emissions": Weights(known, Fraction(100))})
    early = AdoptedTreaty(
        RULE, tuple(it for it in PARIS.actions if it.jurisdiction != "FRA"), world=world
    )
    assert early.entry.exact is None
    assert early.entry.earliest == ENTRY
    assert early.in_force("CHN", ENTRY) is Truth.UNKNOWN
    assert early.status("CHN", ENTRY) is None
