"""Under which names people and organisations are known here.

Of a person everybody learns the name of their account, or the key that stands for them where they
have none: never their real name or address.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from comity.hub.models import Account
from comity.kernel.domain.errors import UnknownName
from comity.parties.models import User


def names_of(people: Iterable[UUID]) -> dict[UUID, str]:
    """By the keys of people, in one query."""
    wanted = set(people)
    found = dict(Account.objects.filter(user__in=wanted).values_list("user_id", "name"))
    return {key: found.get(key) or str(key) for key in wanted}


def person_named(name: str) -> User:
    """By the name of their account in any case, or by their key. Raises
    `UnknownName("account-unknown")`."""
    account = Account.objects.filter(key=name.lower(), user__isnull=False).first()
    found = None
    if account is not None:
        found = User.objects.filter(hub_account=account, is_active=True).first()
    else:
        try:
            found = User.objects.filter(id=UUID(name), is_active=True, hub_account=None).first()
        except ValueError:
            found = None
    if found is None:
        raise UnknownName("account-unknown", name=name[:100])
    return found


def account_named(name: str, *, organisation: bool) -> Account:
    """Raises `UnknownName("account-unknown")`."""
    found = (
        Account.objects.select_related("user", "organisation")
        .filter(key=name.lower(), organisation__isnull=not organisation)
        .first()
    )
    if found is None or (found.user is not None and not found.user.is_active):
        raise UnknownName("account-unknown", name=name[:100])
    return found
