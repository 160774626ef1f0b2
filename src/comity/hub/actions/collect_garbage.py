"""Let go of what nothing uses any more, beside writers that go on.

Everything is looked at twice, `grace` apart: what is found unused is first condemned, a row in a
table, and goes when it has been unused all the while. Why no writer loses anything:

- A writer puts an object first, and then the row that names it. Putting begins the object's age
  anew, and `ObjectStore.delete_older` looks at the age and deletes in one step. So an object that
  somebody is about to name is younger than its condemnation, and stays.
- A writer may have read the row of a content that nobody holds, to hold it next. The row goes by a
  statement that the database refuses where somebody holds it; whoever comes later fails by the
  foreign key, or writes the row again. Its object stays for another `grace`, since only then its
  own condemnation begins.
- The row of a xorb goes in the same way, under the lock under which xorbs are taken in, so nobody
  believes a xorb to be stored that is going.
- What was sent and not committed (`Holding`) goes by one statement that asks for it again.

A run that is cut off leaves things condemned, or rows away whose objects still lie there: the next
one goes on. Only one runs at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from shutil import rmtree
from typing import TypeVar

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from comity.hub.actions.tidy_folders import UNFINISHED_KEPT
from comity.hub.adapters.hub_store import assembled, objects, staging
from comity.hub.adapters.objects.folder import FolderObjects
from comity.hub.models import Condemned, Content, Holding, Upload, Xorb, XorbSender
from comity.hub.queries.callers import Caller
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.adapters.file_locks import file_lock
from comity.kernel.adapters.only_one import only_one
from comity.kernel.domain.errors import NotPermitted

T = TypeVar("T")
TOGETHER = 500
GRACE = timedelta(hours=24)
UNDER_WAY = timedelta(hours=1)
"""What was written to so lately is under way, however short the grace."""
COLLECTING = "hub-collector"
"""Who holds the lock of this name collects, or wants nothing collected meanwhile."""
LOGGED_AS = ("collect_garbage", "storage:hub")
"""Action and object in the audit log."""
Progress = Callable[[int], None]


@dataclass
class Collected:
    """How many of each kind are, or would be, let go; `bytes` of objects. `condemned` were found
    unused for the first time."""

    holdings: int = 0
    contents: int = 0
    xorbs: int = 0
    objects: int = 0
    bytes: int = 0
    uploads: int = 0
    leftovers: int = 0
    condemned: int = 0
    keys: list[str] = field(default_factory=list)
    """of the first objects among them"""


def collect_garbage(
    *,
    caller: Caller,
    delete: bool = False,
    grace: timedelta = GRACE,
    progress: Progress = lambda more: None,
) -> Collected:
    """Without `delete` nothing is changed, and what is told is what a run with it would do now. For
    the operator. Parts of uploads wait `UNFINISHED_KEPT` to be gone on with, but where the grace is
    shorter than usual. Raises `Conflict("locked")` where another collector runs."""
    if not caller.is_operator:
        raise NotPermitted("not-permitted", permission="administer", object="storage")
    with only_one(COLLECTING):
        run = _Run(timezone.now(), grace, delete)
        run.holdings()
        run.uploads()
        run.contents()
        run.xorbs()
        run.objects(progress)
        run.leftovers()
        if delete:
            run.pardon()
            _log(caller, run.found)
    return run.found


class _Run:
    def __init__(self, now: datetime, grace: timedelta, delete: bool) -> None:
        self.now, self.before, self.grace, self.delete = now, now - grace, grace, delete
        self.unfinished = max(grace, UNDER_WAY if grace < GRACE else UNFINISHED_KEPT)
        self.found = Collected()
        self.unused: set[str] = set()

    def holdings(self) -> None:
        stale = Holding.objects.filter(committed=False, at__lt=self.before)
        # In one statement: a commit that comes first has set `committed`.
        self.found.holdings = stale._raw_delete(stale.db) if self.delete else stale.count()

    def uploads(self) -> None:
        stale = self.now - self.unfinished
        for upload in Upload.objects.filter(last_at__lt=stale):
            self.found.uploads += 1
            if self.delete and Upload.objects.filter(id=upload.id, last_at__lt=stale).delete()[0]:
                staging().forget(upload.key)

    def contents(self) -> None:
        rows = Content.objects.filter(holdings=None, created_at__lt=self.before)
        for batch in _batches(rows.values_list("sha256", flat=True).iterator()):
            for sha256 in self._due("content", batch):
                self.found.contents += 1
                if self.delete and self._content_goes(sha256):
                    assembled().forget(sha256)

    def xorbs(self) -> None:
        fresh = XorbSender.objects.filter(at__gte=self.before).values("xorb")
        rows = Xorb.objects.filter(terms=None, created_at__lt=self.before).exclude(hash__in=fresh)
        for batch in _batches(rows.values_list("hash", flat=True).iterator()):
            for name in self._due("xorb", batch):
                self.found.xorbs += 1
                if self.delete:
                    self._xorb_goes(name)

    def objects(self, progress: Progress) -> None:
        store = objects()
        for prefix in ("blobs/", "xorbs/", "indexes/"):
            for batch in _batches(store.keys(prefix)):
                progress(len(batch))
                old = [it for it in batch if it.modified < self.before.timestamp()]
                sizes = {it.key: it.size for it in old}
                unnamed = [key for key in sizes if key not in named(list(sizes))]
                for key in self._due("object", unnamed):
                    if not self.delete or self._object_goes(key):
                        self.found.objects += 1
                        self.found.bytes += sizes[key]
                        if len(self.found.keys) < 20:
                            self.found.keys.append(key)

    def leftovers(self) -> None:
        store = objects()
        places = [staging().leftovers(self.unfinished.total_seconds())]
        if isinstance(store, FolderObjects):
            places.append(store.leftovers(max(self.grace, UNDER_WAY).total_seconds()))
        if self.delete:
            assembled().sweep()
        for path in (path for place in places for path in place):
            self.found.leftovers += 1
            if self.delete:
                _remove(path)

    def pardon(self) -> None:
        """What is used again begins anew when it is not."""
        keys = Condemned.objects.values_list("key", flat=True).iterator()
        for batch in _batches(keys):
            Condemned.objects.filter(key__in=[it for it in batch if it not in self.unused]).delete()

    def _due(self, kind: str, names: Sequence[str]) -> list[str]:
        """Of what is unused now, what was so `grace` ago; the others are condemned."""
        keys = {f"{kind}:{name}": name for name in names}
        self.unused.update(keys)
        known = dict(Condemned.objects.filter(key__in=keys).values_list("key", "since"))
        new = [key for key in keys if key not in known]
        self.found.condemned += len(new)
        if self.delete:
            Condemned.objects.bulk_create(
                [Condemned(key=key, since=self.now) for key in new], ignore_conflicts=True
            )
        return [keys[key] for key, since in known.items() if since <= self.before]

    def _content_goes(self, sha256: str) -> bool:
        """False where somebody came to hold it meanwhile."""
        with suppress(IntegrityError, ProtectedError), transaction.atomic():
            if not Content.objects.filter(sha256=sha256, holdings=None).delete()[0]:
                return False
        return not Content.objects.filter(sha256=sha256).exists()

    def _xorb_goes(self, name: str) -> None:
        lock = xorb_lock(name)
        fails = suppress(IntegrityError, ProtectedError)
        with fails, file_lock(lock, wait=True), transaction.atomic():
            if XorbSender.objects.filter(xorb=name, at__gte=self.before).exists():
                return
            Xorb.objects.filter(hash=name, terms=None).delete()

    def _object_goes(self, key: str) -> bool:
        name = key.rpartition("/")[2]
        lock = nullcontext() if key.startswith("blobs/") else file_lock(xorb_lock(name), wait=True)
        with lock:
            if named([key]):
                return False
            # Whoever put it since it was condemned is about to name it.
            return objects().delete_older(key, self.before.timestamp())


def named(keys: Sequence[str]) -> set[str]:
    """Of the keys of objects, those that a row needs."""
    names: dict[str, list[str]] = {"blobs": [], "xorbs": [], "indexes": []}
    for key in keys:
        names[key.partition("/")[0]].append(key.rpartition("/")[2])
    whole = set(
        Content.objects.filter(sha256__in=names["blobs"], xet_hash=None).values_list(
            "sha256", flat=True
        )
    )
    chunked = {*names["xorbs"], *names["indexes"]}
    xorbs = set(Xorb.objects.filter(hash__in=chunked).values_list("hash", flat=True))
    return {
        key
        for key in keys
        if key.rpartition("/")[2] in (whole if key.startswith("blobs/") else xorbs)
    }


def xorb_lock(name: str) -> Path:
    """Under which a xorb of this hash is taken in."""
    return Path(settings.HUB_FOLDER) / "locks" / "xorbs" / name[:2]


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    remaining = iter(items)
    while batch := list(islice(remaining, TOGETHER)):
        yield batch


def _remove(path: Path) -> None:
    if path.is_dir():
        rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _log(caller: Caller, found: Collected) -> None:
    with transaction.atomic():
        append_audit(
            actor=caller.actor.reference,
            action=LOGGED_AS[0],
            object=LOGGED_AS[1],
            payload={
                "holdings": found.holdings,
                "contents": found.contents,
                "xorbs": found.xorbs,
                "objects": found.objects,
                "bytes": found.bytes,
                "uploads": found.uploads,
            },
        )


def objects_known() -> int:
    """How many objects rows speak of: what the progress adds up to, or so."""
    return Content.objects.filter(xet_hash=None).count() + 2 * Xorb.objects.count()
