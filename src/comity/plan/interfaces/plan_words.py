"""Words of plans and their actions as pages and commands say them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.plan.domain.plan_links import LinkKind
from comity.plan.domain.plan_text import Direction
from comity.regulation.domain.confidence import Confidence

Said = str | Promise
CONFIDENCE_SIGNS: Mapping[Confidence, str] = {
    Confidence.VERIFIED_TEXT: "✓",
    Confidence.SEVERAL_SECONDARY: "≈",
    Confidence.ONE_SECONDARY: "~",
    Confidence.UNKNOWN: "?",
}
DIRECTIONS: Mapping[Direction, tuple[str, Said]] = {
    Direction.UP: ("↑", _("more is better")),
    Direction.DOWN: ("↓", _("less is better")),
}
LINKS: Mapping[LinkKind, tuple[str, Said, Said]] = {
    LinkKind.SUPPORTS: ("→", _("supports"), _("is supported by")),
    LinkKind.DUPLICATES: ("=", _("duplicates"), _("duplicates")),
    LinkKind.CONFLICTS: ("!", _("conflicts with"), _("conflicts with")),
}
"""Sign, what is said from where the link was made, and from its other end."""
PARTS: Mapping[str, Said] = {
    "action": _("action"),
    "actions": _("actions"),
    "caveats": _("caveats"),
    "citation": _("where it stands"),
    "concepts": _("concepts"),
    "confidence": _("what it rests on"),
    "id": _("id"),
    "indicator": _("indicator"),
    "instrument": _("instrument"),
    "issuer": _("issuer"),
    "number": _("number"),
    "order": _("order of the actions"),
    "published": _("day of publication"),
    "sources": _("sources"),
    "stale_after": _("days until a commitment is stale"),
    "sub_action": _("part of the action"),
    "summary": _("summary"),
    "title": _("title"),
    "weight": _("weight"),
    "weights": _("weights of progress"),
}
