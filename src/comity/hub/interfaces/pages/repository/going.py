"""From the menu of versions to the page of the one that was chosen."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from comity.hub.domain.git.reading import find
from comity.hub.domain.revisions import parse_revision
from comity.hub.interfaces.pages.repository.frame import framed, show
from comity.hub.interfaces.pages.visiting import reads
from comity.hub.models import Ref
from comity.hub.queries.revisions import commit_at
from comity.hub.queries.trees import TreeRows
from comity.kernel.interfaces.web.paging import paged
from comity.kernel.interfaces.web.parameters import choice_asked

PAGE = 100


@reads
def go(request: HttpRequest, plural: str, account: str, name: str) -> HttpResponse:
    """The same page at another version; where that has no such file, its root."""
    frame = framed(request, plural, account, name)
    revision, path = request.GET.get("revision", ""), request.GET.get("path", "")
    parse_revision(revision)
    page = choice_asked(request, "page", ("tree", "blob", "commits"), "tree")
    commit = commit_at(frame.repository, revision)
    if page == "commits":
        return redirect(frame.links.commits(revision))
    if not path or find(commit.tree, path, TreeRows(frame.repository).load) is None:
        return redirect(frame.links.tree(revision))
    to = frame.links.blob if page == "blob" else frame.links.tree
    return redirect(to(revision, path))


@reads
def show_versions(request: HttpRequest, plural: str, account: str, name: str) -> HttpResponse:
    """All branches and tags, with where they stand."""
    frame = framed(request, plural, account, name)
    rows = Ref.objects.filter(repository=frame.repository).select_related("commit")
    refs = rows.exclude(name__startswith="refs/pr/").order_by("name")
    return show(
        request, "versions.html", frame, "files", paged=paged(request, list(refs[:5000]), PAGE)
    )
