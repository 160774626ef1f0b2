"""Types of what an address asks for, read strictly: a wrong value is an error that says which."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from comity.kernel.domain.errors import InvalidInput, nearest
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.api import messages as _messages  # noqa: F401 - registers
from comity.kernel.interfaces.web import messages as _web  # noqa: F401 - registers
from comity.kernel.interfaces.web.parameters import FIRST_DAY, LAST_DAY, LONGEST_SHOWN, today

MOST_ITEMS, USUAL_ITEMS, LAST_OFFSET = 200, 50, 1_000_000
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class Asked(BaseModel):
    """Base of the parameters of one operation."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


def read_day(value: Any) -> date:  # noqa: ANN401 - not checked yet
    """A day written `YYYY-MM-DD`. Raises `InvalidInput`."""
    if type(value) is date:
        return value
    shown = str(value)[:LONGEST_SHOWN]
    try:
        if not (isinstance(value, str) and _DAY.fullmatch(value)):
            raise InvalidInput("web-bad-date", value=shown)
        day = date.fromisoformat(value)
    except ValueError:
        raise InvalidInput("web-bad-date", value=shown) from None
    if not FIRST_DAY <= day <= LAST_DAY:
        first, last = FIRST_DAY.isoformat(), LAST_DAY.isoformat()
        raise InvalidInput("web-date-out-of-range", value=shown, first=first, last=last)
    return day


def _switch(value: Any) -> bool:  # noqa: ANN401
    match value:
        case bool():
            return value
        case "true" | "false":
            return bool(value == "true")
    raise InvalidInput("api-bad-switch", value=str(value)[:LONGEST_SHOWN])


def whole_number(first: int, last: int) -> Callable[[Any], int]:
    """A reader of numbers between two, both included."""

    def read(value: Any) -> int:  # noqa: ANN401
        text = str(value)
        if not re.fullmatch(r"[0-9]{1,9}", text, re.ASCII) or not first <= int(text) <= last:
            shown = text[:LONGEST_SHOWN]
            raise InvalidInput("api-bad-whole-number", value=shown, first=first, last=last)
        return int(text)

    return read


def listed(value: Any) -> Any:  # noqa: ANN401
    """Values of a parameter that may be repeated or hold commas, each once, in the order asked."""
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        return value
    parts = [part.strip() for each in value for part in each.split(",")]
    return list(dict.fromkeys(part for part in parts if part))


def one_of(name: str, choices: type) -> Callable[[Any], Any]:
    """A reader of `listed` values that must be among those of an enumeration. Raises
    `InvalidInput`, with the nearest that is."""

    def read(value: Any) -> Any:  # noqa: ANN401
        found = listed(value)
        known = [str(each.value) for each in choices]  # type: ignore[attr-defined]
        for each in found if isinstance(found, list) else ():
            if each not in known:
                near = nearest(each[:LONGEST_SHOWN], known)
                remedy = Message("did-you-mean", {"name": near}) if near else None
                shown = each[:LONGEST_SHOWN]
                raise InvalidInput("web-no-such-choice", remedy=remedy, value=shown, name=name)
        return found

    return read


_DAY_SCHEMA = WithJsonSchema({"type": "string", "format": "date"})
Day = Annotated[date, BeforeValidator(read_day), _DAY_SCHEMA]
PerhapsDay = Annotated[date | None, BeforeValidator(read_day), _DAY_SCHEMA]
On = Annotated[Day, Field(default_factory=today, description="As of which day; default: today.")]
Names = Annotated[list[str], BeforeValidator(listed)]
Switch = Annotated[bool | None, BeforeValidator(_switch), WithJsonSchema({"type": "boolean"})]


class Paging(Asked):
    """Which stretch of a list."""

    limit: Annotated[
        int,
        Field(ge=1, le=MOST_ITEMS, description="How many items."),
        BeforeValidator(whole_number(1, MOST_ITEMS)),
    ] = USUAL_ITEMS
    offset: Annotated[
        int,
        Field(ge=0, le=LAST_OFFSET, description="How many items to pass over first."),
        BeforeValidator(whole_number(0, LAST_OFFSET)),
    ] = 0
