"""One step of an interview: what the answers settle, and what to ask next; beside finding every
smallest deciding set anew, as a report does.

The states are those that 200 people might reach: each answers what is asked, at random, and is
looked at somewhere on the way. Both sides answer the same question about the same state.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from statistics import median, quantiles

from benchmarks.measuring import Figure, Progress
from benchmarks.shipped import DAY, shipped_rules
from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.answers import answer_question
from comity.regulation.domain.interview import Interview
from comity.regulation.domain.interview_step import interview_step
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.values import Interval, Members, Value
from comity.regulation.domain.vocabulary import Fact, FactType

STATES = 200
LONGEST = 60
"""Answers."""
DAYS = ("2025-06-01", "2026-09-01", "2027-12-02")


def run(*, quick: bool, progress: Progress) -> list[Figure]:
    rules = shipped_rules()
    where = tuple(dict.fromkeys(it.jurisdiction for it in rules.corpus.instruments))
    states = 20 if quick else STATES

    def step(interview: Interview) -> None:
        found = interview_step(rules=rules, interview=interview, where=where, on=DAY)
        _ = found.changed, found.most_to_come
        if found.questions:
            found.turning_on(found.questions[0].fact)

    def every_set(interview: Interview) -> None:
        answer_question(
            rules=rules, profile=interview.profile, where=where, on=DAY, with_proofs=False
        )

    cases = {"the step of an interview": step, "every deciding set anew": every_set}
    times: dict[str, list[float]] = {name: [] for name in cases}
    for done, interview in enumerate(walks(rules, where, states)):
        progress(done, states)
        for name, case in cases.items():
            times[name].append(_milliseconds(case, interview))
    norms, places = rules.corpus.norm_count(), len(where)
    group = f"an interview about {norms} norms in {places} jurisdictions, {states} states"
    return [*_figures(group, "median", times, median), *_figures(group, "95 %", times, _p95)]


def _figures(
    group: str,
    what: str,
    times: dict[str, list[float]],
    summary: Callable[[list[float]], float],
) -> list[Figure]:
    first = summary(next(iter(times.values())))
    return [
        Figure(group, f"{name}, {what}", summary(values), "ms", summary(values) / first)
        for name, values in times.items()
    ]


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]


def _milliseconds(case: Callable[[Interview], None], interview: Interview) -> float:
    started = time.process_time()
    case(interview)
    return (time.process_time() - started) * 1000


def walks(rules: Rulebook, where: tuple[str, ...], states: int) -> Iterator[Interview]:
    """Each from the beginning, of any length up to `LONGEST`, the empty one among them."""
    chance = random.Random(20271202)
    for state in range(states):
        interview = Interview()
        for _ in range(chance.randrange(LONGEST) if state else 0):
            step = interview_step(rules=rules, interview=interview, where=where, on=DAY)
            if not step.questions:
                break
            interview = _answered(rules, interview, step.questions[0].fact, chance)
        yield interview


def _answered(rules: Rulebook, interview: Interview, fact: str, chance: random.Random) -> Interview:
    """An answer that can stand; one in ten does not know."""
    value = None
    if chance.random() < 0.9:
        value = _value(rules.vocabulary.get(fact), chance)
    answered = interview.with_answer(fact, value)
    try:
        rules.inquire(answered.profile, DAY)
    except InvalidInput:
        return interview.with_answer(fact, None)
    return answered


def _value(fact: Fact, chance: random.Random) -> Value:
    match fact.type:
        case FactType.BOOLEAN:
            return chance.random() < 0.35
        case FactType.CHOICE:
            return chance.choice(sorted(fact.choices))
        case FactType.SET:
            choices = sorted(fact.choices)
            return Members(
                frozenset(chance.sample(choices, chance.randrange(min(4, len(choices)))))
            )
        case FactType.JURISDICTIONS:
            return Members(frozenset(chance.sample(["EU", "KR", "CN", "JP", "US", "BR"], 2)))
        case FactType.NUMBER:
            bound = 10 ** chance.uniform(2, 27)
            return Interval(bound, bound)
    return Interval(*[chance.choice(DAYS)] * 2)
