"""States, moves and outcomes in words: as the statute names them, else as they are commonly."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from comity.assembly.domain.motion_rules import MotionRules
from comity.assembly.interfaces.pages.frame import told

STATES: Mapping[str, str | Promise] = {
    "draft": _("draft"),
    "submitted": _("submitted"),
    "before-body": _("before the body"),
    "referred": _("referred to a committee"),
    "adopted": _("adopted"),
    "rejected": _("rejected"),
    "withdrawn": _("withdrawn"),
    "lapsed": _("lapsed"),
}
MOVES: Mapping[str, str | Promise] = {
    "submit": pgettext_lazy("motion", "Submit it"),
    "refer": _("Refer it to a committee"),
    "report": _("Report on it"),
    "put-before-body": _("Put it before the body"),
    "adopt": _("Adopt it"),
    "reject": _("Reject it"),
    "withdraw": _("Withdraw it"),
    "lapse": _("Let it lapse"),
}
OUTCOMES: Mapping[str, str | Promise] = {
    "pending": _("waits for a vote"),
    "adopted": _("adopted"),
    "rejected": _("rejected"),
    "withdrawn": _("withdrawn"),
    "not-put": _("not put to the vote"),
}
VERSIONS: Mapping[str, str | Promise] = {
    "proposed": _("as it was proposed"),
    "edited": _("changed by its proposer"),
    "merged": _("with adopted amendments"),
}
SIGNS: Mapping[str, str] = {
    "adopted": "✓",
    "rejected": "×",
    "withdrawn": "↩",
    "lapsed": "–",
    "not-put": "–",
}


def state_name(rules: MotionRules, state: str) -> str:
    return _named(rules, state, STATES)


def move_name(rules: MotionRules, move: str) -> str:
    return _named(rules, move, MOVES)


def sign_of(state: str) -> str:
    return SIGNS.get(state, "○")


def _named(rules: MotionRules, id: str, common: Mapping[str, str | Promise]) -> str:
    if id in rules.names:
        return told(rules.names[id])
    return str(common.get(id, id.replace("-", " ")))
