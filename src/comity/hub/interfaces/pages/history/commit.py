"""One commit: who, when, why, what differs from its parent, and who signed it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from comity.hub.domain.git.changes import changes_between
from comity.hub.domain.git.entries import FileEntry
from comity.hub.domain.git.objects import EMPTY_TREE
from comity.hub.interfaces.pages.repository.frame import Frame, framed, show
from comity.hub.interfaces.pages.visiting import reads
from comity.hub.models import Commit
from comity.hub.queries.provenance import provenance_of
from comity.hub.queries.revisions import commit_at
from comity.hub.queries.shown_diff import FileDiff, ShownDiff, shown_diff
from comity.hub.queries.trees import TreeRows

SIGNS = {"+": "added", "-": "removed", "@": "hunk", "\\": "mark"}


@dataclass(frozen=True, slots=True)
class Line:
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class FileView:
    diff: FileDiff
    href: str
    """the file at the commit; "" where it is gone"""
    lines: Sequence[Line]
    remark: str
    """why there are no lines: `binary` or `large`, "" where nothing is said"""

    @property
    def size_before(self) -> int | None:
        before = self.diff.change.before
        return before.size if isinstance(before, FileEntry) else None

    @property
    def size_after(self) -> int | None:
        after = self.diff.change.after
        return after.size if after else None


@reads
def show_commit(
    request: HttpRequest, plural: str, account: str, name: str, oid: str
) -> HttpResponse:
    frame = framed(request, plural, account, name)
    commit = commit_at(frame.repository, oid)
    parents = _parents(commit)
    before = parents[0].tree if parents else EMPTY_TREE
    changes = changes_between(before, commit.tree, TreeRows(frame.repository).load)
    diff = shown_diff(frame.repository, changes, with_text=frame.may_read)
    return show(
        request,
        "commit.html",
        frame,
        "history",
        commit=commit,
        parents=parents,
        diff=diff,
        files=file_views(frame, diff, commit.oid),
        provenance=provenance_of(commit),
    )


@reads
def show_provenance(
    request: HttpRequest, plural: str, account: str, name: str, rest: str
) -> HttpResponse:
    """What was signed, word for word, and how to check it without trusting this page."""
    frame = framed(request, plural, account, name)
    commit = commit_at(frame.repository, rest.strip("/"))
    provenance = provenance_of(commit)
    return show(
        request,
        "provenance.html",
        frame,
        "history",
        commit=commit,
        provenance=provenance,
        body=_spread(provenance.body) if provenance else "",
        endpoint=request.build_absolute_uri("/").rstrip("/"),
    )


def file_views(frame: Frame, diff: ShownDiff, revision: str) -> list[FileView]:
    return [
        FileView(
            each,
            frame.links.blob(revision, each.change.path) if each.change.after else "",
            *_lines(each.text),
        )
        for each in diff.files
    ]


def _lines(text: str) -> tuple[list[Line], str]:
    """The lines from the first hunk on; the head above them is told in words."""
    head, mark, body = text.partition("\n@@")
    if not mark:
        last = head.rstrip("\n").rpartition("\n")[2].lower()
        return [], "binary" if last.startswith("binary") else "large" if "large" in last else ""
    return [
        Line(SIGNS.get(line[:1], "same"), line) for line in f"@@{body}".rstrip("\n").split("\n")
    ], ""


def _parents(commit: Commit) -> list[Commit]:
    found = {
        each.oid: each
        for each in Commit.objects.filter(
            repository_id=commit.repository_id, oid__in=commit.parents
        )
    }
    return [found[oid] for oid in commit.parents if oid in found]


def _spread(body: str) -> str:
    """The manifest over several lines; what was signed has none of the blanks."""
    try:
        return json.dumps(json.loads(body), indent=2, ensure_ascii=False)
    except ValueError:
        return body
