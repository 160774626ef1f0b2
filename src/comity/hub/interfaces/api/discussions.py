"""Discussions and pull requests."""

from __future__ import annotations

import msgspec
from starlette.routing import Route

from comity.hub.actions.change_discussion_status import change_discussion_status
from comity.hub.actions.comment_discussion import comment_discussion
from comity.hub.actions.edit_comment import edit_comment
from comity.hub.actions.hide_comment import hide_comment
from comity.hub.actions.merge_pull_request import merge_pull_request
from comity.hub.actions.open_discussion import open_discussion, open_draft
from comity.hub.actions.rename_discussion import rename_discussion
from comity.hub.domain.policy import Deed
from comity.hub.interfaces.api.addresses import REPOSITORY
from comity.hub.interfaces.api.calls import Call, endpoint
from comity.hub.interfaces.api.discussion_records import details, event_record, summary
from comity.hub.queries.discussions import find_discussion, list_discussions
from comity.hub.queries.names import names_of
from comity.kernel.domain.errors import InvalidInput, UnknownName

PAGE = 50
LAST_PAGE = 100_000


class New(msgspec.Struct, rename="camel"):
    title: str
    description: str = ""
    pull_request: bool = False


class Comment(msgspec.Struct):
    comment: str


class Edited(msgspec.Struct):
    content: str


class Title(msgspec.Struct):
    title: str


class Status(msgspec.Struct):
    status: str
    comment: str | None = None


class Merge(msgspec.Struct):
    comment: str | None = None


def listed(call: Call) -> object:
    """`GET .../discussions`, page `p` from 0."""
    repository = call.repository(Deed.KNOW)
    rows = list_discussions(
        repository,
        kind=call.query("type"),
        status=call.query("status"),
        author=call.query("author"),
    )
    start = _page(call.query("p", "0")) * PAGE
    page = list(rows[start : start + PAGE])
    names = names_of(each.author_id for each in page)
    return {
        "count": rows.count(),
        "start": start,
        "discussions": [summary(repository, each, names) for each in page],
    }


def detailed(call: Call) -> object:
    """`GET .../discussions/{n}`, with `diff=1` the differences of a pull request too."""
    repository = call.repository(Deed.KNOW)
    discussion = find_discussion(repository, _number(call))
    return details(call.caller, repository, discussion, with_diff=call.query("diff") == "1")


def create(call: Call) -> object:
    """`POST .../discussions`; a pull request begins as a draft where `main` stands."""
    asked = call.json(New)
    opened = open_draft if asked.pull_request else open_discussion
    repository = call.repository(Deed.DISCUSS)
    made = opened(
        caller=call.caller, repository=repository, title=asked.title, text=asked.description
    )
    return {
        "num": made.number,
        "title": made.title,
        "pullRequest": made.is_pull_request,
        "url": f"{call.endpoint}/{call.kind.prefix}{repository}/discussions/{made.number}",
    }


def comment(call: Call) -> object:
    """`POST .../discussions/{n}/comment`."""
    event = comment_discussion(
        caller=call.caller,
        repository=call.repository(Deed.DISCUSS),
        number=_number(call),
        text=call.json(Comment).comment,
    )
    return {"newMessage": event_record(event)}


def edit(call: Call) -> object:
    """`POST .../discussions/{n}/comment/{id}/edit`."""
    event = edit_comment(
        caller=call.caller,
        repository=call.repository(Deed.DISCUSS),
        number=_number(call),
        comment=call.path("comment"),
        text=call.json(Edited).content,
    )
    return {"updatedComment": event_record(event)}


def hide(call: Call) -> object:
    """`POST .../discussions/{n}/comment/{id}/hide`."""
    event = hide_comment(
        caller=call.caller,
        repository=call.repository(Deed.DISCUSS),
        number=_number(call),
        comment=call.path("comment"),
    )
    return {"updatedComment": event_record(event)}


def rename(call: Call) -> object:
    """`POST .../discussions/{n}/title`."""
    event = rename_discussion(
        caller=call.caller,
        repository=call.repository(Deed.DISCUSS),
        number=_number(call),
        title=call.json(Title).title,
    )
    return {"newTitle": event_record(event)}


def change_status(call: Call) -> object:
    """`POST .../discussions/{n}/status`."""
    asked = call.json(Status)
    event = change_discussion_status(
        caller=call.caller,
        repository=call.repository(Deed.DISCUSS),
        number=_number(call),
        status=asked.status,
        comment=asked.comment or "",
    )
    return {"newStatus": event_record(event)}


def merge(call: Call) -> object:
    """`POST .../discussions/{n}/merge`; the body may be missing, or `null`."""
    asked = call.json(Merge | None)  # type: ignore[arg-type]  # a union is a form too
    event = merge_pull_request(
        caller=call.caller,
        repository=call.repository(Deed.WRITE),
        number=_number(call),
        comment=(asked.comment if asked else None) or "",
    )
    return {"newStatus": event_record(event)}


def _number(call: Call) -> int:
    text = call.path("number")
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise UnknownName("discussion-unknown", number=text[:20])
    return int(text)


def _page(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text[:9]) > LAST_PAGE:
        raise InvalidInput("page-number-malformed", limit=LAST_PAGE)
    return int(text)


ALL = f"{REPOSITORY}/discussions"
ONE = f"{ALL}/{{number}}"
ROUTES = [
    Route(ALL, endpoint(listed), methods=["GET"]),
    Route(ALL, endpoint(create), methods=["POST"]),
    Route(ONE, endpoint(detailed), methods=["GET"]),
    Route(f"{ONE}/comment", endpoint(comment), methods=["POST"]),
    Route(f"{ONE}/comment/{{comment}}/edit", endpoint(edit), methods=["POST"]),
    Route(f"{ONE}/comment/{{comment}}/hide", endpoint(hide), methods=["POST"]),
    Route(f"{ONE}/title", endpoint(rename), methods=["POST"]),
    Route(f"{ONE}/status", endpoint(change_status), methods=["POST"]),
    Route(f"{ONE}/merge", endpoint(merge), methods=["POST"]),
]
