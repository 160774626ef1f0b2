"""What somebody filled in, as a profile would write it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.jurisdictions import Jurisdictions
from comity.regulation.domain.vocabulary import Fact, FactType

NOT_KNOWN, YES, NO, ALL, MORE = "not-known", "yes", "no", "all", "more"
"""What the buttons of a question say."""


def stated_in(form: QueryDict, fact: Fact, jurisdictions: Jurisdictions) -> Any:  # noqa: ANN401
    """Plain data for `StatedValues`, `None` for "I don't know". Raises `InvalidInput` where nothing
    was chosen, and `UnknownName` for a jurisdiction that there is not."""
    pressed = form.get("answer", "")
    if pressed == NOT_KNOWN:
        return None
    match fact.type:
        case FactType.BOOLEAN:
            if pressed in (YES, NO):
                return pressed == YES
        case FactType.CHOICE:
            if chosen := form.get("is", ""):
                return chosen
        case FactType.SET | FactType.JURISDICTIONS:
            included = [*form.getlist("is"), *_others(form, fact, jurisdictions)]
            excluded = form.getlist("not")
            if pressed == ALL:
                return included
            if pressed == MORE and (included or excluded):
                return {"includes": included, "excludes": excluded}
        case _:
            unit = form.get("unit", "").strip()
            found = {name: _quantity(form.get(name, ""), unit) for name in ("value", "low", "high")}
            return _bounds(found)
    raise InvalidInput("interview-choose")


def _others(form: QueryDict, fact: Fact, jurisdictions: Jurisdictions) -> list[str]:
    if fact.type is not FactType.JURISDICTIONS:
        return []
    named = [part.strip() for part in form.get("others", "").split(",")]
    return [jurisdictions.get(part).id for part in named if part]


def _quantity(text: str, unit: str) -> str:
    text = text.strip()
    return f"{text} {unit}".strip() if text else ""


def _bounds(found: Mapping[str, str]) -> str | dict[str, str]:
    value, low, high = found["value"], found["low"], found["high"]
    if value and (low or high):
        raise InvalidInput("interview-bounds-or-number")
    if value:
        return value
    bounds = {"at_least": low, "at_most": high}
    if not (low or high):
        raise InvalidInput("interview-choose")
    return {key: bound for key, bound in bounds.items() if bound}
