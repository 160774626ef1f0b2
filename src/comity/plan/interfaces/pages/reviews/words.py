"""Levels, declarations and disputes as a sign and a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.plan.domain.plan_text import Level
from comity.plan.domain.progress import DisputeState


@dataclass(frozen=True, slots=True)
class Badge:
    """`tone` is a class of the style sheet."""

    sign: str
    word: str | Promise
    tone: str = ""


NOT_ASSESSED = Badge("?", _("not assessed"), "pending")
"""Which is no figure of progress, and never 0."""
LEVELS: Mapping[str, Badge] = {
    "": NOT_ASSESSED,
    Level.NO_EVIDENCE: Badge("–", _("no evidence"), "pending"),
    Level.NOT_STARTED: Badge("○", _("not started")),
    Level.LIMITED: Badge("◔", _("limited")),
    Level.SUBSTANTIAL: Badge("◕", _("substantial")),
    Level.COMPLETE: Badge("●", _("complete"), "adopted"),
}
LEVEL_CHOICES = (
    (Level.NO_EVIDENCE.value, _("no evidence: nothing here can be checked")),
    (Level.NOT_STARTED.value, _("not started: nothing of it was done")),
    (Level.LIMITED.value, _("limited: a part was done, most is still to do")),
    (Level.SUBSTANTIAL.value, _("substantial: most was done")),
    (Level.COMPLETE.value, _("complete: all that was promised was done")),
)
DISPUTES: Mapping[str, Badge] = {
    DisputeState.OPEN: Badge("◷", _("disputed"), "pending"),
    DisputeState.UPHELD: Badge("✓", _("upheld: the assessment is struck"), "adopted"),
    DisputeState.REJECTED: Badge("×", _("rejected: the assessment stands"), "rejected"),
    DisputeState.WITHDRAWN: Badge("–", _("withdrawn")),
}
