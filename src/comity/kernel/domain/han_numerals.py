"""Numbers in Chinese characters, as Chinese and Japanese texts write them."""

from __future__ import annotations

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_POWERS = {"十": 10, "百": 100, "千": 1000}

NUMERAL = "[一二三四五六七八九十百千零]+"
"""A pattern for such a number."""


def number_of(text: str) -> int:
    """A number up to 9999 in Chinese characters, or in digits of any width."""
    if text.isdigit():
        return int(text)
    total = current = 0
    for character in text:
        if character in _POWERS:
            total += (current or 1) * _POWERS[character]
            current = 0
        else:
            current = _DIGITS[character]
    return total + current
