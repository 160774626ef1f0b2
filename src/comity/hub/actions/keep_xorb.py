"""Take in a xorb: check all of it, store it, and note who sent it.

The object is durable before the row is written, and no byte is stored that was not checked. What a
client packed differently hashes alike, so the object of a xorb that is there is never replaced:
addresses name bytes of it.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from comity.hub.actions.check_quota import check_quota, unclaimed_bytes
from comity.hub.adapters.hub_store import index_key, objects, xorb_key
from comity.hub.adapters.mapped_file import MappedFile
from comity.hub.domain.refusals import SignInNeeded
from comity.hub.domain.xet.hashes import to_hex
from comity.hub.formats.xorb import Xorb, read_xorb
from comity.hub.formats.xorb_index import encode_index
from comity.hub.models import Repository, Upload, XorbSender
from comity.hub.models import Xorb as XorbRow
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import may_write
from comity.hub.queries.xorb_tables import forget_table, xorb_table
from comity.kernel.adapters.file_locks import file_lock
from comity.kernel.domain.errors import InvalidInput
from comity.parties.models import User


def keep_xorb(*, caller: Caller, repository: Repository, path: Path, expected: bytes) -> bool:
    """Whether the caller sent it for the first time. `path` is a finished file, which is moved away
    or removed. The caller of this has authorised them.

    Raises what `read_xorb` raises, `QuotaExceeded`, `StorageFailure`.
    """
    user = caller.user
    if user is None:
        raise SignInNeeded
    xorb = _checked(path, expected)
    name = to_hex(expected)
    check_quota(caller, repository, unclaimed_bytes(caller, repository) + xorb.size)
    os.truncate(path, xorb.size)  # what follows the chunks is not kept
    with file_lock(Path(settings.HUB_FOLDER) / "locks" / "xorbs" / name[:2], wait=True):
        if not _is_stored(name):
            _store(name, path, xorb)
        with transaction.atomic():
            XorbRow.objects.update_or_create(
                hash=name,
                defaults={
                    "size": xorb_table(name).size,
                    "chunks": len(xorb.chunks),
                    "unpacked": sum(chunk.length for chunk in xorb.chunks),
                },
            )
            _, first = XorbSender.objects.update_or_create(
                xorb_id=name,
                user=user,
                repository=repository,
                defaults={"at": timezone.now(), "offered": not may_write(caller, repository)},
            )
            _note(repository, user, xorb.size)
    path.unlink(missing_ok=True)
    return first


def upload_key(repository: Repository, user: User) -> str:
    """The key of the `Upload` that counts the xorbs somebody sends for a repository."""
    return sha256(f"xorbs {repository.id} {user.id}".encode()).hexdigest()


def _checked(path: Path, expected: bytes) -> Xorb:
    if not path.stat().st_size:
        raise InvalidInput("xorb-empty")
    file = MappedFile(path)
    return read_xorb(file.view, expected, passed=file.passed)


def _is_stored(name: str) -> bool:
    row = XorbRow.objects.filter(hash=name).first()
    return (
        row is not None
        and objects().size(xorb_key(name)) == row.size
        and objects().size(index_key(name)) is not None
    )


def _store(name: str, path: Path, xorb: Xorb) -> None:
    # Of a writer that died there may be another packing: its bytes and this table must not meet.
    objects().delete(index_key(name))
    objects().delete(xorb_key(name))
    forget_table(name)
    objects().put_file(xorb_key(name), path)
    objects().put_bytes(index_key(name), encode_index(xorb))


def _note(repository: Repository, user: User, size: int) -> None:
    key = upload_key(repository, user)
    now = timezone.now()
    row, _ = Upload.objects.get_or_create(
        key=key, defaults={"repository": repository, "user": user}
    )
    Upload.objects.filter(id=row.id).update(received=F("received") + size, last_at=now)
