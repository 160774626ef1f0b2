"""What a webhook watches, checked and written; for actions that have authorised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.hub.domain.policy import Deed
from comity.hub.domain.repositories import RepositoryKind
from comity.hub.domain.webhooks import MOST_WATCHED
from comity.hub.models import Account, Repository, Watched, Webhook
from comity.hub.queries.callers import Caller
from comity.hub.queries.find_repository import find_repository
from comity.kernel.domain.errors import InvalidInput, UnknownName

PARTIES = ("user", "org")


@dataclass(frozen=True, slots=True)
class WatchedName:
    """`kind` is `user`, `org`, `model`, `dataset` or `space`."""

    kind: str
    name: str


def find_watched(caller: Caller, names: Sequence[WatchedName]) -> list[Account | Repository]:
    """Raises `UnknownName` for what the caller may not know of, `InvalidInput` for other kinds or
    too many."""
    if not names or len(names) > MOST_WATCHED:
        raise InvalidInput("webhook-watched-number", limit=MOST_WATCHED)
    return [_find(caller, each) for each in dict.fromkeys(names)]


def set_watched(webhook: Webhook, things: Sequence[Account | Repository]) -> None:
    """In the place of what it watched before."""
    webhook.watched.all().delete()
    Watched.objects.bulk_create(
        [
            Watched(webhook=webhook, account=each)
            if isinstance(each, Account)
            else Watched(webhook=webhook, repository=each)
            for each in things
        ]
    )


def _find(caller: Caller, name: WatchedName) -> Account | Repository:
    if name.kind in PARTIES:
        account = Account.objects.filter(
            key=name.name.lower(), organisation__isnull=name.kind == "user"
        ).first()
        if account is None:
            raise UnknownName("account-unknown", name=name.name)
        return account
    if name.kind not in {each.value for each in RepositoryKind}:
        raise InvalidInput("webhook-watched-kind", kind=name.kind[:40])
    return find_repository(caller, RepositoryKind(name.kind), name.name, Deed.KNOW)
