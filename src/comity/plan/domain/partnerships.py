"""Who carries a commitment together with its participant."""

from __future__ import annotations

from enum import StrEnum


class PartnerRole(StrEnum):
    """The organisation roles of IATI 2.03."""

    FUNDING = "funding"
    ACCOUNTABLE = "accountable"
    EXTENDING = "extending"
    IMPLEMENTING = "implementing"


class PartnerState(StrEnum):
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    ENDED = "ended"
