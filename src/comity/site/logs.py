"""Logs: one JSON object a line on the error stream, with the id of the request and nothing about
what it asked."""

from __future__ import annotations

import logging
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from comity.kernel.interfaces.web.request_id import request_id

FORMATTER = "comity.site.logs.LogLine"


class LogLine(JsonFormatter):
    """Time in UTC, level, logger, message, request id, and the extras of the call.

    Django hands the request itself to the loggers `django.request` and `django.security`, and puts
    its path into the message: neither is written, since the path may hold the key of a link.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  # passed through
        super().__init__(
            "%(levelname)s %(name)s %(message)s",
            rename_fields={"levelname": "level", "name": "logger"},
            timestamp="at",
            **options,
        )

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        log_data.pop("request", None)
        log_data.pop("server_time", None)
        if request_id.get():
            log_data["request"] = request_id.get()
        return super().process_log_record(log_data)


class WithoutPath(logging.Filter):
    """Takes the path, which always comes last, out of what Django says of a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple) and str(record.msg).endswith(": %s"):
            record.msg, record.args = str(record.msg)[: -len(": %s")], record.args[:-1]
        return True


def logging_settings(level: str) -> dict[str, Any]:
    """Django's `LOGGING`."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": FORMATTER}},
        "filters": {"without_path": {"()": "comity.site.logs.WithoutPath"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "comity": {"level": level},
            "django": {"level": "WARNING", "handlers": [], "propagate": True},
            # The access log has these already, with their status.
            "django.request": {"level": "ERROR", "filters": ["without_path"]},
            "django.security": {"level": "ERROR"},
            "django_tasks": {"level": level},
            "django_tasks_db": {"level": level},
        },
    }
