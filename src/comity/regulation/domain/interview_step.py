"""One step of an interview: what the answers so far settle, and what to ask next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from comity.kernel.domain.errors import ComityError
from comity.regulation.domain.conditions.program import CompiledPeriod
from comity.regulation.domain.decisiveness import Decisiveness, OpenEnd
from comity.regulation.domain.findings import Answer, Finding, Ground, Outcome
from comity.regulation.domain.inquiry import Inquiry
from comity.regulation.domain.interview import Interview
from comity.regulation.domain.questions import OpenQuestion
from comity.regulation.domain.rulebook import Rulebook


@dataclass(frozen=True)
class InterviewStep:
    """`before` is what stood without the last answer."""

    rules: Rulebook
    interview: Interview
    inquiry: Inquiry
    answer: Answer
    before: Answer

    @cached_property
    def questions(self) -> tuple[OpenQuestion, ...]:
        """What has not been asked yet, most decisive first."""
        ranked = self._decisiveness.questions(self._ends.values())
        return tuple(each for each in ranked if each.fact not in self.interview.answers)

    @cached_property
    def most_to_come(self) -> int:
        """How many questions there can be at most: every fact that something open may turn on."""
        facts = self._decisiveness.open_facts(self._ends.values())
        return len(facts - self.interview.answers.keys())

    @cached_property
    def undetermined(self) -> tuple[Finding, ...]:
        return self.answer.with_outcome(Outcome.UNDETERMINED)

    @cached_property
    def changed(self) -> tuple[Finding, ...]:
        """The findings that the last answer changed."""
        earlier = {finding.number: finding.outcome for finding in self.before.findings}
        return tuple(it for it in self.answer.findings if earlier.get(it.number) is not it.outcome)

    def turning_on(self, fact: str) -> tuple[Finding, ...]:
        """The open findings that an answer about `fact` may settle, or bring nearest."""
        near = self._decisiveness.is_near
        return tuple(it for it in self.undetermined if near(fact, self._ends[it.number]))

    @cached_property
    def _decisiveness(self) -> Decisiveness:
        return Decisiveness(self.rules.program.nodes, self.inquiry.truths)

    @cached_property
    def _ends(self) -> dict[int, OpenEnd]:
        """By the number of the finding. Norms of one condition and timetable share theirs."""
        shared: dict[tuple[int, tuple[CompiledPeriod, ...], Ground], OpenEnd] = {}
        found: dict[int, OpenEnd] = {}
        for finding in self.undetermined:
            norm = self.rules.program.norms[finding.number]
            key = (norm.condition, norm.periods, finding.ground)
            if key not in shared:
                roots = self.inquiry.roots(finding)
                shared[key] = OpenEnd(roots, finding.ground is not Ground.NOT_IN_FORCE)
            found[finding.number] = shared[key]
        return found


def interview_step(
    *, rules: Rulebook, interview: Interview, where: Sequence[str], on: date
) -> InterviewStep:
    """Raises what `Inquiry` does: a profile that contradicts itself can't be gone on with."""
    inquiry = Inquiry(rules, interview.profile, on)
    answer = inquiry.obligations(where)
    before = answer
    if interview.answers.get(interview.last) is not None:
        before = Inquiry(rules, interview.without(interview.last).profile, on).obligations(where)
    return InterviewStep(rules, interview, inquiry, answer, before)


def contradicting_facts(error: ComityError) -> tuple[str, ...]:
    """The facts whose stated values can't all be so, () for an error of another kind."""
    params = error.message.params
    match error.message.id:
        case "contradiction":
            facts = params["facts"]
            return facts if isinstance(facts, tuple) else ()
        case "contradictory-set":
            return (str(params["fact"]),)
    return ()
