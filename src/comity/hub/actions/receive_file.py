"""Take in a file that came whole, and was hashed on its way: small ones as they are, others cut
into chunks as a Xet client would, so that what is alike is stored once."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from comity.hub.actions.check_quota import check_quota
from comity.hub.actions.hold_content import hold
from comity.hub.actions.keep_files import keep_files
from comity.hub.actions.keep_xorb import keep_xorb
from comity.hub.adapters.chunking import chunk_file
from comity.hub.adapters.hub_store import blob_key, objects, staging
from comity.hub.domain.refusals import SignInNeeded
from comity.hub.domain.xet.hashes import from_hex
from comity.hub.formats.shard import read_shard
from comity.hub.models import Content, Repository
from comity.hub.queries.callers import Caller
from comity.kernel.domain.errors import IntegrityFailure

WHOLE_BELOW = 64 * 1024


def receive_file(
    *, caller: Caller, repository: Repository, path: Path, sha256: str, size: int
) -> Content:
    """The content, held by the repository for the caller, who was authorised. `path` is a finished
    file of that SHA-256 and size, which is moved away or removed."""
    if caller.user is None:
        raise SignInNeeded
    check_quota(repository, adding=size)
    content = Content.objects.filter(sha256=sha256).first()
    if content is None and size >= WHOLE_BELOW:
        return _in_chunks(caller, repository, path, sha256)
    if content is None:
        objects().put_file(blob_key(sha256), path)
    path.unlink(missing_ok=True)
    with transaction.atomic():
        content, _ = Content.objects.get_or_create(sha256=sha256, defaults={"size": size})
        hold(repository, content, caller.user)
        check_quota(repository)
    return content


def _in_chunks(caller: Caller, repository: Repository, path: Path, sha256: str) -> Content:
    assert caller.user is not None  # noqa: S101 - receive_file saw to it
    with staging().folder_for_work() as work:
        chunked = chunk_file(path, work)
        path.unlink(missing_ok=True)
        for xorb in chunked.xorbs:
            expected = from_hex(xorb.name.removeprefix("default."))
            keep_xorb(repository=repository, user=caller.user, path=xorb, expected=expected)
    files = read_shard(chunked.shard).files
    if len(files) != 1 or chunked.sha256 != sha256:
        raise IntegrityFailure("content-damaged", xorb=chunked.file_hash)
    (content,) = keep_files(
        caller=caller, repository=repository, files=files, hashed=frozenset({sha256})
    )
    return content
