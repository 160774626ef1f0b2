"""Tokens as the API reads them: `Authorization: Bearer comity_...` (RFC 6750), and nothing else.

Session cookies count for nothing here, so no other site can make a signed-in reader's browser act.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from comity.kernel.interfaces.api.other_sites import refuse_other_sites
from comity.parties.actions.record_token_use import record_token_use
from comity.parties.domain.permissions import Actor
from comity.parties.domain.tokens import MARK, Secret
from comity.parties.queries.find_token import acting_by, find_usable


class BearerToken(HttpBearer):
    """The actor that a valid token stands for; it is noted on which day it was used."""

    openapi_bearerFormat = "comity_..."  # noqa: N815 - the library's name

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        if not token.startswith(MARK):
            return None
        secret, now = Secret(token), timezone.now()
        found = find_usable(secret=secret, at=now)
        if found is None:
            return None
        used_on = found.last_used_on
        if not settings.READ_ONLY and (used_on is None or used_on < now.date()):
            record_token_use(secret=secret, on=now.date())
        return acting_by(found)


class TokenOrNobody(BearerToken):
    """For what needs no account: the actor of the token that is shown, else `nobody`. A token that
    is not valid is refused all the same. Without one, a page of another site may not ask: the
    browsers of its readers would act for it."""

    def __init__(self, nobody: Actor) -> None:
        super().__init__()
        self.nobody = nobody

    def __call__(self, request: HttpRequest) -> Actor | None:
        if request.headers.get(self.header):
            actor: Actor | None = super().__call__(request)
            return actor
        refuse_other_sites(request)
        return self.nobody


def acting(request: HttpRequest) -> Actor:
    """Who acts, in an operation that asks for a token."""
    actor = getattr(request, "auth", None)
    if not isinstance(actor, Actor):
        raise TypeError("this operation asks for no token")
    return actor
