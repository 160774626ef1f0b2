"""The placeholders for numbers in declared numbering, and which number may follow which."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "": "",
        "{1}": r"\d{1,4}",
        "{1.2}": r"\d+(?:\.\d+)+",
        "{a}": "[a-z]{1,2}",
        "{A}": "[A-Z]{1,2}",
        "{i}": "[ivxl]{1,7}",
        "{I}": "[IVXL]{1,7}",
    }
)
"""What stands for each placeholder, as a regular expression."""
_PLACEHOLDER = re.compile(r"\{(?:1|1\.2|a|A|i|I)\}")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_STEP = 3
"""A number may be left out, as where a point was repealed; a leap is no number but a word."""


def divided(opens: str) -> tuple[str, str, str]:
    """What stands before the placeholder, the placeholder ("" for none), and what stands after."""
    found = _PLACEHOLDER.search(opens)
    if found is None:
        return opens, "", ""
    return opens[: found.start()], found[0], opens[found.end() :]


def follows(mark: str, number: str, before: str, *, outermost: bool) -> bool:
    """Whether `number` may come after `before` ("" where it is the first). Outermost units may
    begin with any number, since texts are printed in part."""
    here = ordinal(mark, number)
    there = ordinal(mark, before) if before else ()
    if outermost or mark == "{1.2}":
        return here > there
    return 0 < here[0] - (there[0] if there else 0) <= _STEP


def ordinal(mark: str, number: str) -> tuple[int, ...]:
    """The number as integers: `1.10` as (1, 10), `c` as (3,), `aa` as (27,), `iv` as (4,)."""
    if mark in ("{1}", "{1.2}"):
        return tuple(int(each) for each in number.split("."))
    lower = number.lower()
    if mark in ("{i}", "{I}"):
        return (_roman(lower),)
    return (26 * (len(lower) - 1) + ord(lower[0]) - ord("a") + 1,)


def _roman(number: str) -> int:
    values = [_ROMAN[letter] for letter in number]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
