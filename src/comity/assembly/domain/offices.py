"""Offices that people hold in an organisation, by the names of the roles that grant them."""

from __future__ import annotations

from enum import StrEnum


class Office(StrEnum):
    """What each may do stands with the roles of `parties`."""

    SECRETARY = "secretary"
    """keeps members, statute, sessions, motions, ballots and treaties"""
    CLERK = "clerk"
    """keeps sessions and ballots, enters paper ballots"""
    PRESIDING = "presiding"
    """presides over one body"""
