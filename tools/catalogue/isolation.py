"""Right-to-left sentences keep what is put into them apart.

A citation such as "Art. 50(2)" in an Arabic sentence would lose its last bracket to the other side,
and a date such as 2027-12-02 would be read from its end. So a compiled translation has each
placeholder, date and command between FIRST STRONG ISOLATE and POP DIRECTIONAL
ISOLATE (Unicode Annex 9); the `.po` has none, and translators need not think of it.
"""

from __future__ import annotations

import re

from babel.messages.catalog import Catalog

from tools.catalogue.faults import strings_of

START, END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_PLACEHOLDER = r"%\(\w+\)s|(?<!\{)\{\w+(?:![rsa])?\}(?!\})"
_CODE = r"\d{4}-\d\d-\d\d|YYYY-MM(?:-DD)?|'[a-z][\w -]*'|`[^`]+`|--[a-z]+|\w+=\.\.\."
_KEPT_APART = re.compile(f"{_PLACEHOLDER}|{_CODE}")


def isolated(catalogue: Catalog) -> Catalog:
    """For a language that is written from right to left; any other as it is."""
    locale = catalogue.locale
    if locale is None or locale.text_direction != "rtl":
        return catalogue
    for message in catalogue:
        if message.id:
            strings = [_apart(string) for string in strings_of(message)]
            message.string = tuple(strings) if message.pluralizable else strings[0]
    return catalogue


def _apart(string: str) -> str:
    """Not where a placeholder is all that there is."""
    if _KEPT_APART.fullmatch(string):
        return string
    return _KEPT_APART.sub(lambda found: f"{START}{found.group()}{END}", string)
