"""Recommended changes: what somebody advises, often the secretariat or a committee. They bind
nobody and are never merged; whoever wants one moves it as an amendment."""

from __future__ import annotations

from dataclasses import dataclass

from comity.assembly.domain.amendments import Action, Amendment
from comity.assembly.domain.paragraphs import MotionText
from comity.assembly.domain.tracked_changes import Run, word_runs
from comity.kernel.domain.errors import Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """`seen` are the words of the paragraph that its author had before them."""

    id: str
    paragraph: str
    seen: str
    words: str
    author: str = ""
    reason: str = ""


def fits(text: MotionText, recommendation: Recommendation) -> bool:
    """Whether the paragraph is still there, in the words that the advice was on."""
    found = text.by_id.get(recommendation.paragraph)
    return found is not None and found.words == recommendation.seen


def shown(recommendation: Recommendation) -> tuple[Run, ...]:
    """What it would change, word by word."""
    return word_runs(recommendation.seen, recommendation.words)


def taken_up(
    text: MotionText, recommendation: Recommendation, *, amendment: str, proposer: str
) -> Amendment:
    """It as an amendment of somebody who proposes it. Raises
    `Conflict("recommendation-outdated")` where the text changed since."""
    if not fits(text, recommendation):
        raise Conflict(
            "recommendation-outdated",
            recommendation=recommendation.id,
            paragraph=recommendation.paragraph,
        )
    return Amendment(
        id=amendment,
        action=Action.REPLACE if recommendation.words else Action.DELETE,
        paragraph=recommendation.paragraph,
        words=recommendation.words,
        proposer=proposer,
    )
