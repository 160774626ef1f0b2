"""What is sent to adopt a treaty, and about one."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from comity.assembly.interfaces.api.days_given import DayGiven
from comity.kernel.interfaces.api.records import Record

Language = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)
]
Title = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Why = Annotated[str, StringConstraints(max_length=2000)]
Amends = Annotated[
    str, Field(max_length=64, description="The treaty that it amends, by its name here.")
]
Reservations = Annotated[
    bool | None,
    Field(description="Whether reservations are allowed; by default as the statute says."),
]


class TreatyAdoptionAsked(Record):
    """Of the text of a motion."""

    ballot: Annotated[UUID, Field(description="The closed ballot that adopted it.")]
    amends: Amends = ""
    reservations: Reservations = None


class AdoptedElsewhereAsked(Record):
    """Of a text that was adopted elsewhere, or before."""

    title: Annotated[
        dict[Language, Title],
        Field(min_length=1, max_length=20, description="By language, a BCP 47 tag."),
    ]
    adopted_on: Annotated[DayGiven, Field(description="The day of its adoption.")]
    decision: Annotated[
        str, Field(max_length=255, description="By whom, and by what act: a final act.")
    ]
    rule: Annotated[
        dict[str, Any] | None,
        Field(description="When it enters into force, as data; by default as the statute says."),
    ] = None
    amends: Amends = ""
    reservations: Reservations = None


class TreatyEndAsked(Record):
    closed_on: Annotated[DayGiven, Field(description="The first day without it.")]
    why: Annotated[Why, Field(description="By what act of its parties.")]


class InstrumentAsked(Record):
    instrument: Annotated[
        str, Field(max_length=128, description='Its id in the corpus; "" for none.')
    ]


class DeedStrikeAsked(Record):
    why: Annotated[Why, Field(description="It stays on view, with this reason.")]
