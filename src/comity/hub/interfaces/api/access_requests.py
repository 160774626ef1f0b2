"""Asking to be let in to a gated repository, and deciding on it."""

from __future__ import annotations

import msgspec
from starlette.routing import Route

from comity.hub.actions.ask_access import ask_access, withdraw_access_request
from comity.hub.actions.decide_access import decide_access
from comity.hub.actions.grant_access import grant_access
from comity.hub.domain.policy import Deed
from comity.hub.domain.repositories import RequestStatus
from comity.hub.interfaces.api.addresses import REPOSITORY
from comity.hub.interfaces.api.answers import json_answer
from comity.hub.interfaces.api.calls import Call, endpoint
from comity.hub.interfaces.api.linked import page_of
from comity.hub.interfaces.api.times import written
from comity.hub.queries.access_requests import Applicant, access_requests, applicants
from comity.kernel.domain.errors import UnknownName


class Asked(msgspec.Struct):
    answers: dict[str, str] = {}


class Handled(msgspec.Struct, rename="camel"):
    status: RequestStatus
    user: str | None = None
    user_id: str | None = None
    request_id: str | None = None
    rejection_reason: str | None = None


class Granted(msgspec.Struct):
    user: str


def ask(call: Call) -> object:
    """`POST .../ask-access`: what the page's form does too."""
    request = ask_access(
        caller=call.caller,
        repository=call.repository(Deed.DISCUSS),
        answers=call.json(Asked).answers,
    )
    return {"requestId": str(request.id), "status": request.status}


def withdraw(call: Call) -> object:
    """`POST .../user-access-request/cancel`: one's own."""
    withdraw_access_request(caller=call.caller, repository=call.repository(Deed.DISCUSS))
    return {}


def listed(call: Call) -> object:
    """`GET .../user-access-request/{pending,accepted,rejected}`."""
    try:
        status = RequestStatus(call.path("status"))
    except ValueError:
        raise UnknownName("access-request-status-unknown", status=call.path("status")) from None
    rows = access_requests(call.caller, call.repository(Deed.ADMINISTER), status)
    page, headers = page_of(call, rows, "at")
    return json_answer([_record(each) for each in applicants(page)], headers=headers)


def handle(call: Call) -> object:
    """`POST .../user-access-request/handle`."""
    asked = call.json(Handled)
    request = decide_access(
        caller=call.caller,
        repository=call.repository(Deed.ADMINISTER),
        status=asked.status,
        user=asked.user or asked.user_id or "",
        request=asked.request_id or "",
        reason=asked.rejection_reason or "",
    )
    return {"requestId": str(request.id), "status": request.status}


def grant(call: Call) -> object:
    """`POST .../user-access-request/grant`."""
    request = grant_access(
        caller=call.caller,
        repository=call.repository(Deed.ADMINISTER),
        user=call.json(Granted).user,
    )
    return {"requestId": str(request.id), "status": request.status}


def _record(applicant: Applicant) -> dict[str, object]:
    return {
        "requestId": str(applicant.request),
        "status": applicant.status.value,
        "timestamp": written(applicant.at),
        "user": {
            "user": applicant.name,
            "fullname": applicant.fullname or applicant.name,
            "email": applicant.email or None,
            "avatarUrl": "",
        },
        "fields": applicant.answers,
        "rejectionReason": applicant.reason or None,
    }


PLACE = f"{REPOSITORY}/user-access-request"
ROUTES = [
    Route(f"{REPOSITORY}/ask-access", endpoint(ask), methods=["POST"]),
    Route(f"{PLACE}/cancel", endpoint(withdraw), methods=["POST"]),
    Route(f"{PLACE}/handle", endpoint(handle), methods=["POST"]),
    Route(f"{PLACE}/grant", endpoint(grant), methods=["POST"]),
    Route(f"{PLACE}/{{status}}", endpoint(listed), methods=["GET"]),
]
