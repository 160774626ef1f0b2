"""Take in a file in parts, which may come in any order, again, and days apart."""

from __future__ import annotations

from hashlib import sha256

from django.utils import timezone

from comity.hub.actions.check_quota import check_quota
from comity.hub.actions.receive_file import receive_file
from comity.hub.adapters.hub_store import staging
from comity.hub.adapters.staging import Incoming
from comity.hub.domain.refusals import SignInNeeded
from comity.hub.domain.signed_grants import UploadAddress
from comity.hub.domain.upload_parts import part_count
from comity.hub.models import Repository, Upload
from comity.hub.queries.callers import Caller
from comity.hub.queries.held_contents import usable_contents
from comity.hub.queries.policy import may_write
from comity.kernel.domain.errors import InvalidInput


def keep_part(
    *,
    caller: Caller,
    repository: Repository,
    upload: UploadAddress,
    number: int,
    incoming: Incoming,
) -> None:
    """Put a part of the right length into its place. The caller of this has authorised the
    caller."""
    if caller.user is None:
        raise SignInNeeded
    check_quota(caller, repository, upload.size, arriving=upload.sha256)
    key = upload_key(upload)
    staging().keep_part(key, number, incoming)
    Upload.objects.update_or_create(
        key=key,
        defaults={
            "repository": repository,
            "user": caller.user,
            "sha256": upload.sha256,
            "size": upload.size,
            "offered": not may_write(caller, repository),
            "received": sum(staging().parts(key).values()),
            "last_at": timezone.now(),
        },
    )


def parts_there(upload: UploadAddress) -> dict[int, int]:
    """Sizes of the parts that came, by number."""
    return staging().parts(upload_key(upload))


def join_parts(*, caller: Caller, repository: Repository, upload: UploadAddress) -> None:
    """Make the content of its parts. Asked twice, it says so twice.

    Raises `InvalidInput("upload-part-missing")`; `InvalidInput("upload-hash-wrong")` where they are
    not what was announced, and then they are gone: nobody could tell which is wrong.
    """
    if usable_contents(caller, repository, [upload.sha256]):
        return
    key = upload_key(upload)
    numbers = range(1, part_count(upload.size, upload.part) + 1)
    incoming = staging().joined(key, numbers, upload.size)
    try:
        if incoming.sha256 != upload.sha256 or incoming.size != upload.size:
            staging().forget(key)
            raise InvalidInput("upload-hash-wrong", sha256=incoming.sha256, expected=upload.sha256)
        receive_file(
            caller=caller,
            repository=repository,
            path=incoming.path,
            sha256=upload.sha256,
            size=upload.size,
        )
    finally:
        incoming.abandon()
    staging().forget(key)
    Upload.objects.filter(key=key).delete()


def upload_key(upload: UploadAddress) -> str:
    """One and the same for who announces the same file again, so that an upload goes on."""
    told = f"{upload.repository} {upload.user} {upload.sha256} {upload.size} {upload.part}"
    return sha256(told.encode()).hexdigest()
