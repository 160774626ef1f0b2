"""What the page of an account shows, and to whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.hub.domain.policy import Level
from comity.hub.domain.repositories import RepositoryKind
from comity.hub.models import Account, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.people import Overview, members, organisations_of, overview
from comity.hub.queries.policy import visible
from comity.kernel.domain.errors import UnknownName
from comity.parties.models import Membership

SHOWN = 12
MOST_MEMBERS = 500


@dataclass(frozen=True, slots=True)
class AccountOverview:
    """`repositories` are the last changed of each kind, of those that the reader may know of."""

    account: Account
    counted: Overview
    repositories: Mapping[RepositoryKind, Sequence[Repository]]
    members: Sequence[Membership]
    organisations: Sequence[Account]
    is_own: bool
    may_publish: bool

    def count(self, kind: RepositoryKind) -> int:
        return {
            RepositoryKind.MODEL: self.counted.models,
            RepositoryKind.DATASET: self.counted.datasets,
            RepositoryKind.SPACE: self.counted.spaces,
        }[kind]


def find_account(name: str) -> Account:
    """Of a person or an organisation, in any case. Raises `UnknownName`, also for somebody who is
    shut out."""
    rows = Account.objects.select_related("organisation", "user")
    account = rows.filter(key=name.lower()).first()
    if account is None or (account.user is not None and not account.user.is_active):
        raise UnknownName("account-unknown", name=name)
    return account


def account_overview(caller: Caller, name: str) -> AccountOverview:
    """Raises as `find_account`."""
    account = find_account(name)
    known = Repository.objects.filter(visible(caller), account=account).select_related(
        "account", "account__organisation"
    )
    shown = {
        kind: list(known.filter(kind=kind.value).order_by("-modified_at", "id")[:SHOWN])
        for kind in RepositoryKind
    }
    return AccountOverview(
        account=account,
        counted=overview(caller, account),
        repositories=shown,
        members=list(members(caller, account).order_by("user__hub_account__key")[:MOST_MEMBERS])
        if account.organisation_id
        else [],
        organisations=organisations_of(caller, account) if account.user_id else [],
        is_own=caller.user is not None and account.user_id == caller.user.id,
        may_publish=caller.level_at(account) >= Level.WRITER,
    )
