"""The person that a token stands for: who they are, where they belong, their tokens."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Status
from pydantic import AwareDatetime, BeforeValidator, Field, StringConstraints

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.api.asked import Asked, On, Paging
from comity.kernel.interfaces.api.paging import stretch
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Listed, Record
from comity.parties.actions.issue_token import issue_token
from comity.parties.actions.revoke_token import revoke_token
from comity.parties.domain.permissions import MembershipRole, OrganisationKind
from comity.parties.interfaces import messages as _messages  # noqa: F401 - registers
from comity.parties.interfaces.api.bearer import BearerToken, acting
from comity.parties.models import Membership, Token
from comity.parties.queries.own_account import (
    own_account,
    own_memberships,
    own_token,
    own_tokens,
    person_of,
)

router = private_router("me", auth=BearerToken())


class PersonRecord(Record):
    id: UUID
    name: str
    email: str
    language: str
    timezone: str
    scopes: list[str]


class OwnOrganisation(Record):
    """An organisation, and what the person is in it since when."""

    id: UUID
    name: str
    kind: OrganisationKind
    jurisdiction: str
    ror: str | None
    lei: str | None
    role: MembershipRole
    since: date
    until: date | None


class OwnOrganisationList(Record):
    on: date
    items: list[OwnOrganisation]


class TokenRecord(Record):
    """A token without its secret, of which `shown` is the beginning."""

    id: UUID
    name: str
    shown: str
    scopes: list[str]
    created_at: datetime
    expires_at: datetime
    last_used_on: date | None
    revoked_at: datetime | None


class TokenList(Listed):
    items: list[TokenRecord]


class IssuedToken(TokenRecord):
    """With its secret, which is shown this once."""

    secret: str


def _written(value: Any) -> str:  # noqa: ANN401 - not checked yet
    """A moment is written out, never a number of seconds."""
    if not isinstance(value, str) or value.replace(".", "").replace("-", "").isdigit():
        raise InvalidInput("token-expiry-malformed")
    return value


class TokenAsked(Record):
    """`scopes` are permissions (`view`) or permissions on one object (`view@user:...`)."""

    name: Annotated[
        str,
        StringConstraints(min_length=1, max_length=100),
        Field(description="By which its person tells it apart."),
    ]
    scopes: Annotated[
        list[Annotated[str, StringConstraints(min_length=1, max_length=300)]],
        Field(min_length=1, max_length=50, description="What it may do."),
    ]
    expires_at: Annotated[
        AwareDatetime,
        BeforeValidator(_written),
        Field(description="With its offset from UTC: 2027-12-02T00:00:00Z."),
    ]


class OrganisationsAsked(Asked):
    on: On


@router.get("/me", response=PersonRecord, operation_id="me")
def me(request: HttpRequest) -> dict[str, Any]:
    """Who the token stands for, and what it was narrowed to."""
    actor = acting(request)
    person = own_account(actor)
    grants = actor.narrowed or ()
    scopes = [
        name if grant.scope == "*" else f"{name}@{grant.scope}"
        for grant in grants
        for name in sorted(grant.permissions)
    ]
    return {
        "id": person.id,
        "name": person.name,
        "email": person.email,
        "language": person.language,
        "timezone": person.timezone,
        "scopes": scopes,
    }


@router.get("/me/organisations", response=OwnOrganisationList, operation_id="my_organisations")
def my_organisations(request: HttpRequest, asked: Query[OrganisationsAsked]) -> dict[str, Any]:
    """The organisations in which the person has a place on a day."""
    found = own_memberships(acting(request), asked.on)
    return {"on": asked.on, "items": [_organisation(each) for each in found]}


@router.get("/me/tokens", response=TokenList, operation_id="my_tokens")
def my_tokens(request: HttpRequest, response: HttpResponse, asked: Query[Paging]) -> dict[str, Any]:
    """The person's tokens, oldest first; those revoked or expired too."""
    return stretch(request, response, asked, own_tokens(acting(request)), _token)


@router.post("/me/tokens", response={201: IssuedToken}, operation_id="issue_token")
def issue(request: HttpRequest, asked: TokenAsked) -> Status[dict[str, Any]]:
    """Issue a token. A token does so only within its own scopes, and where `issue-token` is among
    them and its person administers tokens."""
    actor = acting(request)
    try:
        expires_at = asked.expires_at.astimezone(UTC)
    except OverflowError:
        raise InvalidInput("token-expiry-past", at=asked.expires_at.isoformat()) from None
    token, secret = issue_token(
        actor=actor,
        user=person_of(actor).id,
        name=asked.name,
        scopes=asked.scopes,
        expires_at=expires_at,
    )
    return Status(201, {**_token(token), "secret": secret.text})


@router.delete("/me/tokens/{uuid:token}", response={204: None}, operation_id="revoke_token")
def revoke(request: HttpRequest, token: UUID) -> Status[None]:
    """Revoke one of the person's tokens, at once and for good. A token does so only where
    `revoke-token` is among its scopes and its person administers tokens."""
    actor = acting(request)
    revoke_token(actor=actor, token=own_token(actor, token).id)
    return Status(204, None)


def _organisation(each: Membership) -> dict[str, Any]:
    party = each.organisation
    return {
        "id": party.id,
        "name": party.name,
        "kind": party.kind,
        "jurisdiction": party.jurisdiction,
        "ror": party.ror,
        "lei": party.lei,
        "role": each.role,
        "since": each.valid_from,
        "until": each.valid_until,
    }


def _token(token: Token) -> dict[str, Any]:
    return {
        "id": token.id,
        "name": token.name,
        "shown": token.shown,
        "scopes": token.scopes,
        "created_at": token.created_at,
        "expires_at": token.expires_at,
        "last_used_on": token.last_used_on,
        "revoked_at": token.revoked_at,
    }
