"""Rules for discussions and pull requests: their texts, and how their status may change.

    discussion     open <-> closed
    pull request   draft -> open <-> closed, draft -> closed, open -> merged

What is merged stays so. A closed draft is reopened as an open pull request.
"""

from __future__ import annotations

from comity.hub.domain.repositories import DiscussionStatus as Status
from comity.kernel.domain.errors import Conflict, InvalidInput

LONGEST_TITLE = 500
LONGEST_TEXT = 65_536
MOST_EVENTS = 10_000
"""of one discussion"""
EDITS_KEPT = 50

_MAY_BECOME = {
    Status.DRAFT: {Status.OPEN, Status.CLOSED},
    Status.OPEN: {Status.CLOSED},
    Status.CLOSED: {Status.OPEN},
    Status.MERGED: set[Status](),
}


def check_title(title: str) -> str:
    """On one line, cut to what is kept. Raises `InvalidInput`."""
    line = " ".join(title.split())
    if not line:
        raise InvalidInput("discussion-title-missing")
    return line[:LONGEST_TITLE]


def check_comment(text: str) -> str:
    """Raises `InvalidInput` for an empty comment, or one that is too long."""
    if not text.strip():
        raise InvalidInput("comment-empty")
    return check_description(text)


def check_description(text: str) -> str:
    """As `check_comment`, but it may be empty."""
    if len(text) > LONGEST_TEXT:
        raise InvalidInput("comment-too-long", limit=LONGEST_TEXT)
    return text


def next_status(now: Status, wanted: str) -> Status:
    """Raises `InvalidInput` for what only merging sets or nothing does, `Conflict` where it can't
    follow on what is."""
    if wanted not in (Status.OPEN.value, Status.CLOSED.value):
        raise InvalidInput("discussion-status-unknown", status=wanted[:40])
    following = Status(wanted)
    if following not in _MAY_BECOME[now]:
        raise Conflict("discussion-status-stays", now=now.value, wanted=wanted)
    return following
