"""Days in a body: any of the calendar, since an instrument may be older than what is ruled on."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.periods import PartialDate

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def _written(value: object) -> object:
    if not (isinstance(value, str) and _DAY.fullmatch(value)):
        raise PydanticCustomError("day", "Days are written YYYY-MM-DD")
    return value


DayGiven = Annotated[date, BeforeValidator(_written)]


def _partial(text: str) -> str:
    try:
        return PartialDate.parse(text).text
    except InvalidInput:
        told = "Days are written YYYY-MM-DD, YYYY-MM or YYYY"
        raise PydanticCustomError("partial-day", told) from None


PartialDayGiven = Annotated[
    str, StringConstraints(min_length=4, max_length=10), AfterValidator(_partial)
]
"""Known to the day, the month or the year."""
