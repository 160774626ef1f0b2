"""The General Assembly and the Security Council of the United Nations.

The Charter, rule 86 and the votes were compared with public copies; the words of rules 67 and 95
were not.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.assembly.domain.bodies import PERMANENT, body, in_turn, numbered, votes

from comity.assembly.domain import (
    Basis,
    Choice,
    Count,
    DecisionRule,
    Majority,
    Outcome,
    Quorum,
    Threshold,
    Veto,
    count,
    rule_faults,
)

TWO_THIRDS = Threshold(Fraction(2, 3))
MORE_THAN_HALF = Threshold(Fraction(1, 2), more_than=True)
IMPORTANT = DecisionRule(
    id="important-questions",
    quorum=Quorum(MORE_THAN_HALF),
    majorities=(Majority(TWO_THIRDS, Basis.VOTING),),
    citation="UN Charter, Art. 18(2); rules of procedure of the General Assembly, 67, 83, 86",
)
OTHER = DecisionRule(
    id="other-questions",
    quorum=Quorum(MORE_THAN_HALF),
    majorities=(Majority(MORE_THAN_HALF, Basis.VOTING),),
    citation="UN Charter, Art. 18(3); rules of procedure of the General Assembly, 67, 85, 86",
)
NINE = Majority(Threshold(Fraction(9, 15)), Basis.MEMBERS)
PROCEDURAL = DecisionRule(id="procedural", majorities=(NINE,), citation="UN Charter, Art. 27(2)")
SUBSTANTIVE = DecisionRule(
    id="other-matters",
    majorities=(NINE,),
    veto=Veto(of_class="permanent"),
    citation="UN Charter, Art. 27(3)",
)
ASSEMBLY = numbered(193)


def in_assembly(rule: DecisionRule, yes: int, no: int, abstain: int, present: int) -> Count:
    return count(
        rule,
        body(ASSEMBLY),
        present=frozenset(ASSEMBLY[:present]),
        votes=in_turn(ASSEMBLY, yes, no, abstain),
    )


def in_council(rule: DecisionRule, members: str, given: dict[str, Choice]) -> Count:
    council = body(members.split(), of_class=PERMANENT)
    assert len(council) == 15
    return count(rule, council, present=frozenset(council.by_member), votes=given)


def test_important_questions_need_two_thirds_of_those_present_and_voting() -> None:
    """UN Charter, Art. 18(2): "Decisions of the General Assembly on important questions shall be
    made by a two-thirds majority of the members present and voting"; rule 86: "members casting an
    affirmative or negative vote. Members which abstain from voting are considered as not
    voting". A/RES/ES-11/3 of 7 April 2022 was adopted by 93 to 24 with 58 abstentions: 93 are not
    two thirds of the members, nor of the votes cast."""
    found = in_assembly(IMPORTANT, 93, 24, 58, present=175)
    assert found.outcome is Outcome.ADOPTED
    assert [(step.message.id, dict(step.message.params), step.held) for step in found.steps] == [
        (
            "quorum-members-more-than",
            {"share": "1/2", "needed": 97, "present": 175, "whole": 193},
            True,
        ),
        ("majority-voting", {"share": "2/3", "needed": 78, "yes": 93, "whole": 117}, True),
    ]
    (plain,) = found.totals
    assert (plain.yes, plain.no, plain.abstain, plain.not_voting) == (93, 24, 58, 18)


@pytest.mark.parametrize(
    ("yes", "no", "outcome"),
    [(78, 39, "adopted"), (77, 40, "rejected"), (2, 1, "adopted"), (0, 0, "rejected")],
)
def test_two_thirds_is_exact(yes: int, no: int, outcome: str) -> None:
    assert in_assembly(IMPORTANT, yes, no, 0, present=193).outcome == outcome


@pytest.mark.parametrize(
    ("yes", "no", "outcome"), [(60, 59, "adopted"), (60, 60, "rejected"), (59, 60, "rejected")]
)
def test_other_questions_need_a_majority_of_those_present_and_voting(
    yes: int, no: int, outcome: str
) -> None:
    """UN Charter, Art. 18(3). By rule 95 a second vote is taken on what had equal votes, and what
    has them again is rejected; here each count is one vote."""
    assert in_assembly(OTHER, yes, no, 30, present=193).outcome == outcome


@pytest.mark.parametrize(("present", "outcome"), [(97, "adopted"), (96, "no-quorum")])
def test_a_majority_of_the_members_must_be_present(present: int, outcome: str) -> None:
    """Rule 67: "The presence of a majority of the members shall be required for any decision to be
    taken": 97 of 193."""
    assert in_assembly(IMPORTANT, 96, 0, 0, present=present).outcome == outcome


def test_members_in_arrears_count_in_the_body_and_not_in_the_room() -> None:
    """UN Charter, Art. 19: a member in arrears "shall have no vote"; it is still a member, of whom
    rule 67 counts."""
    assembly = body(ASSEMBLY, without_vote=ASSEMBLY[-3:])
    there = frozenset(ASSEMBLY[:96] + ASSEMBLY[-3:])
    found = count(IMPORTANT, assembly, present=there, votes=votes(yes=ASSEMBLY[:96]))
    assert found.outcome is Outcome.NO_QUORUM
    assert dict(found.steps[0].message.params)["whole"] == 193
    assert dict(found.steps[0].message.params)["present"] == 96


IN_2011 = "CN FR RU GB US BA BR CO GA DE IN LB NG PT ZA"
IN_2014 = "CN FR RU GB US AR AU TD CL JO LT LU NG KR RW"


def test_a_permanent_member_that_abstains_vetoes_nothing() -> None:
    """UN Charter, Art. 27(3), with the practice that the International Court of Justice found to be
    generally accepted (Namibia, advisory opinion of 21 June 1971, para. 22). S/RES/1973 of 17 March
    2011: 10 to none, with Brazil, China, Germany, India and Russia abstaining."""
    abstain = ["BR", "CN", "DE", "IN", "RU"]
    given = votes(yes=set(IN_2011.split()) - set(abstain), abstain=abstain)
    found = in_council(SUBSTANTIVE, IN_2011, given)
    assert found.outcome is Outcome.ADOPTED
    assert [step.message.id for step in found.steps] == ["majority-members", "veto-not-used"]


def test_a_no_of_a_permanent_member_is_a_veto() -> None:
    """UN Charter, Art. 27(3). Draft S/2011/612 of 4 October 2011: 9 to 2 (China, Russia), with
    Brazil, India, Lebanon and South Africa abstaining: not adopted."""
    against, abstain = ["CN", "RU"], ["BR", "IN", "LB", "ZA"]
    given = votes(
        yes=set(IN_2011.split()) - set(against) - set(abstain), no=against, abstain=abstain
    )
    found = in_council(SUBSTANTIVE, IN_2011, given)
    assert found.outcome is Outcome.VETOED
    assert found.steps[0].held
    assert dict(found.steps[-1].message.params) == {"members": ("CN", "RU")}
    assert in_council(PROCEDURAL, IN_2011, given).outcome is Outcome.ADOPTED


def test_without_nine_a_veto_is_not_what_it_failed_by() -> None:
    """Draft S/2014/916 of 30 December 2014: 8 to 2 (Australia, United States) with 5 abstentions
    was not adopted for want of nine votes."""
    abstain = ["LT", "NG", "KR", "RW", "GB"]
    given = votes(
        yes=set(IN_2014.split()) - {"AU", "US", *abstain}, no=["AU", "US"], abstain=abstain
    )
    found = in_council(SUBSTANTIVE, IN_2014, given)
    assert found.outcome is Outcome.REJECTED
    assert [step.held for step in found.steps] == [False, False]


@pytest.mark.parametrize(("yes", "outcome"), [(9, "adopted"), (8, "rejected")])
def test_procedural_matters_need_nine_of_fifteen(yes: int, outcome: str) -> None:
    """UN Charter, Art. 27(2): "an affirmative vote of nine members"; no veto."""
    members = IN_2011.split()[::-1]
    given = votes(yes=members[:yes], no=members[yes:])
    assert in_council(PROCEDURAL, IN_2011, given).outcome == outcome


def test_nine_is_a_number_whatever_the_share() -> None:
    """The same rule said as a number beside any share."""
    nine = DecisionRule(
        id="nine", majorities=(Majority(Threshold(Fraction(0)), Basis.VOTING, at_least=9),)
    )
    members = IN_2011.split()
    assert in_council(nine, IN_2011, votes(yes=members[:9])).outcome is Outcome.ADOPTED
    found = in_council(nine, IN_2011, votes(yes=members[:8]))
    assert found.outcome is Outcome.REJECTED
    assert found.steps[-1].message.id == "majority-number"


def test_these_rules_are_fit_for_their_bodies() -> None:
    council = body(IN_2011.split(), of_class=PERMANENT)
    assert rule_faults(IMPORTANT, body(ASSEMBLY)) == rule_faults(OTHER, body(ASSEMBLY)) == ()
    assert rule_faults(SUBSTANTIVE, council) == rule_faults(PROCEDURAL, council) == ()
