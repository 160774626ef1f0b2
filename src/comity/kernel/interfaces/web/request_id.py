"""The id of the request at hand: in the answer's header, in the log, and on error pages."""

from __future__ import annotations

from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""Empty outside a request, and where no front set one."""
