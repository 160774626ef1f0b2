"""One question, answered whole: findings, what would decide the open ones, what to ask next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from comity.kernel.domain.errors import unknown_name
from comity.regulation.domain.conditions.deciding import DecidingSet
from comity.regulation.domain.conditions.proofs import Proof
from comity.regulation.domain.findings import Answer, Finding, Outcome
from comity.regulation.domain.inquiry import Inquiry
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.questions import OpenQuestion, open_questions
from comity.regulation.domain.rulebook import Rulebook


@dataclass(frozen=True)
class AnsweredQuestion:
    """`deciding` and `proofs` are by the finding's number; proofs only where asked for."""

    rules: Rulebook
    profile: Profile
    answer: Answer
    deciding: dict[int, tuple[DecidingSet, ...]]
    proofs: dict[int, Proof]
    questions: tuple[OpenQuestion, ...]
    instruments: tuple[Instrument, ...]
    """those that were read, in the order of the jurisdictions asked about"""

    def of(self, instrument: Instrument, outcome: Outcome) -> tuple[Finding, ...]:
        return tuple(
            finding
            for finding in self.answer.findings
            if finding.outcome is outcome and finding.place.instrument is instrument
        )


def answer_question(
    *, rules: Rulebook, profile: Profile, where: Sequence[str], on: date, with_proofs: bool
) -> AnsweredQuestion:
    """Answer for `profile` in the jurisdictions `where` as of `on`. Raises what `Inquiry` does."""
    inquiry = Inquiry(rules, profile, on)
    return _answered(inquiry, inquiry.obligations(where), with_proofs=with_proofs)


def answer_of_instrument(*, inquiry: Inquiry, answer: Answer, instrument: str) -> AnsweredQuestion:
    """Of an answer the part of one instrument, with its proofs. Raises `UnknownName` for one that
    was not read."""
    reach = {place: (instrument,) for place, read in answer.reach.items() if instrument in read}
    if not reach:
        read = {id for instruments in answer.reach.values() for id in instruments}
        raise unknown_name("instrument-not-read", instrument, read)
    findings = tuple(it for it in answer.findings if it.place.instrument.id == instrument)
    part = replace(answer, reach=reach, findings=findings)
    return _answered(inquiry, part, with_proofs=True)


def _answered(inquiry: Inquiry, answer: Answer, *, with_proofs: bool) -> AnsweredQuestion:
    rules = inquiry.rules
    undetermined = answer.with_outcome(Outcome.UNDETERMINED)
    deciding = {finding.number: inquiry.deciding(finding) for finding in undetermined}
    proofs = {
        finding.number: inquiry.explain(finding) for finding in answer.findings if with_proofs
    }
    read = dict.fromkeys(id for instruments in answer.reach.values() for id in instruments)
    by_id = {it.id: it for it in rules.corpus.instruments}
    return AnsweredQuestion(
        rules,
        inquiry.profile,
        answer,
        deciding,
        proofs,
        open_questions(deciding.values()),
        tuple(by_id[id] for id in read),
    )
