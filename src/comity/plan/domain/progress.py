"""How far along somebody is: what they report, what a reviewer finds, what each says of it."""

from __future__ import annotations

from enum import StrEnum


class EvidenceKind(StrEnum):
    LINK = "link"
    FILE = "file"
    DATA = "data"
    """a figure, with where it was counted"""


class Declaration(StrEnum):
    """What a reviewer says of their own interests before they assess."""

    NONE = "none"
    CONFLICT = "conflict"


class DisputeState(StrEnum):
    OPEN = "open"
    UPHELD = "upheld"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
