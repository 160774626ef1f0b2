"""Callers who show a grant instead of a token: on the CAS, and at addresses that were signed."""

from __future__ import annotations

from django.utils import timezone
from starlette.requests import Request

from comity.hub.adapters.grant_key import grant_key
from comity.hub.domain.policy import Deed
from comity.hub.domain.signed_grants import CasToken, G, Grant, seal
from comity.hub.interfaces.api.calls import BadToken, Call, CallerOf
from comity.hub.models import Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.granted_callers import granted_repository, open_grant
from comity.kernel.domain.errors import NotPermitted

CAS = "/cas"
"""Where the CAS stands below this hub's address; no account can have the name."""


def sealed(grant: Grant) -> str:
    return seal(grant_key(), grant)


def expiry(seconds: int) -> int:
    """The moment so many seconds from now, in seconds since 1970."""
    return int(timezone.now().timestamp()) + seconds


def by_cas_token(request: Request) -> Caller:
    """Who shows a CAS token. Raises `BadToken`: a client then asks for a new one."""
    kind, _, text = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer":
        raise BadToken("token-not-valid")
    try:
        request.state.grant, caller = open_grant(CasToken, text.strip(), timezone.now())
    except NotPermitted:
        raise BadToken("token-not-valid") from None
    return caller


def by_address(kind: type[G]) -> CallerOf:
    """Who shows an address that was signed. Raises `NotPermitted`."""

    def caller_of(request: Request) -> Caller:
        text = request.query_params.get("grant", "")
        request.state.grant, caller = open_grant(kind, text, timezone.now())
        return caller

    return caller_of


def grant_of(call: Call, kind: type[G]) -> G:
    grant = call.request.state.grant
    assert isinstance(grant, kind)  # noqa: S101 - the endpoint says by what callers are known
    return grant


def repository_of(call: Call, deed: Deed) -> Repository:
    """The repository of the grant that was shown; the policy is asked now."""
    return granted_repository(call.request.state.grant, call.caller, deed)
