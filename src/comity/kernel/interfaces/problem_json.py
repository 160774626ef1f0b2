"""From errors to problem details for HTTP (RFC 9457, `application/problem+json`)."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations
from types import MappingProxyType
from typing import Any

from comity.kernel.domain import errors
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.messages import _, register, render

CONTENT_TYPE = "application/problem+json"

# The last word of the type URN, the HTTP status, and the title, which is one for each type.
KINDS: Mapping[type[errors.ComityError], tuple[str, int, str]] = MappingProxyType(
    {
        errors.InvalidInput: ("invalid-input", 400, _("The input can't be read")),
        errors.NotPermitted: ("not-permitted", 403, _("Not permitted")),
        errors.UnknownName: ("unknown-name", 404, _("Not found")),
        errors.Conflict: ("conflict", 409, _("Conflict")),
        errors.IntegrityFailure: ("integrity-failure", 500, _("Stored data is damaged")),
        errors.ReadOnly: ("read-only", 503, _("Read-only")),
        errors.StorageFailure: ("storage-failure", 503, _("Storage is not available")),
        errors.ComityError: ("error", 500, _("Something went wrong")),
    }
)

register({f"problem-{kind}": title for kind, _status, title in KINDS.values()})


def problem(
    error: errors.ComityError, translations: NullTranslations | None = None
) -> dict[str, Any]:
    """The body: type, title, status and detail of the RFC; then the message id, its parameters,
    and, for an error that gathers several, each of them under `problems`.
    """
    kind, status, _title = next(KINDS[base] for base in type(error).__mro__ if base in KINDS)
    body: dict[str, Any] = {
        "type": f"urn:comity:problem:{kind}",
        "title": render(Message(f"problem-{kind}"), translations),
        "status": status,
        "detail": error_text(error, translations).partition("\n")[0],
        "message": error.message.id,
        "params": dict(error.message.params),
    }
    if isinstance(error, errors.Problems):
        body["problems"] = [problem(each, translations) for each in error.problems]
    return body
