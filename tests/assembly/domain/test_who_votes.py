from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from tests.assembly.examples import example
from tests.assembly.membership import events

from comity.assembly.domain.member_classes import Weight
from comity.assembly.domain.members import Member, Seat
from comity.assembly.domain.who_votes import electorate_of
from comity.kernel.domain.errors import Problems, UnknownName
from comity.kernel.domain.periods import PartialDate, Period

LAKES, FORUM = example("north-lakes"), example("world-forum")
ON = date(2026, 6, 1)
JOINED = "admitted 2020-01-01 member"


def member(id: str, *written: str, seats: tuple[Seat, ...] = ()) -> Member:
    return Member(id=id, events=events(*(written or (JOINED,))), seats=seats)


def seat(start: str, end: str | None = None, body: str = "council") -> Seat:
    last = PartialDate.parse(end) if end else None
    return Seat(body=body, term=Period(start=PartialDate.parse(start), end=last))


def test_who_votes_in_the_assembly_and_why_others_do_not() -> None:
    members = [
        member("town-b", JOINED, "arrears-begun 2024-01-01"),
        member("town-a"),
        member("town-c", JOINED, "suspended 2026-05-01"),
        member("press", "admitted 2020-01-01 observer"),
        member("gone", JOINED, "left 2026-06-01"),
        member("later", "admitted 2026-06-02 member"),
    ]
    electorate = electorate_of(LAKES, "assembly", members, ON)
    assert [(each.member, each.entitled, each.why_not) for each in electorate] == [
        ("town-a", True, ""),
        ("town-b", False, "no-vote-arrears"),
        ("town-c", False, "no-vote-suspended"),
    ]
    assert electorate.entitled == {"town-a"}


def test_a_council_is_of_those_who_hold_its_seats_on_the_day() -> None:
    members = [
        member("a", seats=(seat("2025-06-01", "2026-06-01"),)),
        member("b", seats=(seat("2026-06-01", "2028-06-01"),)),
        member("c", seats=(seat("2026-01-01"),)),
        member("d", seats=(seat("2026-01-01", body="committee"),)),
        member("e"),
    ]
    assert [each.member for each in electorate_of(LAKES, "council", members, ON)] == ["b", "c"]


def test_named_members_and_elected_ones_sit_together() -> None:
    on = date(2026, 8, 1)
    members = [member("KE"), member("CH"), member("FR", seats=(seat("2026-07-01"),)), member("DE")]
    council = electorate_of(FORUM, "council", members, on)
    assert [each.member for each in council] == ["CH", "FR", "KE"]
    gone = member("KE", JOINED, "expelled 2026-07-15")
    assert len(electorate_of(FORUM, "council", [gone], on)) == 0


def test_a_class_without_vote_sits_in_a_working_group_and_has_none() -> None:
    members = [member("FR"), member("WHO", "admitted 2026-07-01 associate")]
    group = electorate_of(FORUM, "statistics", members, date(2026, 8, 1))
    assert [(each.member, each.member_class, each.why_not) for each in group] == [
        ("FR", "member", ""),
        ("WHO", "associate", "no-vote-class"),
    ]


def test_what_is_not_known_is_told_and_not_guessed() -> None:
    members = [
        member("a"),
        member("b", "admitted 2026 member"),
        member("c", JOINED, "class-changed ? observer"),
        member("d", JOINED, "suspended ?"),
        member("e", JOINED, "arrears-begun ?"),
        member("f", "admitted 2020-01-01 observer", "arrears-begun ?"),
    ]
    with pytest.raises(Problems) as caught:
        electorate_of(LAKES, "assembly", members, ON)
    assert caught.value.message.id == "electorate-unknown"
    assert [(each.message.params["member"], each.message.id) for each in caught.value.problems] == [
        ("b", "elector-membership-unknown"),
        ("c", "elector-membership-unknown"),
        ("c", "elector-class-unknown"),
        ("d", "elector-suspension-unknown"),
        ("e", "elector-arrears-unknown"),
    ]


def test_a_seat_whose_end_is_not_known_is_told() -> None:
    held = member("a", seats=(seat("2025-06-01", "2026"),))
    with pytest.raises(Problems) as caught:
        electorate_of(LAKES, "council", [held], ON)
    assert [each.message.id for each in caught.value.problems] == ["elector-membership-unknown"]


def test_weights_are_those_of_the_class_or_the_members_own() -> None:
    votes = Weight(id="votes", name={"en": "Votes"}, by_class={"member": 3})
    statute = replace(LAKES, weights=(*LAKES.weights, votes))
    paying = replace(member("a"), weights={"contribution": Fraction(5, 2), "votes": Fraction(9)})
    (elector,) = electorate_of(statute, "assembly", [paying], ON)
    assert elector.weights == {"contribution": Fraction(5, 2), "votes": Fraction(3)}


def test_a_body_that_there_is_not() -> None:
    with pytest.raises(UnknownName):
        electorate_of(LAKES, "senate", [], ON)
