"""Which bytes of a file a request asks for (RFC 9110, sections 13 and 14)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ONE = re.compile(r"(\d{0,19})-(\d{0,19})")
_ETAG = re.compile(r'(?:W/)?"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Span:
    """The bytes `[start, end)` of a file."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


class Unsatisfiable(ValueError):
    """The range lies outside the file: 416."""


def asked_span(header: str, size: int) -> Span | None:
    """The one range that a `Range` header asks for; `None` where the whole file is to be sent: no
    header, one that can't be read, another unit, or several ranges, which a server may ignore.
    Raises `Unsatisfiable`."""
    unit, equals, ranges = header.partition("=")
    found = _ONE.fullmatch(ranges.strip())
    if not equals or unit.strip().lower() != "bytes" or found is None:
        return None
    first, last = found.groups()
    if not first and not last:
        return None
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
    if start >= end:
        raise Unsatisfiable
    return Span(start, end)


def names_etag(header: str, etag: str) -> bool:
    """Whether `If-None-Match` names the entity tag (without its quotes), or any."""
    return header.strip() == "*" or etag in _ETAG.findall(header)


def still_applies(if_range: str, etag: str) -> bool:
    """Whether a range may be sent for an `If-Range`: there is none, or it is the strong tag."""
    return not if_range or if_range.strip() == f'"{etag}"'
