"""A rule that can't work is found before anybody votes under it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from tests.assembly.domain.bodies import body, weighted
from tests.assembly.domain.drawn_votes import Case, cases

from comity.assembly.domain import (
    Basis,
    Blocking,
    Choice,
    DecisionRule,
    Form,
    Majority,
    Outcome,
    Quorum,
    Threshold,
    Veto,
    count,
    faults_of_form,
    rule_faults,
)

HALF = Threshold(Fraction(1, 2), more_than=True)
MORE_THAN_ALL = Threshold(Fraction(1), more_than=True)
SOUND = DecisionRule(id="r", quorum=Quorum(HALF), majorities=(Majority(HALF),))
BODY = body("ABCDE", without_vote="CDE")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (DecisionRule(id="r"), [("rule-decides-nothing", {})]),
        (replace(SOUND, objections=0), [("rule-consensus-and-votes", {})]),
        (
            DecisionRule(id="r", objections=-1),
            [("rule-number-negative", {"name": "objections", "number": -1})],
        ),
        (
            replace(SOUND, proxies=-2),
            [("rule-number-negative", {"name": "proxies", "number": -2})],
        ),
        (
            replace(SOUND, majorities=(Majority(Threshold(Fraction(3, 2))),)),
            [("rule-share-outside", {"share": "3/2"})],
        ),
        (
            replace(SOUND, quorum=Quorum(Threshold(Fraction(-1)))),
            [("rule-share-outside", {"share": -1})],
        ),
        (
            replace(SOUND, quorum=Quorum(HALF, Basis.CAST)),
            [("quorum-basis-unfit", {"basis": "cast"})],
        ),
        (
            replace(SOUND, blocking=Blocking(members=2, majority=1)),
            [("blocking-without-majority", {"number": 1})],
        ),
        (replace(SOUND, veto=Veto()), [("veto-without-holder", {})]),
        (
            replace(SOUND, form=Form.SECRET, veto=Veto(frozenset("A"))),
            [("secret-needs-names", {})],
        ),
        (replace(SOUND, form=Form.SECRET, may_change=True), [("secret-may-change", {})]),
    ],
)
def test_what_is_wrong_with_a_rule_in_itself(
    rule: DecisionRule, expected: list[tuple[str, dict[str, object]]]
) -> None:
    wanted = [(id, {"rule": "r", **params}) for id, params in expected]
    assert [(it.id, dict(it.params)) for it in faults_of_form(rule)] == wanted
    assert rule_faults(rule, BODY) == faults_of_form(rule)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (SOUND, [("quorum-unreachable", {"share": "> 1/2"})]),
        (replace(SOUND, quorum=Quorum(HALF, Basis.ENTITLED)), []),
        (
            replace(SOUND, quorum=None, majorities=(Majority(HALF, Basis.MEMBERS),)),
            [("majority-unreachable", {"share": "> 1/2"})],
        ),
        (
            replace(SOUND, quorum=None, majorities=(Majority(MORE_THAN_ALL),)),
            [("majority-unreachable", {"share": "> 100 %"})],
        ),
        (
            replace(SOUND, quorum=None, majorities=(Majority(HALF, at_least=3),)),
            [("majority-number-unreachable", {"needed": 3, "entitled": 2})],
        ),
        (
            replace(SOUND, quorum=None, blocking=Blocking(members=3, majority=0)),
            [("blocking-beyond-body", {"needed": 3, "most": 2})],
        ),
        (
            replace(SOUND, quorum=None, veto=Veto(frozenset("AXY"))),
            [("veto-holder-unknown", {"member": "X"}), ("veto-holder-unknown", {"member": "Y"})],
        ),
        (
            DecisionRule(id="r", objections=2),
            [("objections-beyond-body", {"allowed": 2, "entitled": 2})],
        ),
        (DecisionRule(id="r", objections=1), []),
        (
            replace(SOUND, quorum=None, veto=Veto(of_class="permanent")),
            [("veto-class-empty", {"class": "permanent"})],
        ),
    ],
)
def test_what_is_wrong_with_a_rule_in_a_body_where_two_of_five_may_vote(
    rule: DecisionRule, expected: list[tuple[str, dict[str, object]]]
) -> None:
    wanted = [(id, {"rule": "r", **params}) for id, params in expected]
    assert [(it.id, dict(it.params)) for it in rule_faults(rule, BODY)] == wanted


def test_a_weight_that_is_not_known_is_named_with_whom_it_lacks_for() -> None:
    rule = replace(SOUND, majorities=(Majority(HALF, weight="people"),))
    (fault,) = rule_faults(rule, BODY)
    assert (fault.id, dict(fault.params)) == (
        "weight-missing",
        {"weight": "people", "members": ("A", "B", "C", "D", "E")},
    )
    assert rule_faults(rule, weighted({"A": 3, "B": 0}, "people")) == ()
    (nobody,) = rule_faults(rule, weighted({"A": 0, "B": 0}, "people"))
    assert nobody.id == "majority-unreachable"


@settings(max_examples=200)
@given(cases())
def test_a_rule_can_be_met_where_no_fault_was_found_and_else_not(case: Case) -> None:
    """Everybody is there and says yes: the best that any rule can get."""
    everybody = case.electorate.entitled
    given_votes = {} if case.rule.objections is not None else dict.fromkeys(everybody, Choice.YES)
    best = count(case.rule, case.electorate, present=everybody, votes=given_votes)
    unmet = {"quorum-unreachable", "majority-unreachable", "majority-number-unreachable"}
    found = {it.id for it in rule_faults(case.rule, case.electorate)} & unmet
    if not found:
        assert best.outcome is Outcome.ADOPTED
    elif case.rule.blocking is None:
        assert best.outcome is not Outcome.ADOPTED
