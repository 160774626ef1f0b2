"""A file to whoever may have it; who is refused is noted, as the API does."""

from __future__ import annotations

from django.http import HttpRequest

from comity.hub.actions.record_access import note_download, note_refusal
from comity.hub.domain.git.entries import FileEntry
from comity.hub.domain.policy import Deed
from comity.hub.interfaces.pages.files.place import Place
from comity.hub.interfaces.pages.visiting import address_of
from comity.hub.queries.files import require_given
from comity.hub.queries.policy import require
from comity.kernel.domain.errors import ComityError


def given_file(request: HttpRequest, place: Place) -> FileEntry:
    """Raises what `require` and `require_given` raise, and `EntryUnknown` for a folder."""
    frame, entry = place.frame, place.file
    try:
        require(
            frame.caller,
            frame.repository,
            Deed.READ,
            path=place.path,
            sha256=entry.digest or "",
        )
        require_given(frame.repository, place.commit, place.path, entry)
    except ComityError as error:
        note_refusal(
            repository=frame.repository,
            user=frame.caller.user.id if frame.caller.user else None,
            address=address_of(request),
            path=place.path,
            reason=error.message.id,
        )
        raise
    return entry


def note_given(request: HttpRequest, place: Place) -> None:
    """The file is being sent, not only looked at."""
    caller = place.frame.caller
    if request.method == "HEAD":
        return
    note_download(
        repository=place.frame.repository,
        user=caller.user.id if caller.user else None,
        address=address_of(request),
        commit=place.commit.oid,
        path=place.path,
    )
