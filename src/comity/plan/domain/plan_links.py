"""How an action stands to another, of the same plan or another."""

from __future__ import annotations

from enum import StrEnum


class LinkKind(StrEnum):
    SUPPORTS = "supports"
    DUPLICATES = "duplicates"
    CONFLICTS = "conflicts"


def is_mutual(kind: LinkKind) -> bool:
    """Whether it says the same from the other end."""
    return kind is not LinkKind.SUPPORTS
