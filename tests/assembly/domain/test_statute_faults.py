from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from tests.assembly.examples import example
from tests.assembly.statutes import statutes

from comity.assembly.domain.belonging import Arrears, TreatyDefaults
from comity.assembly.domain.bodies import Composition, Decided, Elected
from comity.assembly.domain.rules import (
    Basis,
    Blocking,
    DecisionRule,
    Form,
    Majority,
    Quorum,
    Veto,
)
from comity.assembly.domain.shares import Threshold
from comity.assembly.domain.statute import Matter, Statute, statute_on
from comity.assembly.domain.statute_faults import check_statute, faults
from comity.kernel.domain.errors import Problems
from comity.regulation.domain.problems import Path

LAKES = example("north-lakes")
HALF = Threshold(Fraction(1, 2), more_than=True)

SEATS = Elected(seats=3, decided=Decided(by="assembly", matter="election"), among=("member",))


def found(statute: Statute) -> list[tuple[Path, str]]:
    return [(each.path, each.error.message.id) for each in faults(statute)]


def with_rule(**changes: object) -> Statute:
    ordinary = replace(LAKES.rules[0], **changes)
    return replace(LAKES, rules=(ordinary, *LAKES.rules[1:]))


def with_council(**changes: object) -> Statute:
    return replace(LAKES, bodies=(LAKES.bodies[0], replace(LAKES.bodies[1], **changes)))


@pytest.mark.parametrize(
    ("changes", "path", "id"),
    [
        ({"majorities": ()}, (), "rule-decides-nothing"),
        ({"objections": 0}, (), "rule-consensus-and-votes"),
        ({"majorities": (Majority(Threshold(Fraction(1), True)),)}, ("majorities", 0, "threshold"),
         "threshold-unreachable"),
        ({"majorities": (Majority(Threshold(Fraction(0))),)}, ("majorities", 0, "threshold"),
         "threshold-nought"),
        ({"quorum": Quorum(Threshold(Fraction(3, 2)))}, ("quorum", "threshold"),
         "threshold-unreachable"),
        ({"quorum": Quorum(HALF, Basis.CAST)}, ("quorum", "basis"), "quorum-basis-unfit"),
        ({"majorities": (Majority(HALF, weight="people"),)}, ("majorities", 0, "weight"),
         "weight-undeclared"),
        ({"blocking": Blocking(4, 1)}, ("blocking",), "blocking-without-majority"),
        ({"form": Form.SECRET, "may_change": True}, ("may_change",), "secret-may-change"),
        ({"veto": Veto(of_class="founder")}, ("veto", "of_class"), "member-class-unknown"),
        ({"proxies": -1}, ("proxies",), "statute-number-negative"),
    ],
)  # fmt: skip
def test_a_rule_that_can_not_be_met_or_says_two_things(
    changes: dict[str, Any], path: Path, id: str
) -> None:
    assert found(with_rule(**changes)) == [(("rules", 0, *path), id)]


def test_more_votes_than_a_body_has_seats() -> None:
    five = DecisionRule(id="five", majorities=(Majority(HALF, at_least=5),))
    statute = with_council(default_rule="five")
    statute = replace(statute, rules=(*statute.rules, five))
    assert found(statute) == [(("bodies", 1, "default_rule"), "rule-beyond-seats")]
    (problem,) = faults(statute)
    assert problem.error.message.params == {
        "rule": "five",
        "body": "council",
        "seats": 3,
        "asks": 5,
    }


def test_a_veto_of_whom_the_body_does_not_name() -> None:
    forum = example("world-forum")
    rule = replace(forum.rules[5], veto=Veto(frozenset({"BR", "FR"})))
    statute = replace(forum, rules=(*forum.rules[:5], rule, *forum.rules[6:]))
    assert found(statute) == [
        (("bodies", 1, "rules", "binding-recommendation"), "veto-holder-not-named")
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"composition": Composition()}, [(("composition",), "body-of-nobody")]),
        ({"composition": Composition(all_of=("membre",))},
         [(("composition", "all_of", 0), "member-class-unknown")]),
        ({"composition": Composition(named=("KE", "KE"))},
         [(("composition", "named", 1), "member-named-twice")]),
        ({"composition": Composition(elected=replace(SEATS, seats=0))},
         [(("composition", "elected", "seats"), "body-of-nobody")]),
        ({"composition": Composition(elected=replace(SEATS, among=()))},
         [(("composition", "elected"), "elected-among-nobody")]),
        ({"composition": Composition(elected=replace(SEATS, among=("observer",)))},
         [(("composition", "elected", "among"), "elected-without-right")]),
        ({"languages": ("de",)}, [(("languages",), "body-language")]),
        ({"reports_to": "council"}, [(("reports_to",), "body-circle")]),
        ({"reports_to": "board"}, [(("reports_to",), "body-unknown")]),
    ],
)  # fmt: skip
def test_faults_of_a_body(changes: dict[str, Any], expected: list[tuple[Path, str]]) -> None:
    assert found(with_council(**changes)) == [(("bodies", 1, *at), id) for at, id in expected]


def test_bodies_that_report_to_each_other_in_a_circle_are_each_told() -> None:
    assembly = replace(LAKES.bodies[0], reports_to="council")
    statute = replace(LAKES, bodies=(assembly, LAKES.bodies[1]))
    assert [id for _, id in found(statute)] == ["body-circle", "body-circle"]


def test_a_matter_that_nobody_has_a_rule_for() -> None:
    statute = replace(LAKES, matters=(*LAKES.matters, Matter(id="seat", name={"en": "Seat"})))
    assert found(statute) == [(("matters", 8), "matter-without-rule")]


def test_a_body_that_is_asked_for_what_it_has_no_rule_for() -> None:
    statute = with_council(default_rule="", chair=None)
    statute = replace(statute, amended=Decided(by="council", matter="amendment"))
    assert found(statute) == [(("amended",), "body-without-rule")]


def test_a_class_that_nobody_can_be_admitted_to() -> None:
    statute = replace(LAKES, admissions=LAKES.admissions[:1])
    assert found(statute) == [(("classes", 1), "class-without-admission")]


def test_an_admission_told_twice_or_to_no_class() -> None:
    again = replace(LAKES.admissions[0], member_class="membre")
    statute = replace(LAKES, admissions=(*LAKES.admissions, LAKES.admissions[0], again))
    assert found(statute) == [
        (("admissions", 2, "member_class"), "admission-twice"),
        (("admissions", 3, "member_class"), "member-class-unknown"),
    ]


@pytest.mark.parametrize(
    "part", ["classes", "weights", "matters", "rules", "bodies", "offices"]
)  # fmt: skip
def test_ids_that_stand_twice(part: str) -> None:
    parts = getattr(LAKES, part)
    statute = replace(LAKES, **{part: (*parts, parts[0])})
    assert ((part, len(parts), "id"), "statute-id-twice") in found(statute)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"version": 0}, [(("version",), "statute-version")]),
        ({"name": {"en": "Lakes"}}, [(("name",), "statute-name-language")]),
        ({"amended": Decided(by="asembly", matter="amendment")},
         [(("amended", "by"), "body-unknown")]),
        ({"arrears": Arrears(months=1, waived=Decided(by="assembly", matter="arears"))},
         [(("arrears", "waived", "matter"), "matter-unknown")]),
    ],
)  # fmt: skip
def test_faults_of_the_rest(changes: dict[str, Any], expected: list[tuple[Path, str]]) -> None:
    assert found(replace(LAKES, **changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"consents": None}, [("treaties",)]),
        ({"consents_share": HALF}, [("treaties",)]),
        ({"consents": 0}, [("treaties", "consents")]),
    ],
)
def test_a_treaty_needs_a_number_or_a_share_of_consents(
    changes: dict[str, Any], expected: list[Path]
) -> None:
    treaties = LAKES.treaties
    assert isinstance(treaties, TreatyDefaults)
    statute = replace(LAKES, treaties=replace(treaties, **changes))
    assert found(statute) == [(at, "statute-treaty-consents") for at in expected]


def test_an_empty_statute_says_what_it_lacks() -> None:
    empty = Statute(id="e", version=1, name={}, languages=(), holds_from=date(2026, 1, 1))
    assert [id for _, id in found(empty)] == [
        "statute-without-language",
        "statute-without-body",
        "statute-without-vote",
    ]


def test_checking_raises_all_of_them() -> None:
    check_statute(LAKES)
    with pytest.raises(Problems) as caught:
        check_statute(with_council(languages=("de",), reports_to="board"))
    assert [each.message.id for each in caught.value.problems] == ["body-unknown", "body-language"]


@given(statutes())
def test_every_fault_has_a_place_that_is_there(statute: Statute) -> None:
    for each in faults(statute):
        at: Any = statute
        for step in each.path:
            if isinstance(step, str) and not isinstance(at, dict):
                at = getattr(at, step)
            else:
                at = sorted(at)[step] if isinstance(at, frozenset) else at[step]


def test_the_version_that_held_on_a_day() -> None:
    second = replace(LAKES, version=2, holds_from=date(2027, 1, 1))
    assert statute_on([second, LAKES], date(2025, 12, 31)) is None
    assert statute_on([second, LAKES], date(2026, 12, 31)) is LAKES
    assert statute_on([LAKES, second], date(2027, 1, 1)) is second
