"""One profile against the whole corpus that ships, warm: beside rules in a usual rule engine."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

from benchmarks.measuring import Case, Figure, Progress, side_by_side, skipped
from benchmarks.plain_rules import (
    Dialect,
    Facts,
    PlainRules,
    completed,
    json_logic_rules,
    plain_rules,
    python_functions,
    rule_engine_rules,
    two_valued,
)
from benchmarks.shipped import DAY, WHERE, shipped_profile, shipped_rules
from comity.regulation.domain.findings import Finding, Outcome
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.rulebook import Rulebook

ENGINES: dict[str, Callable[[], Dialect]] = {
    "rule_engine": rule_engine_rules,
    "json_logic": json_logic_rules,
}


def run(*, quick: bool, progress: Progress) -> list[Figure]:
    """What comes with the answer first, then the bare truth of every norm on one complete profile,
    which is all that two-valued rules can be asked for."""
    rules, profile = shipped_rules(), shipped_profile()
    turns = 10 if quick else 100
    norms = rules.corpus.norm_count()
    answers = side_by_side(
        f"a question about {norms} norms, some facts unknown",
        {
            "findings": lambda: rules.obligations(profile, WHERE, DAY),
            "findings and deciding sets": lambda: _decided(rules, profile),
            "findings, deciding sets and proofs": lambda: _explained(rules, profile),
        },
        turns=turns,
    )
    group = f"the truth of {norms} norms, all facts known"
    whole = completed(profile, rules.vocabulary.facts)
    facts = two_valued(rules.inquire(whole, DAY).values)
    cases: dict[str, Case] = {
        "Comity": lambda: rules.obligations(whole, WHERE, DAY),
        "plain Python functions": _case(rules, whole, python_functions(), facts),
    }
    for package, dialect in ENGINES.items():
        if find_spec(package):
            cases[package.replace("_", "-")] = _case(rules, whole, dialect(), facts)
    engines = side_by_side(group, cases, turns=turns, progress=progress)
    return [*answers, *engines, *skipped(group, ENGINES)]


def _case(rules: Rulebook, profile: Profile, dialect: Dialect, facts: Facts) -> Case:
    """The engine's turn, once it has been seen to answer as Comity does."""
    plain: PlainRules = plain_rules(rules, DAY, dialect)
    applying = plain.applying(facts)
    for finding in rules.obligations(profile, WHERE, DAY).findings:
        settled = finding.outcome is not Outcome.UNDETERMINED
        assert not settled or applying[finding.number] is (finding.outcome is Outcome.APPLIES)
    return lambda: plain.applying(facts)


def _decided(rules: Rulebook, profile: Profile) -> tuple[Finding, ...]:
    inquiry = rules.inquire(profile, DAY)
    answer = inquiry.obligations(WHERE)
    for finding in answer.with_outcome(Outcome.UNDETERMINED):
        inquiry.deciding(finding)
    return answer.findings


def _explained(rules: Rulebook, profile: Profile) -> None:
    inquiry = rules.inquire(profile, DAY)
    for finding in inquiry.obligations(WHERE).findings:
        inquiry.explain(finding)
        inquiry.deciding(finding)
