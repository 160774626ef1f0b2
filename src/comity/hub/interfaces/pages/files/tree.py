"""A folder: what is in it, how large it is, and which commit touched it last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from comity.hub.domain.git.entries import Entry, FileEntry, Folder, joined, load_tree
from comity.hub.interfaces.pages.files.place import Place, place_of
from comity.hub.interfaces.pages.repository.frame import framed, show
from comity.hub.interfaces.pages.visiting import reads
from comity.hub.models import Commit
from comity.hub.queries.last_commits import last_commits
from comity.hub.queries.trees import TreeRows
from comity.kernel.interfaces.web.paging import paged

PAGE = 100


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    href: str
    is_folder: bool
    size: int
    is_large: bool
    last: Commit | None


@reads
def show_tree(
    request: HttpRequest, plural: str, account: str, name: str, rest: str
) -> HttpResponse:
    frame = framed(request, plural, account, name)
    place = place_of(frame, rest)
    if isinstance(place.entry, FileEntry):
        return redirect(frame.links.blob(place.revision, place.path))
    entries = load_tree(place.entry.oid, TreeRows(frame.repository).load)
    paging = paged(request, sorted(entries, key=_folders_first), PAGE)
    return show(
        request,
        "tree.html",
        frame,
        "files",
        place=place,
        versions=place.versions,
        page_kind="tree",
        path=place.path,
        rows=_rows(place, paging.items),
        paged=paging,
        files_href=frame.links.tree(place.revision),
        commits_href=frame.links.commits(place.revision),
    )


def _folders_first(entry: Entry) -> tuple[bool, str]:
    return not isinstance(entry, Folder), entry.name


def _rows(place: Place, entries: Sequence[Entry]) -> list[Row]:
    links = place.frame.links
    paths = {entry.name: joined(place.path, entry.name) for entry in entries}
    last = last_commits(
        place.frame.repository,
        place.commit,
        [(paths[entry.name], entry) for entry in entries],
    )
    return [
        Row(
            name=entry.name,
            href=(links.tree if isinstance(entry, Folder) else links.blob)(
                place.revision, paths[entry.name]
            ),
            is_folder=isinstance(entry, Folder),
            size=entry.size if isinstance(entry, FileEntry) else 0,
            is_large=isinstance(entry, FileEntry) and entry.is_lfs,
            last=last.get(paths[entry.name]),
        )
        for entry in entries
    ]
