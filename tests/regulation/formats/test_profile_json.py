from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.errors import ComityError, Problems
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.values import Interval, Members
from comity.regulation.formats.profile_json import LONGEST_TEXT, profile_from_plain
from comity.regulation.formats.profile_plain import profile_to_plain


def read(rules: Rulebook, facts: dict[str, Any]) -> Profile:
    stated = {"profile": {"id": "mine"}, "facts": facts}
    return profile_from_plain(stated, rules.vocabulary, rules.jurisdictions)


def test_values_are_read_by_the_type_of_their_fact(shipped_rules: Rulebook) -> None:
    facts = {
        "offer.markets": {"includes": ["EU"], "excludes": ["KR"]},
        "model.training_compute": {"at_least": "1.1e4 ZFLOP"},
        "party.offers_ai_service": None,
    }
    profile = read(shipped_rules, facts)
    assert profile.facts == {
        "offer.markets": Members(frozenset({"EU"}), frozenset({"KR"}), complete=False),
        "model.training_compute": Interval(1.1e25, None),
    }
    plain = profile_to_plain(profile, shipped_rules.vocabulary)
    again = profile_from_plain(plain, shipped_rules.vocabulary, shipped_rules.jurisdictions)
    assert again == profile


def test_errors_name_the_place_by_json_pointer(shipped_rules: Rulebook) -> None:
    with pytest.raises(Problems) as refused:
        read(shipped_rules, {"offer.markets": ["XX"], "a/b": 1, "party.offers_ai_service": "x"})
    found = [(it.message.id, it.message.params["pointer"]) for it in refused.value.problems]
    assert found == [
        ("unknown-jurisdiction", "/facts/offer.markets"),
        ("unknown-fact", "/facts/a~1b"),
        ("wrong-type", "/facts/party.offers_ai_service"),
    ]


def test_long_texts_are_not_looked_up(shipped_rules: Rulebook) -> None:
    for value in ("x" * (LONGEST_TEXT + 1), ["x" * 400_000], {"includes": ["x" * 400_000]}):
        with pytest.raises(Problems) as refused:
            read(shipped_rules, {"offer.markets": value})
        assert refused.value.problems[0].message.id == "wrong-type"


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(st.data())
def test_any_value_is_read_or_refused(shipped_rules: Rulebook, data: st.DataObject) -> None:
    fact = data.draw(st.sampled_from(sorted(shipped_rules.vocabulary.facts)))
    try:
        read(shipped_rules, {fact: data.draw(PLAIN)})
    except ComityError:
        return
