"""How an action stands to another, of the same plan or another."""

from __future__ import annotations

from enum import StrEnum


class LinkKind(StrEnum):
    SUPPORTS = "supports"
    DUPLICATES = "duplicates"
    CONFLICTS = "conflicts"
