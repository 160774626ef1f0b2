"""A discussion as its page tells it: who said and did what, in its order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from comity.hub.interfaces.pages.repository.card import markdown
from comity.hub.interfaces.pages.repository.frame import Frame
from comity.hub.models import Discussion, DiscussionEvent
from comity.hub.queries.discussions import events_of
from comity.hub.queries.names import names_of
from comity.kernel.domain.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class EventView:
    """`kind` is `comment`, `status`, `title` or `commit`; `word` is the new status, the new title
    or the title of the commit."""

    id: str
    kind: str
    author: str
    at: datetime
    body: SafeString
    raw: str
    """the comment as it was written, where it can't be rendered"""
    word: str
    oid: str
    is_hidden: bool
    is_edited: bool
    may_hide: bool


def events_view(frame: Frame, discussion: Discussion) -> Sequence[EventView]:
    events = events_of(discussion)
    names = names_of(each.author_id for each in events)
    return [_event(frame, each, names[each.author_id]) for each in events]


def _event(frame: Frame, event: DiscussionEvent, author: str) -> EventView:
    body, raw = SafeString(""), ""
    hidden = event.hidden_at is not None
    if event.kind == "comment" and not hidden:
        try:
            body = markdown(event.content, frame.links)
        except InvalidInput:
            raw = event.content
    own = frame.caller.user is not None and event.author_id == frame.caller.user.id
    return EventView(
        id=str(event.id),
        kind=event.kind.partition("-")[0],
        author=author,
        at=event.at,
        body=body,
        raw=raw,
        word=str(_word(event)),
        oid=str(event.data.get("oid", "")),
        is_hidden=hidden,
        is_edited=event.edited_at is not None,
        may_hide=event.kind == "comment" and not hidden and (own or frame.may_write),
    )


def _word(event: DiscussionEvent) -> object:
    match event.kind:
        case "status-change":
            return event.data.get("status", "")
        case "title-change":
            return event.data.get("to", "")
        case "commit":
            return event.data.get("subject", "")
    return ""
