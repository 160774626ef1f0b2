"""Which contents somebody may use: of one repository, or of all that they may read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db.models import Q

from comity.hub.domain.policy import Deed
from comity.hub.models import Content, Holding, Repository, Takedown
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import allows, visible

TOGETHER = 500
T = TypeVar("T")


def usable_in(caller: Caller, repository: Repository) -> Q:
    """The holdings of a repository that the caller may use: committed, or sent by them."""
    own = Q(sent_by=caller.user) if caller.user is not None else Q(pk__in=())
    return Q(repository=repository) & (Q(committed=True) | own)


def usable_contents(
    caller: Caller, repository: Repository, hashes: Iterable[str]
) -> dict[str, Content]:
    """Of the contents with these SHA-256s, those that the caller may use in the repository."""
    found: dict[str, Content] = {}
    for batch in batches(dict.fromkeys(hashes), TOGETHER):
        rows = Holding.objects.filter(usable_in(caller, repository), content__in=batch)
        found.update((each.content_id, each.content) for each in rows.select_related("content"))
    return found


def content_to_read(caller: Caller, repository: Repository, **which: str) -> Content | None:
    """The content of that `xet_hash` or `sha256` as the repository may give it to the caller, who
    may read the repository; what was taken down is not there."""
    named = {f"content__{name}": value for name, value in which.items()}
    holding = (
        Holding.objects.filter(usable_in(caller, repository), **named)
        .select_related("content")
        .first()
    )
    if holding is None or taken_down(repository, holding.content_id):
        return None
    return holding.content


def taken_down(repository: Repository, sha256: str) -> bool:
    rows = Takedown.objects.filter(repository=repository, sha256=sha256, lifted_at=None)
    return rows.exists()


def readable_contents(caller: Caller, hashes: Collection[str]) -> set[str]:
    """Of the contents with these SHA-256s, those that a repository holds, committed, which the
    caller may read."""
    readable: set[str] = set()
    allowed: dict[object, bool] = {}
    known = Repository.objects.filter(visible(caller))
    for batch in batches(dict.fromkeys(hashes), TOGETHER):
        taken = set(
            Takedown.objects.filter(sha256__in=batch, lifted_at=None).values_list(
                "repository_id", "sha256"
            )
        )
        rows = (
            Holding.objects.filter(content__in=batch, committed=True, repository__in=known)
            .select_related(
                "repository", "repository__account", "repository__account__organisation"
            )
            .order_by("id")
        )
        waiting = set(batch)
        for each in rows.iterator(chunk_size=TOGETHER):
            if each.content_id in readable or (each.repository_id, each.content_id) in taken:
                continue
            if each.repository_id not in allowed:
                allowed[each.repository_id] = allows(caller, each.repository, Deed.READ)
            if allowed[each.repository_id]:
                readable.add(each.content_id)
                waiting.discard(each.content_id)
                if not waiting:
                    break
    return readable


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    remaining = iter(items)
    while batch := list(islice(remaining, size)):
        yield batch
