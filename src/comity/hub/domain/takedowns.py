"""What may be written about a takedown, which everybody reads."""

from __future__ import annotations

import re

from comity.kernel.domain.errors import InvalidInput

LONGEST = 10_000
_ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
_TELEPHONE = re.compile(r"\+\d[\d ()/.-]{7,}\d")


def public_text(text: str, what: str) -> str:
    """The text, trimmed. Raises `InvalidInput` for one that is missing or too long, or that holds
    an e-mail address or a telephone number: a notice is public, and who sent it is not."""
    trimmed = text.strip()
    if not trimmed:
        raise InvalidInput("takedown-text-missing", what=what)
    if len(trimmed) > LONGEST:
        raise InvalidInput("takedown-text-too-long", what=what, limit=LONGEST)
    if _ADDRESS.search(trimmed) or _TELEPHONE.search(trimmed):
        raise InvalidInput("takedown-text-personal", what=what)
    return trimmed
