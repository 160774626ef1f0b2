from __future__ import annotations

import pytest
from tests.regulation.small import LATE, exactly, markets, profile, small_rules

from comity.kernel.domain.errors import InvalidInput, UnknownName
from comity.kernel.domain.messages import Message
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.values import Interval, Members, Value


def test_a_fact_that_nobody_declared_is_refused_whatever_its_value() -> None:
    for value in (True, "x", exactly(1.0), markets("EU")):
        with pytest.raises(UnknownName) as caught:
            small_rules().inquire(profile(party__sise=value), LATE)
        assert caught.value.message == Message("unknown-fact", {"name": "party.sise"})
        assert caught.value.remedy == Message("did-you-mean", {"name": "party.size"})


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("system.risky", "yes"),
        ("system.risky", Interval(1.0, 1.0)),
        ("party.size", "enormous"),
        ("party.size", True),
        ("system.makes", Members(frozenset({"music"}))),
        ("system.makes", Members(frozenset(), frozenset({"music"}), complete=False)),
        ("system.makes", "text"),
        ("system.users", Interval("2026-08-02", None)),
        ("system.users", Interval(True, None)),
        ("offer.day", Interval(None, 5.0)),
        ("offer.day", "2026-08-02"),
        ("offer.markets", "EU"),
    ],
)
def test_a_value_that_its_fact_can_not_take_is_refused(fact: str, value: Value) -> None:
    with pytest.raises(InvalidInput) as caught:
        small_rules().inquire(Profile(id="x", facts={fact: value}), LATE)
    assert caught.value.message.id == "wrong-type"
    assert caught.value.message.params["fact"] == fact


def test_a_set_that_includes_what_it_excludes_is_refused() -> None:
    both = Members(frozenset({"text", "image"}), frozenset({"image"}), complete=False)
    with pytest.raises(InvalidInput) as caught:
        small_rules().inquire(profile(system__makes=both), LATE)
    expected = Message("contradictory-set", {"fact": "system.makes", "members": ("image",)})
    assert caught.value.message == expected


def test_a_profile_that_breaks_a_constraint_contradicts_itself() -> None:
    with pytest.raises(InvalidInput) as caught:
        small_rules().inquire(profile(system__research=True, party__size="large"), LATE)
    assert caught.value.message.id == "contradiction"
    assert caught.value.message.params == {
        "because": "Nobody large does research alone.",
        "facts": ("party.size", "system.research"),
    }


def test_a_constraint_that_is_open_contradicts_nothing() -> None:
    small_rules().inquire(profile(system__research=True), LATE)
    small_rules().inquire(profile(system__research=True, party__size="small"), LATE)
