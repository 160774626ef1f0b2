"""Claims as they are kept: one way to write each."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from comity.kernel.domain.errors import InvalidInput
from comity.parties.domain.identifiers import parse_lei, parse_ror
from comity.plan.domain.joining import Claims


def tidied(claims: Claims) -> Claims:
    """Without white space at the ends, names in one line and Unicode's composed form (NFC), the
    website with its scheme, identifiers bare where they can be read. Twice is the
    same as once."""
    website = claims.website.strip()
    if website and "://" not in website:
        website = f"https://{website}"
    return replace(
        claims,
        name=one_line(claims.name),
        jurisdiction=claims.jurisdiction.strip().upper(),
        email=claims.email.strip().lower(),
        website=website,
        ror=_bare_ror(claims.ror.strip()),
        lei=_bare_lei(claims.lei.strip()),
        statement=_told(claims.statement),
        contact_name=one_line(claims.contact_name),
        contact_role=one_line(claims.contact_role),
    )


def one_line(text: str) -> str:
    """No control characters, which would break the subject of a mail."""
    kept = "".join(it if unicodedata.category(it) != "Cc" else " " for it in text)
    return " ".join(unicodedata.normalize("NFC", kept).split())


def _told(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\x00", "").strip()


def _bare_ror(text: str) -> str:
    try:
        return parse_ror(text)
    except InvalidInput:
        return text


def _bare_lei(text: str) -> str:
    try:
        return parse_lei(text)
    except InvalidInput:
        return text
