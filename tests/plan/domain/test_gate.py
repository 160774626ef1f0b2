"""Tests of the gate: what each rule refuses, and that nothing else does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plan.seeding import PROMISE

from comity.kernel.interfaces.messages import render
from comity.plan.domain.commitment_text import (
    CommitmentText,
    Help,
    HelpKind,
    HelpSide,
    IatiFacts,
    Milestone,
    Money,
    Target,
)
from comity.plan.domain.gate import advice, faults, lacks, refusals
from comity.plan.domain.gate_lacks import RULES, Ground, Weight
from comity.plan.domain.gate_target import goes_on
from comity.plan.domain.plan_text import Direction, PlanAction, PlanIndicator, SubAction
from comity.plan.interfaces import gate_messages as _gate_messages  # noqa: F401 - registers
from comity.regulation.domain.confidence import Confidence

ON = date(2026, 3, 1)
ACTION = PlanAction(
    id="skills",
    number="1",
    title={"en": "Train people"},
    summary={"en": "Train engineers."},
    citation="Point 1",
    confidence=Confidence.ONE_SECONDARY,
    sub_actions=(SubAction("courses", {"en": "Hold courses"}),),
    indicators=(PlanIndicator("trained", {"en": "Trained"}, {"en": "people"}),),
)
GROUND = Ground(ACTION, ON, frozenset({"KE", "FR"}))
LONG = "x" * 100_000
OFFER = Help("gpu", HelpSide.OFFER, HelpKind.COMPUTE, "Time on our cluster")


def aimed(**changes: object) -> CommitmentText:
    return replace(PROMISE, target=replace(PROMISE.target, **changes))  # type: ignore[arg-type]


def helped(**changes: object) -> CommitmentText:
    return replace(PROMISE, helps=(replace(OFFER, **changes),))  # type: ignore[arg-type]


def mile(**changes: object) -> CommitmentText:
    return replace(PROMISE, milestones=(replace(PROMISE.milestones[0], **changes),))  # type: ignore[arg-type]


def iati(**facts: object) -> CommitmentText:
    return replace(PROMISE, iati=IatiFacts(**facts))  # type: ignore[arg-type]


CASES: list[tuple[str, str, CommitmentText]] = [
    ("gate-text-too-long", "outcome", replace(PROMISE, outcome=LONG)),
    ("gate-text-too-long", "title", replace(PROMISE, title="x" * 301)),
    ("gate-text-unreadable", "outcome", replace(PROMISE, outcome="More\x00 people than before")),
    ("gate-figure-too-large", "target.value", aimed(value=Decimal("1e18"))),
    ("gate-figure-too-large", "target.value", aimed(value=Decimal("0.1234567"))),
    ("gate-day-out-of-range", "starts_on", replace(PROMISE, starts_on=date(1999, 12, 31))),
    ("gate-too-many", "helps", replace(PROMISE, helps=tuple(
        replace(OFFER, id=f"h-{n}") for n in range(101)))),
    ("gate-id-malformed", "milestones.0.id", mile(id="The First")),
    ("gate-id-twice", "milestones", replace(PROMISE, milestones=PROMISE.milestones * 2)),
    ("gate-language-unknown", "language", replace(PROMISE, language="english")),
    ("gate-title-missing", "title", replace(PROMISE, title=" ")),
    ("gate-outcome-missing", "outcome", replace(PROMISE, outcome="")),
    ("gate-outcome-is-title", "outcome", replace(PROMISE, outcome="TRAIN 50 engineers.")),
    ("gate-beneficiaries-missing", "beneficiaries", replace(PROMISE, beneficiaries="")),
    ("gate-sub-action-unknown", "sub_action", replace(PROMISE, sub_action="none")),
    ("gate-start-missing", "starts_on", replace(PROMISE, starts_on=None)),
    ("gate-words-not-looked-at", "language", replace(PROMISE, language="sw")),
    ("gate-words-of-another-language", "target.indicator", aimed(indicator="工程师人数")),
    ("gate-words-of-another-language", "target.proof", aimed(proof="大学公开的证书登记册")),
    ("gate-indicator-missing", "target.indicator", aimed(indicator="")),
    ("gate-indicator-vague", "target.indicator", aimed(indicator="Raise awareness")),
    ("gate-plan-indicator-unknown", "target.plan_indicator", aimed(plan_indicator="none")),
    ("gate-unit-missing", "target.unit", aimed(unit="")),
    ("gate-baseline-missing", "target.baseline", aimed(baseline=None)),
    ("gate-baseline-day-missing", "target.baseline_on", aimed(baseline_on=None)),
    ("gate-baseline-in-future", "target.baseline_on", aimed(baseline_on=date(2026, 3, 2))),
    ("gate-value-missing", "target.value", aimed(value=None)),
    ("gate-target-no-change", "target.value", aimed(value=Decimal(0))),
    ("gate-target-no-change", "target.value", aimed(direction=Direction.DOWN)),
    ("gate-target-day-missing", "target.due_on", aimed(due_on=None)),
    ("gate-target-far", "target.due_on", aimed(due_on=date(2037, 1, 1))),
    ("gate-percent-outside", "target.value", aimed(unit="%", value=Decimal(120))),
    ("gate-proof-missing", "target.proof", aimed(proof="  ")),
    ("gate-proof-too-short", "target.proof", aimed(proof="A register")),
    ("gate-proof-only-report", "target.proof", aimed(
        proof="We will report regularly on our progress.")),
    ("gate-proof-repeats", "target.proof", aimed(proof="Train 50 engineers!")),
    ("gate-without-milestones", "milestones", replace(PROMISE, milestones=())),
    ("gate-milestone-title-missing", "milestones.0.title", mile(title="")),
    ("gate-milestone-outside", "milestones.0.due_on", mile(due_on=date(2028, 1, 1))),
    ("gate-milestone-outside", "milestones.0.due_on", mile(due_on=date(2026, 1, 31))),
    ("gate-budget-not-positive", "budget.amount", replace(
        PROMISE, budget=Money(Decimal(0), "KES"))),
    ("gate-currency-unknown", "budget.currency", replace(
        PROMISE, budget=Money(Decimal(5), "ZZZ"))),
    ("gate-currency-unknown", "budget.currency", replace(
        PROMISE, budget=Money(Decimal(5), "DEM"))),
    ("gate-help-text-missing", "helps.0.text", helped(text="")),
    ("gate-quantity-not-positive", "helps.0.quantity", helped(quantity=Decimal(-1), unit="h")),
    ("gate-help-unit-missing", "helps.0.unit", helped(quantity=Decimal(200))),
    ("gate-per-unknown", "helps.0.per", helped(per="fortnight")),
    ("gate-help-days-reversed", "helps.0.until", helped(
        since=date(2026, 5, 2), until=date(2026, 5, 1))),
    ("gate-country-unknown", "iati.countries", iati(countries=("KE", "XX"))),
    ("gate-region-unknown", "iati.regions", iati(regions=("298", "299"))),
    ("gate-sector-malformed", "iati.sector", iati(sector="1143")),
    ("gate-organisation-malformed", "iati.organisation", iati(organisation="our ministry")),
]  # fmt: skip
"""What is wrong alone, so that nothing else is found."""
TOGETHER = {"gate-action-unknown", "gate-target-day-past", "gate-target-before-baseline",
            "gate-target-before-start"}  # fmt: skip
"""Tested below: more than one thing is wrong there."""


def found(text: CommitmentText, ground: Ground = GROUND) -> list[tuple[str, str]]:
    return [(each.rule, each.field) for each in lacks(text, ground)]


def test_finds_nothing_in_what_can_be_checked() -> None:
    assert found(PROMISE) == []


@pytest.mark.parametrize(("rule", "field", "text"), CASES, ids=[it[0] for it in CASES])
def test_finds_the_one_thing_that_is_wrong(rule: str, field: str, text: CommitmentText) -> None:
    assert found(text) == [(rule, field)]


def test_every_rule_has_a_case() -> None:
    assert {rule for rule, _, _ in CASES} | TOGETHER == set(RULES)


def test_an_action_that_the_plan_lacks_is_a_fault_even_of_a_draft() -> None:
    (lack,) = faults(PROMISE, Ground(None, ON, frozenset()))
    assert (lack.rule, lack.field) == ("gate-action-unknown", "action")


def test_a_target_before_its_baseline_and_its_beginning() -> None:
    text = replace(aimed(due_on=date(2025, 12, 31)), milestones=())
    assert found(text) == [
        ("gate-target-day-past", "target.due_on"),
        ("gate-target-before-baseline", "target.due_on"),
        ("gate-target-before-start", "target.due_on"),
    ]


def test_an_empty_draft_can_be_kept_and_hears_all_that_is_missing() -> None:
    text = CommitmentText(title="", language="en", action="skills")
    assert faults(text, GROUND) == []
    assert [each.field for each in refusals(text, GROUND)] == [
        "title",
        "outcome",
        "beneficiaries",
        "target.indicator",
        "target.unit",
        "target.baseline",
        "target.baseline_on",
        "target.value",
        "target.due_on",
        "target.proof",
    ]


def test_advice_stops_nobody() -> None:
    text = replace(PROMISE, milestones=(), starts_on=None)
    assert refusals(text, GROUND) == []
    assert [each.rule for each in advice(text, GROUND)] == [
        "gate-start-missing",
        "gate-without-milestones",
    ]


def test_an_error_says_where_and_how_to_mend_it() -> None:
    (lack,) = lacks(replace(PROMISE, budget=Money(Decimal(5), "ZZZ")), GROUND)
    assert lack.error.message.params == {"field": "budget.currency", "currency": "ZZZ"}
    assert lack.error.remedy is not None
    assert lack.error.remedy.id == "gate-currency-unknown-remedy"


@pytest.mark.parametrize(
    ("language", "indicator", "proof"),
    [
        ("fr", "Ingénieurs formés", "Le registre public des certificats, tenu par l'université"),
        ("zh", "工程师人数", "证书登记"),
        ("ar", "عدد المهندسين", "سجل الشهادات"),
        ("en", "Engineers trained", "Public count of certificates"),
    ],
)
def test_a_proof_in_any_script_passes(language: str, indicator: str, proof: str) -> None:
    assert found(replace(aimed(indicator=indicator, proof=proof), language=language)) == []


@pytest.mark.parametrize("language", ["en", "en-GB", "fr-CA", "pt-BR", "zh-Hant-TW", "sw", "yue"])
def test_languages_that_are(language: str) -> None:
    assert refusals(replace(PROMISE, language=language), GROUND) == []


@pytest.mark.parametrize("language", ["pt-BR", "sw", "yue", "kor"])
def test_without_lists_of_its_language_it_is_told_that_words_were_not_looked_at(
    language: str,
) -> None:
    text = replace(aimed(indicator="Raise awareness"), language=language)
    assert found(text) == [("gate-words-not-looked-at", "language")]
    assert [each.rule for each in advice(text, GROUND)] == ["gate-words-not-looked-at"]


def test_of_a_draft_without_words_there_is_nothing_to_look_at() -> None:
    text = CommitmentText(title="", language="sw", action="skills")
    assert "gate-words-not-looked-at" not in {each.rule for each in lacks(text, GROUND)}


@pytest.mark.parametrize("unit", ["%", " per  cent", "٪", "％", "pour cent", "процентов", "百分比"])
def test_a_share_of_a_hundred_in_any_language(unit: str) -> None:
    assert found(aimed(unit=unit, value=Decimal(120))) == [("gate-percent-outside", "target.value")]


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        (aimed(indicator="Raise awareness of AI"), "target.indicator", "Raise, awareness"),
        (aimed(proof="We will report on our progress."), "target.proof", "report, progress"),
    ],
)
def test_an_error_names_the_field_and_the_words(
    text: CommitmentText, field: str, words: str
) -> None:
    (lack,) = lacks(text, GROUND)
    assert lack.error.message.params == {"field": field, "words": words}
    assert words in render(lack.error.message)


@pytest.mark.parametrize(
    "language", ["", "xx", "en_GB", "code", "en-", "e", "en-GB-oed-x-y-z-long"]
)
def test_languages_that_are_not(language: str) -> None:
    assert found(replace(PROMISE, language=language)) == [("gate-language-unknown", "language")]


def test_a_special_drawing_right_is_money_and_a_figure_beyond_all_is_not() -> None:
    assert found(replace(PROMISE, budget=Money(Decimal("2.5"), "XDR"))) == []
    endless = replace(PROMISE, budget=Money(Decimal("Infinity"), "XDR"))
    assert [rule for rule, _ in found(endless)] == [
        "gate-figure-too-large",
        "gate-budget-not-positive",
    ]


figures = st.decimals(allow_nan=True, allow_infinity=True)
days = st.dates()
texts = st.text(max_size=30)
targets = st.builds(
    Target, indicator=texts, unit=texts, direction=st.sampled_from(Direction),
    baseline=st.none() | figures, baseline_on=st.none() | days, value=st.none() | figures,
    due_on=st.none() | days, proof=texts, plan_indicator=texts,
)  # fmt: skip
helps = st.builds(
    Help, id=texts, side=st.sampled_from(HelpSide), kind=st.sampled_from(HelpKind), text=texts,
    quantity=st.none() | figures, unit=texts, per=texts, since=st.none() | days,
    until=st.none() | days,
)  # fmt: skip
languages = texts | st.sampled_from(["ar", "en", "es", "fr", "ru", "zh", "zh-Hant", "sw"])
anything = st.builds(
    CommitmentText, title=texts, language=languages, action=texts, outcome=texts,
    beneficiaries=texts,
    sub_action=texts, starts_on=st.none() | days, target=targets,
    milestones=st.lists(st.builds(Milestone, texts, texts, days), max_size=3).map(tuple),
    budget=st.none() | st.builds(Money, figures, texts),
    helps=st.lists(helps, max_size=3).map(tuple),
    iati=st.builds(IatiFacts, texts, st.lists(texts, max_size=2).map(tuple), texts),
)  # fmt: skip


@given(anything, st.sampled_from([GROUND, Ground(None, ON, frozenset())]))
def test_whatever_is_written_the_gate_answers_once_each(
    text: CommitmentText, ground: Ground
) -> None:
    answers = lacks(text, ground)
    assert len(answers) == len(set(answers))
    assert {each.rule for each in answers} <= set(RULES)
    assert refusals(text, ground) == [it for it in answers if it.weight is not Weight.ADVICE]


@given(anything)
def test_what_passes_has_a_figure_that_goes_on_by_a_day_to_come(text: CommitmentText) -> None:
    """Whatever else is taken away from a good one, what passes is still one that can be checked."""
    mixed = replace(PROMISE, target=text.target)
    target = mixed.target
    if not refusals(mixed, GROUND):
        assert target.value is not None
        assert target.baseline is not None
        assert target.due_on is not None
        assert goes_on(target.baseline, target.value, target.direction)
        assert target.due_on > ON
        assert target.proof.strip()


@given(
    st.decimals(min_value=-1000, max_value=1000, places=2),
    st.decimals(min_value=-1000, max_value=1000, places=2),
)
def test_of_two_figures_that_differ_one_direction_goes_on(left: Decimal, right: Decimal) -> None:
    ways = [goes_on(left, right, each) for each in Direction]
    assert ways.count(True) == (left != right)


@given(st.integers(min_value=-400, max_value=400))
def test_a_target_is_refused_on_its_own_day_and_before(distance: int) -> None:
    text = aimed(due_on=ON + timedelta(days=distance))
    text = replace(text, milestones=(), starts_on=None)
    past = "gate-target-day-past" in {each.rule for each in refusals(text, GROUND)}
    assert past == (distance <= 0)
