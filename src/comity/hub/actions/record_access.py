"""Note who fetched what and who was refused; count downloads.

One download of a repository is any number of its files, fetched by one person, or from one network
by whoever shows no token, within one hour of the clock. The address is kept as a network alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from ipaddress import IPv4Address, IPv6Address
from threading import Lock
from uuid import UUID

from cachetools import LRUCache
from django.conf import settings
from django.db import close_old_connections, connection, transaction
from django.db.models import F
from django.db.models.functions import TruncHour
from django.utils import timezone

from comity.hub.adapters.access_buffer import AccessBuffer, Noted
from comity.hub.models import Access, DailyCount, Repository
from comity.kernel.domain.addresses import shortened

Address = IPv4Address | IPv6Address | None
Reader = tuple[UUID, UUID | None, str, datetime]
PARTS_KEPT = 20_000
COUNTED_KEPT = 50_000

_parts: LRUCache[tuple[object, ...], bool] = LRUCache(PARTS_KEPT)
_counted: LRUCache[Reader, bool] = LRUCache(COUNTED_KEPT)
_lock = Lock()


def note_download(
    *,
    repository: Repository,
    user: UUID | None,
    address: Address,
    commit: str,
    path: str,
    part: bool = False,
) -> None:
    """A file that is being sent. Of ranges of one file (`part`), the first in an hour is noted."""
    at = timezone.now()
    noted = Noted(at, repository.id, user, shortened(address), commit, path, "")
    if part:
        key = (*noted[1:], _hour(at))
        with _lock:
            if key in _parts:
                return
            _parts[key] = True
    _note(noted)


def note_refusal(
    *, repository: Repository, user: UUID | None, address: Address, path: str, reason: str
) -> None:
    """A file that was not sent; `reason` is the message id of what the caller was told."""
    network = shortened(address)
    _note(Noted(timezone.now(), repository.id, user, network, "", path[:1024], reason[:64]))


def flush_accesses() -> None:
    """Write now what is held. The server's end calls it."""
    access_buffer().close()


@cache
def access_buffer() -> AccessBuffer:
    """This process's."""
    return AccessBuffer(_write_and_close)


def _note(noted: Noted) -> None:
    if not settings.READ_ONLY:
        access_buffer().add(noted)


def _write_and_close(batch: Sequence[Noted]) -> None:
    close_old_connections()
    try:
        write_accesses(batch)
    finally:
        if not connection.in_atomic_block:
            connection.close()


def write_accesses(batch: Sequence[Noted]) -> None:
    """Rows for the batch, and what they add to the counts, in one transaction. Of repositories that
    are gone meanwhile, nothing is written."""
    with transaction.atomic():
        there = set(
            Repository.objects.filter(id__in={each.repository for each in batch})
            .select_for_update()
            .order_by("id")
            .values_list("id", flat=True)
        )
        kept = [each for each in batch if each.repository in there]
        downloads = _new_downloads(kept)
        Access.objects.bulk_create(
            [
                Access(
                    at=each.at,
                    repository_id=each.repository,
                    user_id=each.user,
                    address=each.address,
                    commit=each.commit,
                    path=each.path,
                    refused=each.refused,
                )
                for each in kept
            ],
            batch_size=500,
        )
        _count(
            Counter((repository, hour.date()) for repository, _, _, hour in downloads),
            Counter((each.repository, each.at.date()) for each in kept if each.refused),
        )
    with _lock:
        _counted.update((reader, True) for reader in downloads)


def _new_downloads(batch: Sequence[Noted]) -> set[Reader]:
    """Readers of this hour of whom no file was written down before, by whichever process."""
    readers = {_reader(each) for each in batch if not each.refused}
    with _lock:
        new = {reader for reader in readers if reader not in _counted}
    if not new:
        return new
    rows = Access.objects.filter(
        repository__in={reader[0] for reader in new},
        at__gte=min(reader[3] for reader in new),
        refused="",
    )
    users = {reader[1] for reader in new if reader[1]}
    networks = {reader[2] for reader in new if not reader[1]}
    named = rows.filter(user__in=users) if users else rows.none()
    others = rows.filter(user=None, address__in=networks) if networks else rows.none()
    told = {
        (repository, user, "" if user else address, hour)
        for found in (named, others)
        for repository, user, address, hour in found.annotate(hour=TruncHour("at"))
        .values_list("repository_id", "user_id", "address", "hour")
        .distinct()
    }
    return new - told


def _count(downloads: Counter[tuple[UUID, date]], refusals: Counter[tuple[UUID, date]]) -> None:
    for repository, day in sorted(downloads.keys() | refusals.keys()):
        count, refused = downloads[repository, day], refusals[repository, day]
        row, made = DailyCount.objects.get_or_create(
            repository_id=repository,
            day=day,
            defaults={"downloads": count, "refusals": refused},
        )
        if not made:
            DailyCount.objects.filter(pk=row.pk).update(
                downloads=F("downloads") + count, refusals=F("refusals") + refused
            )
        if count:
            Repository.objects.filter(id=repository).update(
                downloads=F("downloads") + count,
                downloads_30_days=F("downloads_30_days") + count,
            )


def _reader(noted: Noted) -> Reader:
    network = "" if noted.user else noted.address
    return noted.repository, noted.user, network, _hour(noted.at)


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)
