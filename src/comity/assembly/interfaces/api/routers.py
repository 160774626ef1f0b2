"""All routers of the room."""

from __future__ import annotations

from ninja import Router

from comity.assembly.interfaces.api import (
    advice,
    agenda,
    amendment_turns,
    applications,
    assemblies,
    ballots,
    members,
    minutes,
    motion_moves,
    motion_words,
    motions,
    session_course,
    sessions,
    statutes,
    treaties,
    turning,
    voting,
)

ROUTERS: tuple[Router, ...] = (
    assemblies.router,
    statutes.router,
    members.router,
    applications.router,
    motions.router,
    motion_moves.router,
    motion_words.router,
    advice.router,
    amendment_turns.router,
    ballots.router,
    voting.router,
    turning.router,
    sessions.router,
    sessions.writing,
    session_course.router,
    agenda.router,
    minutes.router,
    treaties.router,
)
