"""Tokens for the CAS: short-lived, for one repository, worth no more than who asked for them."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from comity.hub.domain.policy import Deed
from comity.hub.domain.signed_grants import CasToken
from comity.hub.interfaces.api.addresses import REPOSITORY
from comity.hub.interfaces.api.answers import json_answer
from comity.hub.interfaces.api.calls import Call, endpoint
from comity.hub.interfaces.api.grants import CAS, expiry, sealed
from comity.hub.models import Repository
from comity.hub.queries.contributing import require_to_commit

SECONDS = 15 * 60


def read_token(call: Call) -> object:
    """`GET .../xet-read-token/{revision}`."""
    return _token(call, call.repository(Deed.READ), Deed.READ)


def write_token(call: Call) -> object:
    """`GET .../xet-write-token/{revision}`. A client that is about to open a pull request says
    `create_pr`, or `None` for the revision that it can't know yet."""
    repository = call.repository(Deed.KNOW)
    _ = call.person
    revision = call.path("revision")
    require_to_commit(
        call.caller,
        repository,
        revision,
        as_pull_request=revision == "None" or wants_pull_request(call),
    )
    return _token(call, repository, Deed.WRITE)


def wants_pull_request(call: Call) -> bool:
    return call.query("create_pr") in ("1", "true", "True")


def _token(call: Call, repository: Repository, deed: Deed) -> Response:
    """In headers, as one client reads it, and in the body, as the other does."""
    caller = call.caller
    expires = expiry(SECONDS)
    token = sealed(
        CasToken(
            user=str(caller.user.id) if caller.user else "",
            token=str(caller.token.id) if caller.token else "",
            repository=str(repository.id),
            deed=deed.value,
            expires=expires,
        )
    )
    address = call.endpoint + CAS
    return json_answer(
        {"casUrl": address, "exp": expires, "accessToken": token},
        headers={
            "X-Xet-Cas-Url": address,
            "X-Xet-Access-Token": token,
            "X-Xet-Token-Expiration": str(expires),
        },
    )


ROUTES = [
    Route(
        f"{REPOSITORY}/xet-read-token/{{revision:revision}}",
        endpoint(read_token),
        methods=["GET"],
    ),
    Route(
        f"{REPOSITORY}/xet-write-token/{{revision:revision}}",
        endpoint(write_token),
        methods=["GET"],
    ),
]
