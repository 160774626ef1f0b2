"""The accounts in which somebody may publish, and the parties that have none yet."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from comity.hub.domain.policy import Level
from comity.hub.models import Account, Repository
from comity.hub.queries.callers import Caller
from comity.parties.models import Organisation

MOST = 200


def own_account(caller: Caller) -> Account | None:
    return Account.objects.filter(user=caller.user).first() if caller.user else None


def writable_accounts(caller: Caller) -> Sequence[Account]:
    """The person's own first, then by name."""
    if caller.user is None:
        return ()
    known = [key.removeprefix("account:") for key in caller.roles if key.startswith("account:")]
    rows = Account.objects.filter(
        Q(user=caller.user) | Q(organisation__in=list(caller.organisations)) | Q(id__in=known)
    ).select_related("organisation", "user")
    found = [each for each in rows if caller.level_at(each) >= Level.WRITER]
    return sorted(found, key=lambda each: (each.user_id is None, each.key))


def owned_without_account(caller: Caller) -> Sequence[Organisation]:
    """Organisations for which the caller may choose a name."""
    owned = [key for key, level in caller.organisations.items() if level >= Level.ADMINISTRATOR]
    rows = Organisation.objects.filter(id__in=owned, hub_account=None)
    return list(rows.order_by("name", "id"))


def writable_repositories(caller: Caller) -> Sequence[Repository]:
    """Those of the accounts above, the last changed first."""
    rows = Repository.objects.filter(account__in=[each.id for each in writable_accounts(caller)])
    return list(rows.select_related("account").order_by("-modified_at", "id")[:MOST])
