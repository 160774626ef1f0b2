"""Contents that a commit names pass from whoever sent them to the repository."""

from __future__ import annotations

from comity.hub.models import Holding, Repository
from comity.hub.queries.held_contents import TOGETHER, batches


def settle(repository: Repository, held: dict[str, Holding]) -> None:
    """From now on they are the repository's; what others sent of them is not needed. Takes out of
    `held` what the collector has let go of since it was read."""
    rows = Holding.objects.filter(repository=repository)
    waiting = {each.pk: sha256 for sha256, each in held.items() if not each.committed}
    for batch in batches(waiting, TOGETHER):
        if rows.filter(pk__in=batch).update(committed=True) < len(batch):
            there = set(rows.filter(pk__in=batch).values_list("pk", flat=True))
            for gone in set(batch) - there:
                del held[waiting[gone]]
    for named in batches(waiting.values(), TOGETHER):
        others = rows.filter(content__in=named, committed=False)
        others._raw_delete(others.db)
