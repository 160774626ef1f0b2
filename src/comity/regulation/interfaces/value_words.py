"""Values in words: quantities with units, dates, bounds, sets."""

from __future__ import annotations

from collections.abc import Iterable

from comity.kernel.interfaces.punctuation import listed
from comity.regulation.domain.values import Comparison, Interval, Members, Scalar, Value
from comity.regulation.domain.vocabulary import Fact, FactType
from comity.regulation.interfaces.wording import Wording

_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_IN_POWERS_FROM = 1e15
_NUMBER_BOUNDS = {
    Comparison.GREATER_OR_EQUAL: ("at-least", "less-than"),
    Comparison.GREATER: ("more-than", "at-most"),
    Comparison.LESS_OR_EQUAL: ("at-most", "more-than"),
    Comparison.LESS: ("less-than", "at-least"),
    Comparison.EQUAL: ("exactly", "not-exactly"),
}
_DATE_BOUNDS = {
    Comparison.GREATER_OR_EQUAL: ("on-or-after", "before"),
    Comparison.GREATER: ("after", "on-or-before"),
    Comparison.LESS_OR_EQUAL: ("on-or-before", "after"),
    Comparison.LESS: ("before", "on-or-after"),
    Comparison.EQUAL: ("on-the-day", "not-on-the-day"),
}


def number_words(number: float) -> str:
    """`1,000,000`, `2.5`, `3 × 10²⁵`."""
    if abs(number) < _IN_POWERS_FROM:
        return f"{number:,.0f}" if number == int(number) else f"{number:,g}"
    mantissa, exponent = f"{number:.6e}".split("e")
    power = "10" + str(int(exponent)).translate(_SUPERSCRIPT)
    factor = f"{float(mantissa):g}"
    return power if factor == "1" else f"{factor} × {power}"


def scalar_words(fact: Fact, value: Scalar, wording: Wording) -> str:
    """A boolean, a quantity with its unit, a date (ISO 8601), or the label of a choice."""
    if isinstance(value, bool):
        return wording.say("value-yes" if value else "value-no")
    if isinstance(value, int | float):
        return f"{number_words(value)} {fact.unit}".strip()
    return value if fact.type is FactType.DATE else wording.choice(fact, value)


def list_words(fact: Fact, values: Iterable[Scalar], wording: Wording) -> str:
    return listed((scalar_words(fact, value, wording) for value in values), wording.translations)


def bound_words(
    fact: Fact, comparison: Comparison, value: Scalar, wording: Wording, *, holds: bool = True
) -> str:
    """`at least 10²⁵ FLOP`; with `holds` false the opposite, `less than 10²⁵ FLOP`."""
    bounds = _DATE_BOUNDS if fact.type is FactType.DATE else _NUMBER_BOUNDS
    id = bounds[comparison][0 if holds else 1]
    return wording.say(id, value=scalar_words(fact, value, wording))


def value_words(fact: Fact, value: Value, wording: Wording) -> str:
    """What was stated about a fact."""
    match value:
        case Interval(low, high):
            return _interval_words(fact, low, high, wording)
        case Members():
            return _members_words(fact, value, wording)
        case _:
            return scalar_words(fact, value, wording)


def _interval_words(
    fact: Fact, low: float | str | None, high: float | str | None, wording: Wording
) -> str:
    if low is None and high is None:
        return wording.say("value-unbounded")
    if low is None and high is not None:
        return bound_words(fact, Comparison.LESS_OR_EQUAL, high, wording)
    if high is None and low is not None:
        return bound_words(fact, Comparison.GREATER_OR_EQUAL, low, wording)
    low_words, high_words = (scalar_words(fact, it, wording) for it in (low or 0, high or 0))
    if low == high:
        return low_words
    return wording.say("between", low=low_words, high=high_words)


def _members_words(fact: Fact, members: Members, wording: Wording) -> str:
    words = list_words(fact, sorted(members.included), wording) or wording.say("value-none")
    if not members.complete:
        words = wording.say("value-and-perhaps", value=words)
    if members.excluded:
        excluded = list_words(fact, sorted(members.excluded), wording)
        words = wording.say("value-but-not", value=words, excluded=excluded)
    return words
