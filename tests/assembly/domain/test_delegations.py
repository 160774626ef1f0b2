from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from comity.assembly.domain.belonging import DelegationRules
from comity.assembly.domain.delegations import (
    Delegate,
    Place,
    accredit,
    appoint,
    hand_over,
    voter_of,
    voters_of,
)
from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName
from comity.parties.domain.terms import Term

RULES = DelegationRules(alternates=2, advisers=1, credentials_days=730)
YEAR = Term(date(2026, 1, 1), date(2027, 1, 1))
ON = date(2026, 6, 1)


def delegate(
    person: str, place: Place = Place.HEAD, member: str = "KE", term: Term = YEAR
) -> Delegate:
    return Delegate(person=person, member=member, place=place, term=term, credentials=term)


HEAD = delegate("amina")
FIRST = delegate("baraka", Place.ALTERNATE)
SECOND = delegate("chao", Place.ALTERNATE)
ADVISER = delegate("dalila", Place.ADVISER)
ALL = (HEAD, FIRST, SECOND, ADVISER)


def appointed(*delegates: Delegate) -> tuple[Delegate, ...]:
    result: tuple[Delegate, ...] = ()
    for each in delegates:
        result = appoint(result, each, RULES)
    return result


def test_a_delegation_may_be_full() -> None:
    assert appointed(*ALL) == ALL


def test_nobody_stands_for_two_members_at_once() -> None:
    with pytest.raises(Conflict) as caught:
        appoint(ALL, delegate("baraka", member="CH"), RULES)
    assert caught.value.message.id == "delegate-of-two"
    assert caught.value.message.params == {"person": "baraka", "member": "KE", "other": "CH"}


def test_one_may_stand_for_another_member_from_the_day_the_term_ends() -> None:
    after = delegate("baraka", member="CH", term=Term(date(2027, 1, 1), date(2028, 1, 1)))
    assert appoint(ALL, after, RULES) == (*ALL, after)
    day_before = delegate("baraka", member="CH", term=Term(date(2026, 12, 31), date(2027, 6, 1)))
    with pytest.raises(Conflict):
        appoint(ALL, day_before, RULES)


@pytest.mark.parametrize(
    ("new", "id"),
    [
        (delegate("amina", Place.ADVISER), "delegate-twice"),
        (delegate("eshe"), "delegation-has-head"),
        (delegate("eshe", Place.ALTERNATE), "delegation-full"),
        (delegate("eshe", Place.ADVISER), "delegation-full"),
    ],
)
def test_more_than_the_statute_allows_is_refused(new: Delegate, id: str) -> None:
    with pytest.raises(Conflict) as caught:
        appoint(ALL, new, RULES)
    assert caught.value.message.id == id


def test_places_are_counted_day_by_day() -> None:
    spring = delegate("baraka", Place.ALTERNATE, term=Term(date(2026, 1, 1), date(2026, 4, 1)))
    autumn = delegate("chao", Place.ALTERNATE, term=Term(date(2026, 9, 1), date(2026, 12, 1)))
    whole = delegate("eshe", Place.ALTERNATE)
    there = appointed(spring, autumn, whole)
    assert (
        len(
            appoint(
                there,
                delegate("farid", Place.ALTERNATE, term=Term(date(2026, 4, 1), date(2026, 9, 1))),
                RULES,
            )
        )
        == 4
    )
    with pytest.raises(Conflict):
        appoint(there, delegate("farid", Place.ALTERNATE, term=YEAR), RULES)


def test_without_a_limit_there_may_be_any_number() -> None:
    rules = DelegationRules()
    there: tuple[Delegate, ...] = ()
    for number in range(50):
        there = appoint(there, delegate(f"person-{number}", Place.ADVISER), rules)
    assert len(there) == 50


def test_hand_over_leaves_no_day_between_and_no_day_with_two() -> None:
    after = hand_over(ALL, HEAD, "eshe", ON, RULES)
    old, new = after[0], after[-1]
    assert old.term == Term(YEAR.start, ON)
    assert (new.person, new.place, new.term) == ("eshe", Place.HEAD, Term(ON, YEAR.until))
    assert new.credentials is None
    accredited = (*after[:-1], accredit(new, Term(ON, YEAR.until), RULES))
    assert voters_of(accredited, "KE", date(2026, 5, 31), RULES)[0] == "amina"
    assert voters_of(accredited, "KE", ON, RULES)[0] == "eshe"


def test_hand_over_of_whom_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownName):
        hand_over(ALL, delegate("eshe"), "farid", ON, RULES)
    with pytest.raises(Conflict) as caught:
        hand_over(ALL, HEAD, "farid", date(2027, 1, 1), RULES)
    assert caught.value.message.id == "delegate-not-in-term"
    with pytest.raises(Conflict) as caught:
        hand_over((*ALL, delegate("farid", member="CH")), HEAD, "farid", ON, RULES)
    assert caught.value.message.id == "delegate-of-two"


@pytest.mark.parametrize(
    ("present", "voter"),
    [
        ({"amina", "baraka", "chao"}, "amina"),
        ({"baraka", "chao", "dalila"}, "baraka"),
        ({"chao"}, "chao"),
        ({"dalila"}, None),
        (set(), None),
    ],
)
def test_one_person_votes_for_a_member_at_a_moment(present: set[str], voter: str | None) -> None:
    assert voter_of(ALL, "KE", ON, frozenset(present), RULES) == voter


def test_credentials_decide_who_may_vote_where_the_statute_asks_for_them() -> None:
    none = replace(HEAD, credentials=None)
    past = replace(FIRST, credentials=Term(date(2026, 1, 1), ON))
    assert voters_of((none, past, SECOND), "KE", ON, RULES) == ("chao",)
    assert voters_of((none, past, SECOND), "CH", ON, RULES) == ()
    free = replace(RULES, credentials_required=False)
    assert voters_of((none, past, SECOND), "KE", ON, free) == ("amina", "baraka", "chao")


@pytest.mark.parametrize("until", [None, date(2028, 1, 2)])
def test_credentials_may_not_be_too_long(until: date | None) -> None:
    assert accredit(HEAD, Term(date(2026, 1, 1), date(2028, 1, 1)), RULES).credentials is not None
    with pytest.raises(InvalidInput) as caught:
        accredit(HEAD, Term(date(2026, 1, 1), until), RULES)
    assert caught.value.message.params == {"person": "amina", "days": 730}
