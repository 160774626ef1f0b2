"""Bodies of requests, read strictly: what two readers may read differently is refused.

JSON of RFC 8259 as RFC 7493 (I-JSON) narrows it: no key twice, no NaN, no half of a character, no
number that a float can't hold. No text may hold a NUL, which PostgreSQL can't keep.
"""

from __future__ import annotations

import json
import re
from math import isfinite
from typing import Any, NoReturn

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.parser import Parser

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.api.refusals import (
    FORM,
    MOST_BYTES,
    BodyTooLarge,
    NoForm,
    UnsupportedMediaType,
)

DEEPEST = 32
LONGEST_SHOWN = 60


class StrictBodies(Parser):
    """How the API reads the body of a request."""

    def parse_body(self, request: HttpRequest) -> Any:  # noqa: ANN401 - not checked yet
        if request.content_type != "application/json":
            raise UnsupportedMediaType((request.content_type or "")[:LONGEST_SHOWN] or "-")
        return read_json(request.body)

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        """Parameters of an address, or what was sent in a form with a file."""
        if data is not request.GET:
            _check_form(data, request)
        return super().parse_querydict(data, list_fields, request)


def read_json(data: bytes) -> Any:  # noqa: ANN401 - plain data has no one type
    """Raises `BodyTooLarge` or `InvalidInput`."""
    if len(data) > MOST_BYTES:
        raise BodyTooLarge
    try:
        found = json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_object,
            parse_constant=_no_number,
            parse_float=_float,
            parse_int=_integer,
        )
    except UnicodeDecodeError:
        raise InvalidInput("api-body-not-json", problem="it is not UTF-8") from None
    except json.JSONDecodeError as error:
        told = f"{error.msg}, line {error.lineno} column {error.colno}"
        raise InvalidInput("api-body-not-json", problem=told) from None
    except RecursionError:
        raise InvalidInput("api-body-too-deep", limit=DEEPEST) from None
    _check(found, 0)
    return found


def refuse_unknown(request: HttpRequest, *known: str) -> None:
    """Raises `InvalidInput("api-form-unknown")` for what a form has besides."""
    for name in (*request.POST, *request.FILES):
        if name not in known:
            raise InvalidInput("api-form-unknown", name=_shown(str(name)))


def _check_form(data: MultiValueDict[str, Any], request: HttpRequest) -> None:
    if request.content_type != FORM:
        raise NoForm((request.content_type or "")[:LONGEST_SHOWN] or "-")
    for name, values in data.lists():
        if len(values) > 1:
            raise InvalidInput("api-form-repeated", name=_shown(name))
        _check([value for value in values if isinstance(value, str)], 0)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise InvalidInput("api-key-twice", name=_shown(twice))
    return found


def _no_number(text: str) -> NoReturn:
    raise InvalidInput("api-not-a-number", value=text)


def _float(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise InvalidInput("api-number-too-large")
    return number


def _integer(text: str) -> int:
    if len(text) > 309:
        raise InvalidInput("api-number-too-large")
    return int(text)


_NO_TEXT = re.compile("[\0\ud800-\udfff]")


def _check(value: Any, depth: int) -> None:  # noqa: ANN401
    """Raises `InvalidInput` for what is nested too deep, and for texts that are none."""
    if depth > DEEPEST:
        raise InvalidInput("api-body-too-deep", limit=DEEPEST)
    if isinstance(value, str):
        if found := _NO_TEXT.search(value):
            raise InvalidInput("api-body-not-text", character=f"U+{ord(found[0]):04X}")
    elif isinstance(value, dict):
        for key, each in value.items():
            _check(key, depth)
            _check(each, depth + 1)
    elif isinstance(value, list):
        for each in value:
            _check(each, depth + 1)


def _shown(text: str) -> str:
    return text[:LONGEST_SHOWN].encode("ascii", "backslashreplace").decode()
