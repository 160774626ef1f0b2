"""One file: shown as what it is where that is safe, else what is known about it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from comity.hub.domain.git.entries import Folder
from comity.hub.interfaces.pages.files.giving import given_file
from comity.hub.interfaces.pages.files.place import Place, place_of
from comity.hub.interfaces.pages.files.rasters import raster_type
from comity.hub.interfaces.pages.files.tables import table_view
from comity.hub.interfaces.pages.files.tensors import tensor_view
from comity.hub.interfaces.pages.files.texts import text_view
from comity.hub.interfaces.pages.repository.frame import framed, show
from comity.hub.interfaces.pages.visiting import reads
from comity.hub.queries.file_bytes import file_bytes
from comity.hub.queries.last_commits import last_commits

BEGINNING = 4096


@reads
def show_blob(
    request: HttpRequest, plural: str, account: str, name: str, rest: str
) -> HttpResponse:
    frame = framed(request, plural, account, name)
    place = place_of(frame, rest)
    if isinstance(place.entry, Folder):
        return redirect(frame.links.tree(place.revision, place.path))
    given_file(request, place)
    return show(
        request,
        "blob.html",
        frame,
        "files",
        place=place,
        versions=place.versions,
        page_kind="blob",
        path=place.path,
        entry=place.file,
        last=last_commits(frame.repository, place.commit, [(place.path, place.entry)]).get(
            place.path
        ),
        content_href=frame.links.content(place.revision, place.path),
        resolve_href=frame.links.resolved(place.revision, place.path),
        files_href=frame.links.tree(place.revision),
        commits_href=frame.links.commits(place.revision),
        **_shown(request, place),
    )


def _shown(request: HttpRequest, place: Place) -> dict[str, object]:
    """One of `table`, `tensors`, `image`, `text`; nothing where it is none of them."""
    entry = place.file
    if table := table_view(request, entry):
        return {"table": table}
    if tensors := tensor_view(entry):
        return {"tensors": tensors}
    beginning = file_bytes(entry, 0, min(entry.size, BEGINNING))
    if raster_type(entry.name, beginning, entry.size):
        return {"image": True}
    if text := text_view(entry, beginning):
        return {"text": text}
    return {}
