"""Who takes part in a plan, and how somebody comes to."""

from __future__ import annotations

from enum import StrEnum


class ParticipantKind(StrEnum):
    """What sort of stakeholder somebody is."""

    GOVERNMENT = "government"
    INTERNATIONAL_BODY = "international-body"
    INSTITUTION = "institution"
    COMPANY = "company"
    ASSOCIATION = "association"
    PERSON = "person"


class ParticipantState(StrEnum):
    JOINED = "joined"
    WITHDRAWN = "withdrawn"


class JoinState(StrEnum):
    """Where a request to join stands."""

    UNCONFIRMED = "unconfirmed"
    """nobody opened the link that was mailed yet"""
    WAITING = "waiting"
    """for a moderator"""
    MORE_INFORMATION = "more-information"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
