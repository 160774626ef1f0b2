"""Jurisdictions in profiles: a member counts as its bloc, on the dates of its membership."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.regulation.small import LATE, markets, outcomes, profile, small_rules

from comity.kernel.domain.errors import InvalidInput, UnknownName
from comity.regulation.domain.truth import Truth
from comity.regulation.domain.values import Members

FALSE, UNKNOWN, TRUE = Truth
KEEP = "eu-small-act:art_3__para_2.keep"
ids = st.frozensets(st.sampled_from(["EU", "DE", "FR", "GB", "KR", "US", "US-CO", "OECD"]))


def held(stated: Members, on: date = LATE) -> Members:
    value = small_rules().inquire(profile(offer__markets=stated), on).values["offer.markets"]
    assert isinstance(value, Members)
    return value


def test_a_member_counts_as_its_bloc() -> None:
    assert [held(markets("DE")).has(id) for id in ("DE", "EU", "FR", "KR")] == [
        TRUE, TRUE, FALSE, FALSE,
    ]  # fmt: skip
    assert outcomes(profile(offer__markets=markets("DE")), date(2026, 5, 1))[KEEP] == "applies"


def test_only_on_the_days_of_its_membership() -> None:
    """The United Kingdom withdrew at midnight (Brussels) on 31 January 2020."""
    assert held(markets("GB"), date(2020, 1, 31)).has("EU") is TRUE
    assert held(markets("GB"), date(2020, 2, 1)).has("EU") is FALSE
    assert held(markets("EU"), date(2020, 1, 31)).has("GB") is UNKNOWN
    assert held(markets("EU"), date(2020, 2, 1)).has("GB") is FALSE


def test_a_bloc_leaves_open_which_of_its_members_are_meant() -> None:
    assert [held(markets("EU")).has(id) for id in ("EU", "DE", "KR")] == [TRUE, UNKNOWN, FALSE]


def test_and_what_else_these_members_lie_in() -> None:
    """Who offers in the EU may do so in Germany, and so in the OECD."""
    assert held(markets("EU")).has("OECD") is UNKNOWN
    assert held(markets("DE")).has("OECD") is TRUE


def test_a_part_counts_as_its_country_and_a_country_leaves_its_parts_open() -> None:
    assert [held(markets("US-CO")).has(id) for id in ("US", "US-CO")] == [TRUE, TRUE]
    assert held(markets("US")).has("US-CO") is UNKNOWN


def test_what_is_excluded_is_excluded_with_its_members() -> None:
    without_germany = Members(frozenset({"EU"}), frozenset({"DE"}), complete=False)
    assert [held(without_germany).has(id) for id in ("EU", "DE", "FR", "KR")] == [
        TRUE, FALSE, UNKNOWN, UNKNOWN,
    ]  # fmt: skip
    without_eu = Members(frozenset({"KR"}), frozenset({"EU"}), complete=False)
    assert [held(without_eu).has(id) for id in ("EU", "DE", "GB")] == [FALSE, FALSE, UNKNOWN]


def test_a_member_can_not_be_in_and_its_bloc_out() -> None:
    stated = Members(frozenset({"GB"}), frozenset({"EU"}), complete=False)
    assert held(stated, date(2020, 2, 1)).has("EU") is FALSE
    with pytest.raises(InvalidInput) as caught:
        held(stated, date(2020, 1, 31))
    assert caught.value.message.id == "contradictory-set"
    assert caught.value.message.params == {"fact": "offer.markets", "members": ("EU", "GB")}


@given(ids, ids, ids, st.booleans())
def test_learning_more_never_flips_a_member(
    included: frozenset[str], more: frozenset[str], excluded: frozenset[str], complete: bool
) -> None:
    less = Members(included, frozenset(), complete=False)
    fuller = Members(included | more, frozenset() if complete else excluded, complete=complete)
    try:
        after = held(fuller)
    except InvalidInput:
        return
    before = held(less)
    for id in ("EU", "DE", "FR", "GB", "KR", "US", "US-CO", "OECD", "JP"):
        assert before.has(id) in (UNKNOWN, after.has(id))


@given(ids)
def test_naming_a_member_of_a_bloc_never_flips_what_the_bloc_settled(
    others: frozenset[str],
) -> None:
    bloc = held(Members(others | {"EU"}))
    for member in ("DE", "FR"):
        named = held(Members(others - {"EU"} | {member}))
        for id in ("EU", "DE", "FR", "GB", "KR", "US", "OECD", "COE"):
            assert bloc.has(id) in (UNKNOWN, named.has(id))


def test_an_unknown_jurisdiction_is_refused() -> None:
    with pytest.raises(UnknownName, match="unknown-jurisdiction"):
        held(markets("XX"))
