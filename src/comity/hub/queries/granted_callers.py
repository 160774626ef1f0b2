"""From a grant that is shown again to who shows it, as they stand now."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from comity.hub.adapters.grant_key import grant_key
from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import RepositoryUnknown
from comity.hub.domain.signed_grants import G, Grant, GrantNotValid, unseal
from comity.hub.models import Repository
from comity.hub.queries.callers import NOBODY, Caller, caller_of_person
from comity.hub.queries.contributing import require_to_contribute
from comity.hub.queries.policy import require
from comity.kernel.domain.errors import NotPermitted
from comity.parties.domain.permissions import Actor
from comity.parties.domain.tokens import parse_scopes, usable
from comity.parties.models import Token, User


class TokenGone(NotPermitted):
    """The token by which the grant was got is revoked or expired, or its person shut out."""

    def __init__(self) -> None:
        super().__init__("token-not-valid")


def open_grant(kind: type[G], text: str, at: datetime) -> tuple[G, Caller]:
    """The grant and who calls by it. Raises `GrantNotValid`, `GrantExpired`, `TokenGone`."""
    grant = unseal(grant_key(), kind, text, at.timestamp())
    return grant, _caller(grant, at)


def granted_repository(grant: Grant, caller: Caller, deed: Deed) -> Repository:
    """The grant's repository, where the grant covers the deed and the policy still allows it.
    `Deed.WRITE` stands for sending contents, which a pull request needs too."""
    if deed is Deed.WRITE and grant.deed != Deed.WRITE.value:
        raise NotPermitted("grant-not-for-writing")
    repository = (
        Repository.objects.select_related("account", "account__organisation", "account__user")
        .filter(id=grant.repository)
        .first()
    )
    if repository is None:
        raise RepositoryUnknown(grant.repository)
    try:
        if deed is Deed.WRITE:
            require_to_contribute(caller, repository)
        else:
            require(caller, repository, deed)
    except RepositoryUnknown:
        # Whoever lost it is not told what it is called by now.
        raise RepositoryUnknown(grant.repository) from None
    return repository


def _caller(grant: Grant, at: datetime) -> Caller:
    if not grant.user:
        return NOBODY
    if grant.token:
        token = Token.objects.select_related("user").filter(id=UUID(grant.token)).first()
        if (
            token is None
            or str(token.user_id) != grant.user
            or not token.user.is_active
            or not usable(at=at, expires_at=token.expires_at, revoked_at=token.revoked_at)
        ):
            raise TokenGone
        return Caller(token.user, Actor(token.user.reference, parse_scopes(token.scopes)), token)
    caller = caller_of_person(User.objects.filter(id=UUID(grant.user)).first())
    if caller.user is None:
        raise GrantNotValid
    return caller
