"""What somebody chose in a vote on a proposal."""

from __future__ import annotations

from enum import StrEnum


class Choice(StrEnum):
    """Whoever gave none of these took no part in the vote."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
