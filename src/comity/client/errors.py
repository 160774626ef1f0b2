"""Errors of the API as exceptions, each with the problem that the node told (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


class Unreachable(Exception):
    """No answer came: no such host, no connection, too slow."""


class ApiError(Exception):
    """An answer that is an error. `problem` is its body: type, title, status, detail ..."""

    def __init__(self, problem: Mapping[str, Any]) -> None:
        self.problem = problem
        super().__init__(f"{problem.get('status')}: {problem.get('detail')}")

    @property
    def status(self) -> int:
        return int(self.problem["status"])

    @property
    def detail(self) -> str:
        return str(self.problem["detail"])


class InvalidInput(ApiError):
    """A value that can't be read; `problem["problems"]` may name several."""


class NotAuthenticated(ApiError):
    """No token was shown, or one that is unknown, expired or revoked."""


class NotPermitted(ApiError):
    """The token was not narrowed to this, or its person may not do it."""


class UnknownName(ApiError):
    """A name that nothing answers to."""


class Conflict(ApiError):
    """It was done already, or something changed meanwhile."""


class TooManyRequests(ApiError):
    """Still refused after waiting as long as was asked."""


class Unavailable(ApiError):
    """The node can't answer at present, or is read-only."""


_BY_STATUS: Mapping[int, type[ApiError]] = {
    400: InvalidInput,
    401: NotAuthenticated,
    403: NotPermitted,
    404: UnknownName,
    409: Conflict,
    413: InvalidInput,
    414: InvalidInput,
    415: InvalidInput,
    429: TooManyRequests,
    503: Unavailable,
}


def error_of(status: int, body: bytes) -> ApiError:
    """The exception for an answer; of what is no problem (a proxy's page), its status is told."""
    try:
        problem = json.loads(body)
    except ValueError:
        problem = None
    if not isinstance(problem, dict) or not {"type", "detail"} <= problem.keys():
        problem = {"type": "about:blank", "title": "", "detail": f"HTTP status {status}"}
    problem["status"] = status
    return _BY_STATUS.get(status, ApiError)(problem)
