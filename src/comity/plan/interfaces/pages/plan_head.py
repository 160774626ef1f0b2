"""What a plan is, in a few words: who issued it and when, and what it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.assembly.interfaces.pages.frame import told
from comity.plan.domain.plan_text import PlanText


@dataclass(frozen=True, slots=True)
class PlanHead:
    """In the reader's language; `instrument` is its id in the corpus, or ""."""

    summary: str
    issuer: str
    published: date | None
    instrument: str
    version: int


def plan_head(text: PlanText) -> PlanHead:
    return PlanHead(
        told(text.summary), told(text.issuer), text.published, text.instrument, text.version
    )
