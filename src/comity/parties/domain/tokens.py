"""Tokens: what a program shows instead of a password. Only a digest of the secret is stored."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from comity.kernel.domain.errors import InvalidInput
from comity.parties.domain.permissions import EVERYWHERE, Grant

MARK = "comity_"  # lets secret scanners recognise a token that leaked
SHOWN = len(MARK) + 6
SECRET_BYTES = 32
_SCOPE = re.compile(r"([a-z][a-z-]{0,63})(?:@([a-z][a-z0-9-]*:\S{1,200}))?")


@dataclass(frozen=True, slots=True)
class Secret:
    """A token's text, which is shown once; its digest and its first characters are kept."""

    text: str

    def __repr__(self) -> str:
        return f"Secret({self.shown!r}...)"

    @classmethod
    def from_random(cls, random: str) -> Secret:
        """The secret made of `random`, `SECRET_BYTES` random bytes in URL-safe base 64."""
        return cls(MARK + random)

    @property
    def digest(self) -> str:
        """SHA-256 in hexadecimal. The secret is random and long, so no slow hash is needed."""
        return sha256(self.text.encode()).hexdigest()

    @property
    def shown(self) -> str:
        """Enough to tell one's tokens apart, too little to use."""
        return self.text[:SHOWN]


def parse_scope(text: str) -> Grant:
    """`permission` or `permission@kind:id`. Raises `InvalidInput`."""
    found = _SCOPE.fullmatch(text)
    if not found:
        raise InvalidInput("token-scope-malformed", value=text)
    return Grant(frozenset({found.group(1)}), found.group(2) or EVERYWHERE)


def parse_scopes(texts: Iterable[str]) -> tuple[Grant, ...]:
    """All of `texts`; a token needs at least one. Raises `InvalidInput`."""
    grants = tuple(parse_scope(text) for text in texts)
    if not grants:
        raise InvalidInput("token-scope-missing")
    return grants


def usable(*, at: datetime, expires_at: datetime, revoked_at: datetime | None) -> bool:
    """Whether a token may be used at `at`; the moment of expiry is already too late."""
    return revoked_at is None and at < expires_at
