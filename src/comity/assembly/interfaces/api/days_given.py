"""Days in a body: any of the calendar, since an instrument may be older than what is ruled on."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def _written(value: object) -> object:
    if not (isinstance(value, str) and _DAY.fullmatch(value)):
        raise PydanticCustomError("day", "Days are written YYYY-MM-DD")
    return value


DayGiven = Annotated[date, BeforeValidator(_written)]
