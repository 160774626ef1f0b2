"""Identifiers of organisations, checked by their own check digits. Nothing is looked up."""

from __future__ import annotations

import re

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message

_LEI = re.compile(r"[A-Z0-9]{18}[0-9]{2}")
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
_ROR = re.compile(rf"(?:(?:https?://)?(?:www\.)?ror\.org/)?(0[{_CROCKFORD}]{{6}}[0-9]{{2}})")
_JURISDICTION = re.compile(r"[A-Z][A-Z0-9]{1,9}|[A-Z]{2}-[A-Z0-9]{1,3}")


def lei_check_digits(body: str) -> str:
    """The two check digits of an 18-character LEI body: ISO 17442-1, by ISO/IEC 7064 MOD 97-10.

    Letters count from A = 10 to Z = 35; the digits make the whole number 1 modulo 97.
    """
    number = int("".join(str(int(character, 36)) for character in body))
    return f"{98 - number * 100 % 97:02}"


def parse_lei(text: str) -> str:
    """The Legal Entity Identifier in capitals and without spaces. Raises `InvalidInput`."""
    value = "".join(text.split()).upper()
    if not _LEI.fullmatch(value):
        raise InvalidInput("lei-malformed", value=text)
    if lei_check_digits(value[:18]) != value[18:]:
        raise InvalidInput("lei-check-digits", value=text)
    return value


def ror_check_digits(body: str) -> str:
    """The two check digits of a ROR body (0 and six characters): 98 - (100 n mod 97), where n is
    the body read in Crockford's base 32. Source: ROR's own generator, `generaterorid.py`.
    """
    number = 0
    for character in body:
        number = number * 32 + _CROCKFORD.index(character)
    return f"{98 - number * 100 % 97:02}"


def parse_ror(text: str) -> str:
    """The nine characters of a ROR id, given alone or as an address. Raises `InvalidInput`."""
    found = _ROR.fullmatch(text.strip().lower())
    if not found:
        raise InvalidInput("ror-malformed", value=text)
    value = found.group(1)
    if ror_check_digits(value[:7]) != value[7:]:
        raise InvalidInput("ror-check-digits", value=text)
    return value


def parse_jurisdiction_code(text: str) -> str:
    """A code of the right shape: ISO 3166-1 (`KE`), ISO 3166-2 (`US-CO`) or a body (`OECD`).

    Only the shape is checked; which codes exist is the corpus's to say. Raises `InvalidInput`.
    """
    value = text.strip().upper()
    if not _JURISDICTION.fullmatch(value):
        raise InvalidInput(
            "jurisdiction-code-malformed",
            value=text,
            remedy=Message("jurisdiction-code-remedy"),
        )
    return value
