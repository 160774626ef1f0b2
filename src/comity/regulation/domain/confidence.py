"""What a statement of the corpus rests on."""

from __future__ import annotations

from enum import StrEnum


class Confidence(StrEnum):
    """What the statement rests on."""

    VERIFIED_TEXT = "verified-text"
    """read in the text of the instrument"""
    SEVERAL_SECONDARY = "several-secondary"
    ONE_SECONDARY = "one-secondary"
    UNKNOWN = "unknown"
    """its source has not been seen"""
