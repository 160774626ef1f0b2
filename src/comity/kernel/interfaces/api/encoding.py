"""Answers as JSON (RFC 8259), in UTF-8, keys in the order of the record."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import HttpRequest
from ninja.renderers import BaseRenderer

_encoder = msgspec.json.Encoder()


def encode(data: Any) -> bytes:  # noqa: ANN401 - plain data has no one type
    return _encoder.encode(data)


class JSONAnswers(BaseRenderer):
    """How the API writes what its handlers return."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:  # noqa: ANN401
        return encode(data)
