"""Hold the small files of one commit: each object as it comes, the rows together."""

from __future__ import annotations

from hashlib import sha256

from django.db import transaction

from comity.hub.actions.check_quota import check_quota
from comity.hub.adapters.hub_store import blob_key, objects
from comity.hub.domain.refusals import SignInNeeded
from comity.hub.models import Content, Holding, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.files import held_contents
from comity.hub.queries.held_contents import TOGETHER, batches
from comity.hub.queries.policy import may_write

ROWS = 2000


class SmallFiles:
    """Contents of a repository, sent by the caller, who was authorised. What is added is usable
    after `save`."""

    def __init__(self, repository: Repository, caller: Caller) -> None:
        if caller.user is None:
            raise SignInNeeded
        self.repository, self.caller, self.user = repository, caller, caller.user
        self.offered = not may_write(caller, repository)
        self._sizes: dict[str, int] = {}

    def add(self, data: bytes) -> str:
        """The SHA-256. Its object is durable when this returns."""
        digest = sha256(data).hexdigest()
        if digest not in self._sizes:
            # Also where it is stored in chunks: the collector may let go of that content before
            # `save` comes to hold it.
            objects().put_bytes(blob_key(digest), data)
            self._sizes[digest] = len(data)
            if len(self._sizes) >= ROWS:
                self.save()
        return digest

    def save(self) -> None:
        """Raises `QuotaExceeded`, and then nothing of it is held."""
        with transaction.atomic():
            for batch in batches(self._sizes.items(), TOGETHER):
                Content.objects.bulk_create(
                    [Content(sha256=digest, size=size) for digest, size in batch],
                    ignore_conflicts=True,
                )
                committed = held_contents(self.repository, [digest for digest, _ in batch])
                Holding.objects.bulk_create(
                    [
                        Holding(
                            repository=self.repository,
                            content_id=digest,
                            sent_by=self.user,
                            offered=self.offered,
                        )
                        for digest, _ in batch
                        if digest not in committed
                    ],
                    ignore_conflicts=True,
                )
            check_quota(self.caller, self.repository)
        self._sizes = {}
