"""Which contents somebody may use: of one repository, or of all that they may read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db.models import Q

from comity.hub.domain.policy import Deed
from comity.hub.models import Content, Holding, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import allows, visible
from comity.hub.queries.takedowns import servable

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
    found = usable_holdings(caller, repository, hashes)
    return {sha256: holding.content for sha256, holding in found.items()}


def usable_holdings(
    caller: Caller, repository: Repository, hashes: Iterable[str]
) -> dict[str, Holding]:
    """The same with how the repository holds each: as committed, or as the caller sent it."""
    found: dict[str, Holding] = {}
    for batch in batches(dict.fromkeys(hashes), TOGETHER):
        rows = Holding.objects.filter(usable_in(caller, repository), content__in=batch)
        for each in rows.select_related("content"):
            if each.committed or each.content_id not in found:
                found[each.content_id] = each
    return found


def content_to_read(caller: Caller, repository: Repository, **which: str) -> Content | None:
    """The content of that `xet_hash` or `sha256` as the repository may give it to the caller, who
    may read the repository; what was taken down is not there."""
    named = {f"content__{name}": value for name, value in which.items()}
    rows = servable(Holding.objects.filter(usable_in(caller, repository), **named))
    holding = rows.select_related("content").first()
    return None if holding is None else holding.content


def readable_contents(caller: Caller, hashes: Collection[str]) -> set[str]:
    """Of the contents with these SHA-256s, those that a repository holds, committed, which the
    caller may read."""
    readable: set[str] = set()
    allowed: dict[object, bool] = {}
    known = Repository.objects.filter(visible(caller))
    for batch in batches(dict.fromkeys(hashes), TOGETHER):
        held = Holding.objects.filter(content__in=batch, committed=True, repository__in=known)
        rows = servable(held).select_related(
            "repository", "repository__account", "repository__account__organisation"
        )
        waiting = set(batch)
        for each in rows.order_by("id").iterator(chunk_size=TOGETHER):
            if each.content_id in readable:
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
