"""What is refused for reasons that only HTTP knows: no rule of the domain is involved."""

from __future__ import annotations

from collections.abc import Mapping

from comity.kernel.domain.errors import ComityError
from comity.kernel.interfaces.api import messages as _messages  # noqa: F401 - registers

MOST_BYTES = 512 * 1024
"""Of a body. The front takes more, for files."""
MOST_FORM_BYTES = 11 * 1024 * 1024
"""Of a form with a file."""
FORM = "multipart/form-data"


class Refusal(ComityError):
    """A request that goes no further: `kind` is the last word of the problem's type."""

    kind, status = "error", 500

    def headers(self) -> Mapping[str, str]:
        """Headers that the status calls for."""
        return {}


class NotAuthenticated(Refusal):
    """No token was shown, or one that is not valid (RFC 6750)."""

    kind, status = "not-authenticated", 401

    def headers(self) -> Mapping[str, str]:
        shown = self.message.id != "api-token-missing"
        return {
            "WWW-Authenticate": 'Bearer realm="comity"' + ', error="invalid_token"' * shown,
        }


class MethodNotAllowed(Refusal):
    """The address answers to other methods (`allowed`)."""

    kind, status = "method-not-allowed", 405

    def __init__(self, method: str, allowed: tuple[str, ...]) -> None:
        super().__init__("api-method-not-allowed", method=method, allowed=allowed)
        self.allowed = allowed

    def headers(self) -> Mapping[str, str]:
        return {"Allow": ", ".join(self.allowed)}


class BodyTooLarge(Refusal):
    kind, status = "body-too-large", 413

    def __init__(self, limit: int = MOST_BYTES) -> None:
        super().__init__("api-body-too-large", limit=limit)


class UnsupportedMediaType(Refusal):
    """The body is of another type than `accepted`."""

    kind, status = "unsupported-media-type", 415
    accepted = "application/json"

    def __init__(self, media_type: str, message: str = "api-body-not-json-type") -> None:
        super().__init__(message, type=media_type)

    def headers(self) -> Mapping[str, str]:
        return {"Accept-Post": self.accepted}


class NoForm(UnsupportedMediaType):
    """Where a file is sent."""

    accepted = FORM

    def __init__(self, media_type: str) -> None:
        super().__init__(media_type, "api-body-not-form-type")


class TooManyRequests(Refusal):
    """Done too often; it is taken again in `seconds`. The front refuses by itself whoever asks too
    fast, whatever they ask."""

    kind, status = "too-many-requests", 429

    def __init__(self, id: str, /, *, seconds: int) -> None:
        super().__init__(id, seconds=seconds)
        self.seconds = seconds

    def headers(self) -> Mapping[str, str]:
        return {"Retry-After": str(self.seconds)}
