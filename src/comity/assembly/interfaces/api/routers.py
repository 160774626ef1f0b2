"""All routers of the room."""

from __future__ import annotations

from ninja import Router

from comity.assembly.interfaces.api import (
    advice,
    amendment_turns,
    applications,
    assemblies,
    ballots,
    delegations,
    documents,
    election_turning,
    election_voting,
    elections,
    member_keeping,
    members,
    motion_moves,
    motion_words,
    motions,
    sessions,
    statutes,
    treaties,
    treaty_keeping,
    turning,
    voting,
)

ROUTERS: tuple[Router, ...] = (
    assemblies.router,
    statutes.router,
    members.router,
    member_keeping.router,
    delegations.router,
    applications.router,
    documents.router,
    motions.router,
    motion_moves.router,
    motion_words.router,
    advice.router,
    amendment_turns.router,
    ballots.router,
    voting.router,
    turning.router,
    elections.router,
    election_turning.router,
    election_voting.router,
    sessions.router,
    sessions.writing,
    treaties.router,
    treaty_keeping.router,
)
