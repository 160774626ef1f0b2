"""A plan's text as lines of a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from comity.assembly.interfaces.pages.frame import told
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.plan.domain.plan_text import PlanAction, PlanText
from comity.plan.interfaces.plan_words import CONFIDENCE_SIGNS
from comity.regulation.interfaces.parts.words import CONFIDENCE


def text_lines(text: PlanText) -> Iterator[str]:
    """Its actions, each with its citation and what it rests on, its parts and indicators."""
    title, count = told(text.title), len(text.actions)
    told_first = Message("plan-told", {"title": title, "version": text.version, "count": count})
    yield render(told_first)
    for each in text.actions:
        yield ""
        yield from _action(each)


def _action(action: PlanAction) -> Iterator[str]:
    yield f"{action.number}. {told(action.title)} ({action.id})"
    sign = CONFIDENCE_SIGNS[action.confidence]
    yield f"   {action.citation}; {sign} {CONFIDENCE[action.confidence]}"
    for part in action.sub_actions:
        yield f"   - {told(part.title)} ({part.id})"
    for indicator in action.indicators:
        yield f"   # {told(indicator.name)}, {told(indicator.unit)} ({indicator.id})"
