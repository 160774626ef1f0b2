"""A file's bytes, for a browser: an image to look at, anything else to save, and never a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from comity.hub.domain.git.entries import FileEntry
from comity.hub.domain.policy import Deed
from comity.hub.interfaces.pages.files.giving import given_file, note_given
from comity.hub.interfaces.pages.files.place import place_of
from comity.hub.interfaces.pages.files.rasters import raster_type
from comity.hub.interfaces.pages.repository.frame import Frame, framed
from comity.hub.interfaces.pages.visiting import reads
from comity.hub.queries.callers import NOBODY
from comity.hub.queries.file_bytes import file_bytes
from comity.hub.queries.policy import allows
from comity.kernel.domain.errors import InvalidInput

LARGEST = 16 * 1024 * 1024
"""Bytes that a page's answer may have, since it is held whole."""
NOTHING_RUNS = "default-src 'none'; sandbox"


@reads
def send_content(
    request: HttpRequest, plural: str, account: str, name: str, rest: str
) -> HttpResponse:
    """Raises `InvalidInput` for what is too large and not for everybody: the hub's API sends files
    of any size, but it knows readers by their token, and a browser has none."""
    frame = framed(request, plural, account, name)
    place = place_of(frame, rest)
    entry = given_file(request, place)
    if entry.size > LARGEST:
        if not _is_for_everybody(frame):
            raise InvalidInput("file-too-large-for-browser", path=place.path, limit=LARGEST)
        return redirect(frame.links.resolved(place.revision, place.path))
    answer = _answer(entry, file_bytes(entry, 0, entry.size), "download" in request.GET)
    note_given(request, place)
    return answer


def _is_for_everybody(frame: Frame) -> bool:
    return allows(NOBODY, frame.repository, Deed.READ)


def _answer(entry: FileEntry, data: bytes, to_save: bool) -> HttpResponse:
    media_type = raster_type(entry.name, data[:16], entry.size)
    is_text = not media_type and not to_save and b"\0" not in data and _is_utf8(data)
    shown = media_type or ("text/plain; charset=utf-8" if is_text else "application/octet-stream")
    response = HttpResponse(data, content_type=shown)
    named = content_disposition_header(to_save or not (media_type or is_text), entry.name)
    response["Content-Disposition"] = named or "attachment"
    response["Content-Security-Policy"] = NOTHING_RUNS
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
