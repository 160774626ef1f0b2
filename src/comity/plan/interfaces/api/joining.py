"""Asking to join a plan, over the API, and what becomes of it. Whoever asks shows a token: the
address is that of their account. Whoever has none asks on a page, which a person opens."""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Status
from pydantic import Field, StringConstraints

from comity.kernel.domain.errors import InvalidInput, StorageFailure
from comity.kernel.interfaces.api.asked import Paging
from comity.kernel.interfaces.api.records import Listed, Record
from comity.parties.models import User
from comity.plan.actions.ask_to_join import Asked, Next, ask_to_join, require_sound, signed_in
from comity.plan.actions.move_join_request import move_join_request
from comity.plan.domain.join_moves import LONGEST_REASON, JoinMover
from comity.plan.domain.joining import Claims
from comity.plan.domain.participants import JoinState, ParticipantKind
from comity.plan.domain.tidy_claims import tidied
from comity.plan.interfaces.api.asked import rows_asked
from comity.plan.interfaces.api.asking import asking
from comity.plan.interfaces.api.claims_asked import (
    Code,
    ContactName,
    ContactRole,
    Lei,
    Name,
    Ror,
    Statement,
    Website,
)
from comity.plan.interfaces.api.join_requests import JoinMoveRecord, JoinRequestRow, move_records
from comity.plan.interfaces.api.join_requests import request_row as row_told
from comity.plan.interfaces.api.join_requests import router as router
from comity.plan.interfaces.api.often import require_seldom_for, require_seldom_from
from comity.plan.interfaces.mail.joining import confirmation_letter, receipt_letter, send
from comity.plan.models import JoinRequest
from comity.plan.queries.join_requests import find_own_request, own_requests
from comity.plan.queries.people import Person


class AnswerTo(StrEnum):
    WAITING = JoinState.WAITING.value
    WITHDRAWN = JoinState.WITHDRAWN.value


class JoinNext(StrEnum):
    WAIT = "wait"
    MAIL = "mail"


class OwnJoinRequest(JoinRequestRow):
    """`participant` is what an approval made; `moves` say what was asked and answered."""

    email: str
    claims: dict[str, str]
    moves: list[JoinMoveRecord]
    participant: UUID | None


class OwnJoinRequestList(Listed):
    items: list[OwnJoinRequest]


class AskedToJoin(Record):
    """`wait`: the request waits for whoever keeps the plan. `mail`: the account's address was not
    proved, so that a mail to it says how to go on; `request` is null then, whoever else asked with
    that address."""

    next: JoinNext
    request: OwnJoinRequest | None


class JoinAsked(Record):
    """What is left out was not said."""

    kind: Annotated[ParticipantKind, Field(description="What sort of stakeholder asks.")]
    name: Name
    jurisdiction: Code
    website: Website = ""
    ror: Ror = ""
    lei: Lei = ""
    statement: Statement = ""
    contact_name: ContactName = ""
    contact_role: ContactRole = ""
    language: Annotated[
        str,
        StringConstraints(max_length=16),
        Field(description="Of the mails: en or ar. Default: that of the account."),
    ] = ""


class JoinAnswerAsked(Record):
    to: Annotated[AnswerTo, Field(description="Answer what was asked, or take it back.")]
    reason: Annotated[
        str,
        StringConstraints(max_length=LONGEST_REASON),
        Field(description="The answer, or why it is withdrawn. The other side reads it."),
    ] = ""


@router.post(
    "/plans/{plan}/join-requests",
    response={201: AskedToJoin},
    operation_id="ask_to_join",
)
def ask(request: HttpRequest, plan: str, asked: JoinAsked) -> Status[dict[str, Any]]:
    """Ask to take part, with the address of your account. One address has one open request in a
    plan: asking again while it waits changes nothing. Needs the scope `represent-participant`."""
    person = asking(request, plan)
    require_seldom_from(request)
    user = signed_in(person)
    claims = tidied(_claims(asked, user.email if user else ""))
    require_sound(claims)
    language = _language(asked.language, user)
    require_seldom_for(plan, claims.email)
    made = ask_to_join(person=person, claims=claims, language=language)
    own = _is_own(person, made)
    if not own:
        letter = receipt_letter if made.next is Next.OPEN_ALREADY else None
        with suppress(StorageFailure):  # which `send` logged; asking again sends another
            send(letter(made.request) if letter else confirmation_letter(made.request, made.secret))
    return Status(
        201,
        {
            "next": JoinNext.WAIT if own else JoinNext.MAIL,
            "request": own_record(made.request) if own else None,
        },
    )


@router.get(
    "/plans/{plan}/own-join-requests",
    response=OwnJoinRequestList,
    operation_id="own_join_requests",
)
def listed(
    request: HttpRequest, response: HttpResponse, plan: str, asked: Query[Paging]
) -> dict[str, Any]:
    """Your own requests to join, the oldest first. Needs the scope `represent-participant`."""
    return rows_asked(request, response, asked, own_requests(asking(request, plan)), own_record)


@router.get(
    "/plans/{plan}/own-join-requests/{join_request}",
    response=OwnJoinRequest,
    operation_id="own_join_request",
)
def one(request: HttpRequest, plan: str, join_request: UUID) -> dict[str, Any]:
    """A request of yours: what you said, and where it stands."""
    return own_record(find_own_request(asking(request, plan), join_request))


@router.post(
    "/plans/{plan}/own-join-requests/{join_request}/answers",
    response={201: OwnJoinRequest},
    operation_id="answer_join_request",
)
def answer(
    request: HttpRequest, plan: str, join_request: UUID, asked: JoinAnswerAsked
) -> Status[dict[str, Any]]:
    """Answer what was asked about your request, or withdraw it."""
    person = asking(request, plan)
    moved = move_join_request(
        person=person,
        request=find_own_request(person, join_request).id,
        to=JoinState(asked.to.value),
        by=JoinMover.ASKER,
        reason=asked.reason,
    )
    return Status(201, own_record(moved.request))


def own_record(row: JoinRequest) -> dict[str, Any]:
    return row_told(row) | {
        "email": row.email,
        "claims": {name: str(said) for name, said in row.claims.items()},
        "moves": move_records(row),
        "participant": row.participant_id,
    }


def _claims(asked: JoinAsked, email: str) -> Claims:
    return Claims(
        email=email,
        kind=asked.kind,
        name=asked.name,
        jurisdiction=asked.jurisdiction,
        website=asked.website,
        ror=asked.ror,
        lei=asked.lei,
        statement=asked.statement,
        contact_name=asked.contact_name,
        contact_role=asked.contact_role,
    )


def _language(asked: str, user: User | None) -> str:
    """Raises `InvalidInput("invitation-language")`."""
    known = tuple(code for code, _name in settings.LANGUAGES)
    if asked and asked not in known:
        raise InvalidInput("invitation-language", known=known, claim="language")
    own = user.language if user else ""
    return asked or (own if own in known else settings.LANGUAGE_CODE)


def _is_own(person: Person, asked: Asked) -> bool:
    """Whether it is theirs to see: an account of which nobody proved the address may have somebody
    else's."""
    row = asked.request
    return row.user_id == person.user_id and row.confirmed_at is not None
