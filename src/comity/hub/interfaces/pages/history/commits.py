"""The history of a branch, newest first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from comity.hub.domain.revisions import parse_commit_id
from comity.hub.interfaces.pages.repository.frame import framed, show
from comity.hub.interfaces.pages.visiting import reads
from comity.hub.queries.history import page_of_history
from comity.hub.queries.revisions import commit_at
from comity.hub.queries.versions import versions_of
from comity.kernel.domain.errors import InvalidInput

PAGE = 50
MOST_STARTS = 40
"""Commits at which a later page may go on; more branches than that are not followed at once."""


@reads
def show_commits(
    request: HttpRequest, plural: str, account: str, name: str, rest: str
) -> HttpResponse:
    frame = framed(request, plural, account, name)
    revision = rest.strip("/")
    head = commit_at(frame.repository, revision)
    commits, after = page_of_history(frame.repository, _starts(request) or [head.oid], PAGE)
    return show(
        request,
        "commits.html",
        frame,
        "history",
        revision=revision,
        versions=versions_of(frame.repository, revision),
        page_kind="commits",
        path="",
        commits=commits,
        older=f"?after={','.join(after[:MOST_STARTS])}" if after else "",
        is_first=not _starts(request),
        files_href=frame.links.tree(revision),
        commits_href=frame.links.commits(revision),
    )


def _starts(request: HttpRequest) -> list[str]:
    """Raises `InvalidInput` for what are no commit ids."""
    asked = [each for each in request.GET.get("after", "").split(",") if each]
    if len(asked) > MOST_STARTS:
        raise InvalidInput("commit-id-malformed", id=f"{len(asked)}")
    return [parse_commit_id(each) for each in asked]
