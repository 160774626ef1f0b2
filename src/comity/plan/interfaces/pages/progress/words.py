"""Levels, and what is late, in words."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.plan.domain.plan_text import Level
from comity.plan.domain.timeliness import Timeliness

LEVELS: dict[Level, str | Promise] = {
    Level.COMPLETE: _("complete"),
    Level.SUBSTANTIAL: _("substantial"),
    Level.LIMITED: _("limited"),
    Level.NOT_STARTED: _("not started"),
    Level.NO_EVIDENCE: _("no evidence"),
}
"""Most first."""
TIMELINESS: dict[Timeliness, str | Promise] = {
    Timeliness.OVERDUE: _("overdue"),
    Timeliness.DUE_SOON: _("due soon"),
    Timeliness.STALE: _("stale"),
    Timeliness.NEVER_UPDATED: _("never updated"),
}
