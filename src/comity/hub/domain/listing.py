"""What lists of repositories are asked for, and the place where the next page begins."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

import msgspec

from comity.hub.domain.repositories import RepositoryKind
from comity.kernel.domain.errors import InvalidInput

MOST_CONDITIONS = 20
LONGEST_WORDS = 200


class Sort(StrEnum):
    MODIFIED = "modified"
    CREATED = "created"
    DOWNLOADS = "downloads"
    """of the last 30 days"""
    LIKES = "likes"


@dataclass(frozen=True, slots=True)
class RepositoryQuery:
    """What a list is to hold. All that is given must hold; of the values of one facet, any.

    `names` must each be a part of `account/name`; `words` of that, or of the tags or the summary.
    """

    kind: RepositoryKind
    names: tuple[str, ...] = ()
    words: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()
    """as the API writes them: `en`, `license:mit`, `dataset:squad`"""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    gated: bool | None = None
    least_parameters: int | None = None
    most_parameters: int | None = None
    sort: Sort = Sort.DOWNLOADS
    descending: bool = True
    limit: int = 30
    after: str = ""
    """the cursor of the page before"""

    def __post_init__(self) -> None:
        conditions = len(self.names) + len(self.tags) + sum(map(len, self.facets.values()))
        if conditions > MOST_CONDITIONS:
            raise InvalidInput("list-too-many-filters", count=conditions, limit=MOST_CONDITIONS)
        if len(self.words) + sum(map(len, self.names)) > LONGEST_WORDS:
            raise InvalidInput("list-search-too-long", limit=LONGEST_WORDS)


class Place(msgspec.Struct, array_like=True, frozen=True):
    """The last repository of a page: what it was sorted by (a number, or microseconds since 1970),
    and its id."""

    sort: Sort
    descending: bool
    value: int
    id: UUID


def write_cursor(place: Place) -> str:
    return urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def read_cursor(text: str, sort: Sort, descending: bool) -> Place:
    """Raises `InvalidInput("list-cursor-malformed")`, also for one of another order."""
    try:
        data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        place = msgspec.json.decode(data, type=Place)
    except (Error, ValueError, msgspec.MsgspecError):
        raise InvalidInput("list-cursor-malformed", cursor=text[:80]) from None
    if (place.sort, place.descending) != (sort, descending) or abs(place.value) >= 2**62:
        raise InvalidInput("list-cursor-malformed", cursor=text[:80])
    return place


_CLASSES = ((10**8, "<100M"), (10**9, "100M-1B"), (10**10, "1B-10B"), (10**11, "10B-100B"))
_AMOUNT = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)([KMBT]?)", re.IGNORECASE)
_TIMES = {"": 1, "K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}


def read_parameters(text: str) -> tuple[int | None, int | None]:
    """`min:3B,max:128B`, of which one may lack. Raises `InvalidInput`."""
    found: dict[str, int] = {}
    for part in filter(None, text.split(",")):
        name, _, amount = part.strip().partition(":")
        match = _AMOUNT.fullmatch(amount.strip())
        if name not in ("min", "max") or match is None:
            raise InvalidInput("list-parameters-malformed", value=text[:80])
        found[name] = round(float(match[1]) * _TIMES[match[2].upper()])
    return found.get("min"), found.get("max")


def parameter_class(parameters: int) -> str:
    """The value of the facet `size` for a model."""
    for most, name in (
        (10**8, "<100M"),
        (10**9, "100M-1B"),
        (10**10, "1B-10B"),
        (10**11, "10B-100B"),
    ):
        if parameters < most:
            return name
    return ">100B"


def tag_value(kind: str, value: str) -> str:
    """As a facet's value is kept: tags are looked for in any case."""
    return (value.lower() if kind == "tag" else value)[:200]
