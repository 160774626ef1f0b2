"""The currencies of ISO 4217, as Unicode CLDR holds them: which are money somewhere on a day."""

from __future__ import annotations

from datetime import date
from functools import cache

from babel.core import get_global

OF_NO_COUNTRY = frozenset({"XDR"})
"""The special drawing right of the International Monetary Fund, in which development money is
counted though it is tender nowhere."""

_Day = tuple[int, int, int]
_Use = tuple[str, _Day | None, _Day | None, bool]


def is_currency_on(code: str, on: date) -> bool:
    """Whether it is tender somewhere on the day. One that went out of use is none: DEM, ZWL."""
    if code in OF_NO_COUNTRY:
        return True
    day = (on.year, on.month, on.day)
    return any(
        tender and (since is None or since <= day) and (until is None or day <= until)
        for since, until, tender in _uses().get(code, ())
    )


def currencies_on(on: date) -> list[str]:
    """All codes, in their order."""
    return sorted(OF_NO_COUNTRY | {each for each in _uses() if is_currency_on(each, on)})


@cache
def _uses() -> dict[str, list[tuple[_Day | None, _Day | None, bool]]]:
    """By currency, since when and until when it is used in some country, and whether as tender."""
    found: dict[str, list[tuple[_Day | None, _Day | None, bool]]] = {}
    of_countries: dict[str, list[_Use]] = get_global("territory_currencies")  # type: ignore[assignment]  # a mapping that is loaded late
    for uses in of_countries.values():
        for code, since, until, tender in uses:
            found.setdefault(code, []).append((since, until, tender))
    return found
