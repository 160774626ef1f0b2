"""Take in a file that came whole, and was hashed on its way: small ones as they are, others cut
into chunks as a Xet client would, so that what is alike is stored once."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from comity.hub.actions.check_quota import check_quota
from comity.hub.actions.hold_content import hold
from comity.hub.actions.keep_chunked import keep_chunked
from comity.hub.adapters.chunking import chunk_file
from comity.hub.adapters.hub_store import blob_key, objects, staging
from comity.hub.domain.refusals import SignInNeeded
from comity.hub.models import Content, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import may_write

WHOLE_BELOW = 64 * 1024


def receive_file(
    *, caller: Caller, repository: Repository, path: Path, sha256: str, size: int
) -> Content:
    """The content, held by the repository for the caller, who was authorised. `path` is a finished
    file of that SHA-256 and size, which is moved away or removed."""
    if caller.user is None:
        raise SignInNeeded
    check_quota(caller, repository, size, arriving=sha256)
    content = Content.objects.filter(sha256=sha256).first()
    if content is None and size >= WHOLE_BELOW:
        return _in_chunks(caller, repository, path, sha256)
    if content is None or not _is_held(caller, repository, content):
        # The collector may have let go of the content, and its row with it, since we looked.
        objects().put_file(blob_key(sha256), path)
        with transaction.atomic():
            content, _ = Content.objects.get_or_create(sha256=sha256, defaults={"size": size})
            _hold(caller, repository, content)
    path.unlink(missing_ok=True)
    return content


def _hold(caller: Caller, repository: Repository, content: Content) -> None:
    assert caller.user is not None  # noqa: S101 - `receive_file` saw to it
    hold(repository, content, caller.user, offered=not may_write(caller, repository))
    check_quota(caller, repository, arriving=content.sha256)


def _is_held(caller: Caller, repository: Repository, content: Content) -> bool:
    """Hold a content that was there; whether it still is."""
    with transaction.atomic():
        there = Content.objects.select_for_update().filter(sha256=content.sha256).first()
        if there is None:
            return False
        _hold(caller, repository, there)
    return True


def _in_chunks(caller: Caller, repository: Repository, path: Path, sha256: str) -> Content:
    with staging().folder_for_work() as work:
        chunked = chunk_file(path, work)
        path.unlink(missing_ok=True)
        return keep_chunked(
            caller=caller, repository=repository, chunked=chunked, sha256=sha256, work=work
        )
