"""What is asked of a session that is called or changed, over the API."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field

from comity.assembly.interfaces.api.session_records import SessionDetail
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.api.asked import read_day
from comity.kernel.interfaces.api.records import Record
from comity.parties.queries.find_person import find_person


def _written(value: object) -> object:
    """A moment is written out, never a number of seconds."""
    if not isinstance(value, str) or value.replace(".", "").replace("-", "").isdigit():
        raise InvalidInput("session-start-malformed")
    return value


def _in_range(value: datetime) -> datetime:
    read_day(value.date().isoformat())
    return value


Starts = Annotated[
    AwareDatetime,
    BeforeValidator(_written),
    AfterValidator(_in_range),
    Field(description="With its offset from UTC: 2027-12-02T09:00:00Z."),
]
Name = Annotated[str, Field(max_length=200, description="By which people know it.")]
PlaceName = Annotated[str, Field(max_length=200, description="Where it meets.")]
SeenBy = Annotated[
    Literal[Visibility.PUBLIC, Visibility.MEMBERS],
    Field(description="Who may see it: public or members."),
]


class PlannedRecord(SessionDetail):
    """With the days of notice that the statute asks for, and how many of them are missing."""

    notice_asked: int
    notice_missing: int


class SessionAsked(Record):
    body: Annotated[str, Field(max_length=64, description="Which body meets.")]
    name: Name
    starts_at: Starts
    place: PlaceName = ""
    presiding: Annotated[
        str,
        Field(
            max_length=254,
            description="The address of the account of whoever presides over it, if anybody else "
            "than of its body.",
        ),
    ] = ""
    visibility: SeenBy = Visibility.MEMBERS


class SessionChangeAsked(Record):
    name: Name
    starts_at: Starts
    place: PlaceName
    presiding: Annotated[
        str | None,
        Field(max_length=254, description="As when it is called; null leaves it as it is."),
    ] = None
    visibility: SeenBy


def presiding_asked(address: str) -> UUID | None:
    """Raises `UnknownName("nobody-with-address")`."""
    return find_person(address).id if address else None
