"""Right-to-left sentences keep what is put into them apart.

A citation such as "Art. 50(2)" in an Arabic sentence would lose its last bracket to the other side.
So a compiled translation has each placeholder between FIRST STRONG ISOLATE and POP DIRECTIONAL
ISOLATE (Unicode Annex 9); the `.po` has none, and translators need not think of it.
"""

from __future__ import annotations

import re

from babel.messages.catalog import Catalog

from tools.catalogue.faults import strings_of

START, END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_PLACEHOLDER = re.compile(r"%\(\w+\)s|(?<!\{)\{\w+(?:![rsa])?\}(?!\})")


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
    """Not where a placeholder is all that there is, nor inside a tag."""
    if _PLACEHOLDER.fullmatch(string):
        return string
    return _PLACEHOLDER.sub(lambda found: f"{START}{found.group()}{END}", string)
