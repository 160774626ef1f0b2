"""Questions about a profile: what the rules ask of it, and what to ask next. Nothing is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from pydantic import ConfigDict, Field, StringConstraints

from comity.kernel.interfaces.api.asked import Day
from comity.kernel.interfaces.api.encoding import encode
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Prose, Record
from comity.kernel.interfaces.web.parameters import today
from comity.regulation.domain.answers import AnsweredQuestion, answer_question
from comity.regulation.domain.findings import Outcome
from comity.regulation.formats.answer_plain import answer_to_plain
from comity.regulation.formats.fact_plain import question_to_plain
from comity.regulation.formats.profile_json import profile_from_plain
from comity.regulation.interfaces.api.answer_records import InterviewRecord, ObligationsRecord
from comity.regulation.interfaces.api.lookups import (
    MOST_JURISDICTIONS,
    issuers,
    jurisdictions_named,
)
from comity.regulation.queries.current_rulebook import current_rulebook

MOST_FACTS = 300
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]

router = private_router("questions")


class ProfileAsked(Record):
    id: Name = "profile"
    title: Annotated[Prose, Field(max_length=50)] = {}


class InterviewAsked(Record):
    """A profile, as in a profile file, and where and when to ask. A fact that is not stated is
    unknown, not false."""

    model_config = ConfigDict(extra="forbid", populate_by_name=False)

    profile: Annotated[ProfileAsked, Field(description="Its id, and its title if it has one.")] = (
        ProfileAsked()
    )
    facts: Annotated[
        dict[Name, Any],
        Field(
            max_length=MOST_FACTS,
            description="What is stated, by fact: true or false, a choice, a list of choices, "
            '{"includes": [...], "excludes": [...]}, a quantity ("3e25 FLOP"), a date, or '
            '{"at_least": ..., "at_most": ...}.',
        ),
    ]
    where: Annotated[
        list[Name],
        Field(
            alias="in",
            max_length=MOST_JURISDICTIONS,
            description="Jurisdictions; default: all with rules of their own.",
        ),
    ] = []
    on: Annotated[Day, Field(default_factory=today, description="As of which day; default: today.")]


class ObligationsAsked(InterviewAsked):
    deciding: Annotated[
        bool, Field(strict=True, description="With what is open: the facts that would settle it.")
    ] = False
    proofs: Annotated[bool, Field(strict=True, description="Say why, finding by finding.")] = False


@router.post(
    "/obligations", response=ObligationsRecord, exclude_unset=True, operation_id="obligations"
)
def obligations(request: HttpRequest, asked: ObligationsAsked) -> HttpResponse:
    """What applies to a profile, what does not, and what can't be told, with grounds and dates."""
    answered = _answered(asked, with_proofs=asked.proofs)
    if not asked.deciding:
        answered = replace(answered, deciding={})
    # An answer with all proofs has a hundred thousand parts: it is not read through a second time.
    return HttpResponse(encode(answer_to_plain(answered)), content_type="application/json")


@router.post("/interview", response=InterviewRecord, exclude_unset=True, operation_id="interview")
def interview(request: HttpRequest, asked: InterviewAsked) -> dict[str, Any]:
    """Which facts to ask for next: those whose answers would settle the most come first."""
    answered = _answered(asked, with_proofs=False)
    answer, vocabulary = answered.answer, answered.rules.vocabulary
    return {
        "release": answered.rules.release,
        "jurisdictions": list(answer.reach),
        "on": answer.on.isoformat(),
        "applies": len(answer.with_outcome(Outcome.APPLIES)),
        "does_not_apply": len(answer.with_outcome(Outcome.DOES_NOT_APPLY)),
        "undetermined": len(answer.with_outcome(Outcome.UNDETERMINED)),
        "questions": [question_to_plain(it, vocabulary) for it in answered.questions],
    }


def _answered(asked: InterviewAsked, *, with_proofs: bool) -> AnsweredQuestion:
    rules = current_rulebook()
    stated = {
        "profile": asked.profile.model_dump(exclude_unset=True),
        "facts": asked.facts,
    }
    return answer_question(
        rules=rules,
        profile=profile_from_plain(stated, rules.vocabulary, rules.jurisdictions),
        where=jurisdictions_named(rules, asked.where) or issuers(rules),
        on=asked.on,
        with_proofs=with_proofs,
    )
