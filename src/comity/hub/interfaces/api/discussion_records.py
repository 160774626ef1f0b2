"""Discussions and their events as `huggingface_hub` takes them apart (its `community.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any
from uuid import UUID

from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import RevisionUnknown
from comity.hub.interfaces.api.times import written
from comity.hub.models import Discussion, DiscussionEvent, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.discussions import events_of
from comity.hub.queries.names import names_of
from comity.hub.queries.policy import allows
from comity.hub.queries.pull_request_diff import pull_request_diff
from comity.hub.queries.pull_requests import conflicting_paths

Names = Mapping[UUID, str]


def summary(repository: Repository, discussion: Discussion, names: Names) -> dict[str, Any]:
    return {
        "num": discussion.number,
        "title": discussion.title,
        "status": discussion.status,
        "isPullRequest": discussion.is_pull_request,
        "createdAt": written(discussion.created_at),
        "author": {"name": names[discussion.author_id], "type": "user"},
        "repo": {"name": str(repository), "type": repository.kind},
    }


def details(
    caller: Caller, repository: Repository, discussion: Discussion, *, with_diff: bool
) -> dict[str, Any]:
    """The differences go to those alone who may read the files."""
    events = events_of(discussion)
    names = names_of([discussion.author_id, *(each.author_id for each in events)])
    told = summary(repository, discussion, names)
    told["events"] = [event_record(each, names) for each in events]
    if not discussion.is_pull_request:
        return told
    told["changes"] = {
        "base": discussion.target,
        "mergeCommitId": discussion.merge_commit or None,
    }
    told["filesWithConflicts"] = []
    try:
        told["filesWithConflicts"] = conflicting_paths(repository, discussion)
        if with_diff and allows(caller, repository, Deed.READ):
            told["diff"] = pull_request_diff(repository, discussion)
    except RevisionUnknown:  # its branch is gone
        told["filesWithConflicts"] = True
    return told


def event_record(event: DiscussionEvent, names: Names | None = None) -> dict[str, Any]:
    author = {"name": (names or names_of([event.author_id]))[event.author_id], "type": "user"}
    data = _comment(event, author) if event.kind == "comment" else event.data
    return {
        "id": event.id.hex,
        "type": event.kind,
        "createdAt": written(event.at),
        "author": author,
        "data": data,
    }


def _comment(event: DiscussionEvent, author: dict[str, str]) -> dict[str, Any]:
    return {
        "edited": event.edited_at is not None,
        "hidden": event.hidden_at is not None,
        "latest": {
            "raw": event.content,
            "html": "".join(f"<p>{escape(each)}</p>" for each in event.content.split("\n\n")),
            "updatedAt": written(event.hidden_at or event.edited_at or event.at),
            "author": author,
        },
        "history": event.data.get("history", []),
        "numEdits": len(event.data.get("history", [])),
    }
