"""What other final clauses ask for, each with a small invented treaty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from tests.assembly.domain.treaty_tables import act, on

from comity.assembly.domain.entry_rules import Binds, Condition, EntryRule, Weights
from comity.assembly.domain.shares import Threshold
from comity.assembly.domain.treaty_entry import AdoptedTreaty, StillRequired
from comity.assembly.domain.treaty_notices import Notice, NoticeKind
from comity.assembly.domain.treaty_progress import World
from comity.assembly.domain.treaty_relations import Effect, Relation, relation
from comity.assembly.interfaces import treaty_messages
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.messages import templates
from comity.regulation.domain.days import Days
from comity.regulation.domain.treaties import Status
from comity.regulation.domain.treaty_actions import ActionKind, Delay, TreatyAction
from comity.regulation.domain.truth import Truth

FALSE, UNKNOWN, TRUE = Truth
THREE_QUARTERS = Threshold(Fraction(3, 4))
THREE = EntryRule(conditions=(Condition(count=3),), delay=Delay(days=10), leaving=Delay(months=1))


def ratified(party: str, day: str, latest: str = "") -> TreatyAction:
    last = date.fromisoformat(latest) if latest else None
    return act(party, ActionKind.RATIFICATION, date.fromisoformat(day), last)


def left(party: str, day: str, latest: str = "") -> TreatyAction:
    last = date.fromisoformat(latest) if latest else None
    return act(party, ActionKind.DENUNCIATION, date.fromisoformat(day), last)


FOUR = tuple(ratified(it, f"2020-01-0{place}") for place, it in enumerate("ABCD", 1))
SMALL = AdoptedTreaty(THREE, FOUR)


def test_who_must_be_among_the_consenting() -> None:
    """As the permanent members (UN Charter, Art. 110(3))."""
    rule = replace(THREE, conditions=(*THREE.conditions, Condition.each_of("D", "E")))
    treaty = replace(SMALL, rule=rule)
    (named,) = treaty.still_required(date(2020, 1, 31)).conditions
    assert (named.lacking, named.missing) == (frozenset("E"), 1)
    assert treaty.entry == Days()
    done = replace(treaty, actions=(*FOUR, ratified("E", "2020-03-01")))
    assert done.entry.exact == date(2020, 3, 11)


def test_a_share_of_a_weight_among_the_named() -> None:
    """As for Annex I in the Kyoto Protocol, Art. 25."""
    weights = {"emissions": Weights({"A": Fraction(30), "D": Fraction(70)}, Fraction(100))}
    share = Condition(
        threshold=Threshold(Fraction(55, 100)), weight="emissions", named=frozenset("AD")
    )
    rule = replace(THREE, conditions=(*THREE.conditions, share))
    treaty = AdoptedTreaty(rule, FOUR, world=World(weights=weights))
    assert treaty.met.exact == date(2020, 1, 4)
    assert treaty.still_required(date(2020, 1, 3)).conditions[0].missing == 25


def test_a_share_of_the_named_and_more_than_a_share() -> None:
    half = Condition(threshold=Threshold(Fraction(1, 2)), named=frozenset("ABXY"))
    assert replace(SMALL, rule=replace(THREE, conditions=(half,))).met.exact == date(2020, 1, 2)
    more = replace(half, threshold=Threshold(Fraction(1, 2), more_than=True))
    assert replace(SMALL, rule=replace(THREE, conditions=(more,))).met == Days()


def test_not_before_a_day() -> None:
    treaty = replace(SMALL, rule=replace(THREE, not_before=date(2021, 1, 1)))
    assert treaty.entry.exact == date(2021, 1, 1)
    assert treaty.still_required(date(2020, 6, 1)) == StillRequired(
        (), Days(date(2021, 1, 1), date(2021, 1, 1))
    )


def test_a_later_party_has_a_delay_of_its_own() -> None:
    treaty = replace(SMALL, rule=replace(THREE, own=Delay(months=6)))
    assert treaty.entry.exact == date(2020, 1, 13)
    later = replace(treaty, actions=(*FOUR, ratified("E", "2020-05-01")))
    assert later.since("E", date(2021, 1, 1)) == date(2020, 11, 1)


def test_an_amendment_for_those_that_accepted_it() -> None:
    rule = EntryRule(conditions=(Condition(threshold=THREE_QUARTERS, of_parties=True),))
    accepted = tuple(act(it, ActionKind.ACCEPTANCE, date(2020, 6, 1)) for it in "AB")
    amendment = AdoptedTreaty(rule, accepted, amends=SMALL)
    (share,) = amendment.still_required(date(2020, 7, 1)).conditions
    assert (share.surely, share.needed, share.whole) == (2, 3, 4)
    outsider = replace(
        amendment, actions=(*accepted, act("X", ActionKind.ACCEPTANCE, date(2020, 7, 1)))
    )
    assert outsider.entry == Days(), "only parties to the treaty count"
    done = replace(
        amendment, actions=(*accepted, act("D", ActionKind.ACCEPTANCE, date(2020, 8, 1)))
    )
    assert done.entry.exact == date(2020, 8, 1)
    assert done.status("D", date(2020, 8, 1)) is Status.PARTY
    assert done.status("C", date(2020, 8, 1)) is Status.NO_ACTION
    assert SMALL.status("C", date(2020, 8, 1)) is Status.PARTY


def test_an_amendment_for_all() -> None:
    rule = EntryRule(
        conditions=(Condition(threshold=THREE_QUARTERS, of_parties=True),), binds=Binds.ALL
    )
    accepted = tuple(act(it, ActionKind.ACCEPTANCE, date(2020, 6, 1)) for it in "ABD")
    parent = replace(SMALL, actions=(*FOUR, left("C", "2021-01-01")))
    amendment = AdoptedTreaty(rule, accepted, amends=parent)
    assert amendment.status("C", date(2020, 5, 31)) is Status.NO_ACTION
    assert amendment.status("C", date(2020, 6, 1)) is Status.PARTY
    assert amendment.status("C", date(2021, 2, 1)) is Status.NO_ACTION
    assert amendment.status("X", date(2020, 6, 1)) is Status.NO_ACTION


def test_a_departure_from_the_treaty_may_be_what_makes_the_share() -> None:
    condition = Condition(threshold=Threshold(Fraction(2, 3)), of_parties=True)
    accepted = tuple(act(it, ActionKind.ACCEPTANCE, date(2020, 6, 1)) for it in "AB")
    parent = replace(SMALL, actions=(*FOUR, left("C", "2021-01-01")))
    amendment = AdoptedTreaty(EntryRule(conditions=(condition,)), accepted, amends=parent)
    assert amendment.entry.exact == date(2021, 2, 1)


def test_the_parties_may_be_counted_as_on_a_day() -> None:
    """One that joins later does not raise the number, nor count towards it."""
    parent = replace(SMALL, actions=(*FOUR, *(ratified(it, "2020-05-01") for it in "EFGH")))
    condition = Condition(threshold=THREE_QUARTERS, of_parties=True)
    accepted = tuple(act(it, ActionKind.ACCEPTANCE, date(2020, 6, 1)) for it in "ABC")
    amendment = AdoptedTreaty(EntryRule(conditions=(condition,)), accepted, amends=parent)
    assert amendment.entry == Days()
    fixed = replace(condition, parties_on=date(2020, 2, 1))
    assert replace(amendment, rule=EntryRule(conditions=(fixed,))).entry.exact == date(2020, 6, 1)


def provisional(party: str, kind: NoticeKind, day: str) -> Notice:
    return Notice(party=party, kind=kind, days=on(day), source="invented")


def test_provisional_application_lasts_until_entry_into_force_or_its_end() -> None:
    notices = (
        provisional("A", NoticeKind.PROVISIONAL_APPLICATION, "2019-06-01"),
        provisional("E", NoticeKind.PROVISIONAL_APPLICATION, "2019-06-01"),
        provisional("E", NoticeKind.PROVISIONAL_END, "2019-12-01"),
    )
    treaty = AdoptedTreaty(replace(THREE, provisional=True), FOUR, notices)
    days = [date(2019, 5, 31), date(2019, 6, 1), date(2019, 12, 1), date(2020, 1, 13)]
    assert [treaty.provisional("A", day) for day in days] == [FALSE, TRUE, TRUE, FALSE]
    assert [treaty.provisional("E", day) for day in days] == [FALSE, TRUE, FALSE, FALSE]
    assert treaty.status("E", days[1]) is Status.NO_ACTION, "it binds nobody to the treaty"
    assert replace(treaty, rule=THREE).provisional("A", days[1]) is FALSE


def test_it_ends_when_too_few_parties_are_left() -> None:
    rule = replace(THREE, ends_below=3)
    three = replace(SMALL, rule=rule, actions=(*FOUR, left("A", "2021-01-01")))
    assert three.ended == Days()
    two = replace(three, actions=(*three.actions, left("B", "2022-01-01")))
    assert two.ended.exact == date(2022, 2, 1)
    assert two.status("C", date(2022, 1, 31)) is Status.PARTY
    assert two.status("C", date(2022, 2, 1)) is Status.FORMER
    assert replace(two, closed=date(2021, 6, 1)).ended.exact == date(2021, 6, 1)


def test_an_end_that_is_not_known_exactly() -> None:
    rule = replace(THREE, ends_below=3)
    gone = (left("A", "2021-01-01"), left("B", "2022-01-01", "2022-03-01"))
    vague = replace(SMALL, rule=rule, actions=(*FOUR, *gone))
    assert vague.ended == Days(date(2022, 2, 1), date(2022, 4, 1))
    days = (date(2022, 1, 31), date(2022, 2, 1), date(2022, 4, 1))
    assert [vague.in_force("C", day) for day in days] == [TRUE, UNKNOWN, FALSE]
    assert [vague.status("C", day) for day in days] == [Status.PARTY, None, Status.FORMER]


def test_one_that_may_be_a_party_may_keep_the_treaty_alive() -> None:
    perhaps = ratified("D", "2020-01-04", "2022-12-31")
    joining = ratified("E", "2021-01-25")
    actions = (*FOUR[:3], perhaps, joining, left("A", "2021-01-01"))
    vague = replace(SMALL, rule=replace(THREE, ends_below=3), actions=actions)
    assert vague.ended == Days(date(2021, 2, 1), None)
    assert vague.in_force("B", date(2021, 2, 1)) is UNKNOWN
    assert vague.in_force("E", date(2021, 2, 2)) is FALSE
    assert vague.status("E", date(2021, 2, 2)) is None, "former, or still to be bound"


def test_an_objection_that_opposes_entry_into_force_between_two() -> None:
    reservation = act("A", ActionKind.RESERVATION, date(2020, 1, 1))
    objection = Notice(
        party="B",
        kind=NoticeKind.OBJECTION,
        about="A.reservation",
        days=on("2020-06-01"),
        opposes_entry=True,
        source="invented",
    )
    over = replace(
        objection, kind=NoticeKind.OBJECTION_WITHDRAWN, days=on("2021-06-01"), opposes_entry=False
    )
    treaty = AdoptedTreaty(THREE, (*FOUR, reservation), (objection, over))
    between = [relation(treaty, "A", "B", date(year, 7, 1)) for year in (2020, 2021)]
    assert between == [
        Relation(FALSE, (("A.reservation", Effect.NO_RELATION),)),
        Relation(TRUE, (("A.reservation", Effect.MODIFIES),)),
    ]
    assert relation(treaty, "A", "C", date(2020, 7, 1)).in_force is TRUE
    assert relation(treaty, "B", "C", date(2020, 7, 1)) == Relation(TRUE)


def refusals() -> dict[str, object]:
    half = Threshold(Fraction(1, 2))
    day = on("2020-01-01")
    condition, weights, said = Condition, Weights, Notice
    application, objection = NoticeKind.PROVISIONAL_APPLICATION, NoticeKind.OBJECTION
    weighed = replace(THREE, conditions=(Condition(threshold=half, weight="tonnage"),))
    parties = replace(THREE, conditions=(Condition(threshold=half, of_parties=True),))
    return {
        "entry-no-condition": lambda: EntryRule(conditions=()),
        "entry-condition-kind": lambda: condition(count=2, threshold=half),
        "entry-condition-share": lambda: condition(threshold=half),
        "entry-condition-named": lambda: condition(count=3, named=frozenset("AB")),
        "entry-delay-negative": lambda: replace(THREE, leaving=Delay(days=-1)),
        "entry-ends-below": lambda: replace(THREE, ends_below=4),
        "treaty-weight-negative": lambda: weights({"A": Fraction(-1)}, Fraction(1)),
        "treaty-weights-whole": lambda: weights({"A": Fraction(2)}, Fraction(1)),
        "treaty-weights-unknown": lambda: replace(SMALL, rule=weighed).entry,
        "treaty-amends-nothing": lambda: replace(SMALL, rule=parties).entry,
        "notice-days": lambda: said(party="A", kind=application, days=Days(), source=""),
        "notice-about": lambda: said(party="A", kind=objection, days=day, source=""),
        "notice-opposes": lambda: said(
            party="A", kind=application, days=day, opposes_entry=True, source=""
        ),
    }


@pytest.mark.parametrize("id", refusals())
def test_what_is_refused(id: str) -> None:
    refused = refusals()[id]
    assert callable(refused)
    with pytest.raises(InvalidInput) as caught:
        refused()
    assert caught.value.message.id == id
    assert treaty_messages
    templates()[id].format(**caught.value.message.params)
