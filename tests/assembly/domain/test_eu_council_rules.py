"""The Council of the European Union.

The populations are test figures, not those that the Council fixes each year (annex III to its rules
of procedure): the arithmetic is tested, with any figures.
"""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assembly.domain.bodies import UNION, votes, weighted

from comity.assembly.domain import (
    Basis,
    Blocking,
    Count,
    DecisionRule,
    Majority,
    Outcome,
    Threshold,
    count,
    rule_faults,
    share_of,
)

POPULATION = Majority(Threshold(share_of("65 %")), Basis.MEMBERS, weight="population")
QUALIFIED = DecisionRule(
    id="qualified-majority",
    majorities=(
        Majority(Threshold(share_of("55 %")), Basis.MEMBERS, at_least=15),
        POPULATION,
    ),
    blocking=Blocking(members=4, majority=1),
    citation="TEU, Art. 16(4)",
)
REINFORCED = DecisionRule(
    id="reinforced-qualified-majority",
    majorities=(Majority(Threshold(share_of("72 %")), Basis.MEMBERS), POPULATION),
    citation="TFEU, Art. 238(2)",
)
EVEN = dict.fromkeys(UNION, 10)
# Three hold 360 of 1000, which is more than 35 %; the other 24 share 640.
THREE_LARGE = dict.fromkeys(UNION, 27) | {"DE": 130, "FR": 120, "IT": 110} | {"MT": 19}


def in_council(rule: DecisionRule, weights: dict[str, int], yes: list[str]) -> Count:
    """Whoever does not say yes abstains, which helps as little as a no."""
    given = votes(yes=yes, abstain=[each for each in UNION if each not in yes])
    return count(rule, weighted(weights), present=frozenset(UNION), votes=given)


def test_fifteen_of_twenty_seven_with_two_thirds_of_the_people() -> None:
    """TEU, Art. 16(4): "at least 55 % of the members of the Council, comprising at least fifteen of
    them and representing Member States comprising at least 65 % of the population of the Union"."""
    large = dict.fromkeys(UNION, 1) | dict.fromkeys(UNION[:15], 10)
    found = in_council(QUALIFIED, large, list(UNION[:15]))
    assert found.outcome is Outcome.ADOPTED
    assert [dict(step.message.params) for step in found.steps] == [
        {"share": "55 %", "needed": 15, "yes": 15, "whole": 27},
        {"yes": 15, "needed": 15},
        {"share": "65 %", "needed": "1053/10", "yes": 150, "whole": 162, "weight": "population"},
    ]
    assert in_council(QUALIFIED, large, list(UNION[:14])).outcome is Outcome.REJECTED


def test_states_alone_are_not_enough() -> None:
    found = in_council(QUALIFIED, EVEN, list(UNION[:17]))
    assert found.outcome is Outcome.REJECTED
    assert [step.message.id for step in found.steps if not step.held] == [
        "majority-members-weighted",
        "blocking-enough",
    ]
    assert in_council(QUALIFIED, EVEN, list(UNION[:18])).outcome is Outcome.ADOPTED


def test_three_can_not_block_however_many_people_they_have() -> None:
    """TEU, Art. 16(4), second subparagraph: "A blocking minority must include at least four Council
    members, failing which the qualified majority shall be deemed attained"."""
    assert sum(THREE_LARGE.values()) == 1000
    yes = [each for each in UNION if each not in ("DE", "FR", "IT")]
    found = in_council(QUALIFIED, THREE_LARGE, yes)
    assert found.outcome is Outcome.ADOPTED
    assert [(step.message.id, step.held) for step in found.steps][2:] == [
        ("majority-members-weighted", False),
        ("blocking-too-few", True),
    ]
    with_a_fourth = [each for each in yes if each != "MT"]
    assert in_council(QUALIFIED, THREE_LARGE, with_a_fourth).outcome is Outcome.REJECTED


def test_without_a_proposal_of_the_commission_it_takes_twenty() -> None:
    """TFEU, Art. 238(2), for what neither the Commission nor the High Representative proposes: "at
    least 72 % of the members of the Council, representing Member States comprising at least 65 % of
    the population of the Union": 20 of 27."""
    assert in_council(REINFORCED, EVEN, list(UNION[:20])).outcome is Outcome.ADOPTED
    assert in_council(REINFORCED, EVEN, list(UNION[:19])).outcome is Outcome.REJECTED


@settings(max_examples=100)
@given(
    st.lists(st.integers(1, 90_000_000), min_size=27, max_size=27),
    st.sets(st.sampled_from(UNION)),
)
def test_any_population_by_the_words_of_the_article(people: list[int], yes: set[str]) -> None:
    weights = dict(zip(UNION, people, strict=True))
    states = len(yes) * 100 >= 55 * 27 and len(yes) >= 15
    inhabitants = sum(weights[each] for each in yes) * 100 >= 65 * sum(people)
    attained = states and (inhabitants or 27 - len(yes) < 4)
    found = in_council(QUALIFIED, weights, sorted(yes))
    assert (found.outcome is Outcome.ADOPTED) == attained
    assert found.totals[1].yes == Fraction(sum(weights[each] for each in yes))


def test_these_rules_are_fit_for_the_council() -> None:
    assert rule_faults(QUALIFIED, weighted(EVEN)) == ()
    assert rule_faults(REINFORCED, weighted(EVEN)) == ()
