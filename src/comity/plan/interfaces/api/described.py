"""What the description of the API says of the room's operations: parts of addresses, which of them
may find that it was done already, and one request to each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_PLAN = "plans/global-ai-governance-2025"
_SOME = "00000000-0000-4000-8000-000000000000"
"""Stands for an id of the reader's own."""
PATHS: Mapping[str, str] = {
    "plan": "A plan, by its id: global-ai-governance-2025.",
    "participant": "A participant, by its id.",
    "commitment": "A commitment, by its number in its plan: 3.",
    "partnership": "A part that somebody was asked to carry, by its id.",
    "join_request": "The id of a request to join.",
}
CONFLICTS: frozenset[str] = frozenset(
    {
        "answer_partner",
        "ask_partner",
        "draft_commitment",
        "move_commitment",
        "move_join_request",
        "revise_commitment",
    }
)
TAGS: Mapping[str, str] = {
    "plan": "Plans of action: who takes part, what they committed to, how far along they are.",
}
ADDRESSES: Mapping[str, str] = {
    "plans": "plans",
    "plan": _PLAN,
    "plan_text": f"{_PLAN}/text",
    "plan_versions": f"{_PLAN}/versions",
    "plan_version": f"{_PLAN}/versions/1",
    "plan_progress": f"{_PLAN}/progress?by=jurisdiction",
    "plan_due": f"{_PLAN}/due?from=2027-01-01&to=2027-12-31",
    "participants": f"{_PLAN}/participants?kind=government&limit=20",
    "participant": f"{_PLAN}/participants/{_SOME}",
    "join_requests": f"{_PLAN}/join-requests?state=waiting",
    "join_request": f"{_PLAN}/join-requests/{_SOME}",
    "move_join_request": f"{_PLAN}/join-requests/{_SOME}/moves",
    "commitments": f"{_PLAN}/commitments?state=active&timely=overdue&q=engineers",
    "draft_commitment": f"{_PLAN}/commitments",
    "revise_commitment": f"{_PLAN}/commitments/3/versions",
    "move_commitment": f"{_PLAN}/commitments/3/moves",
    "ask_partner": f"{_PLAN}/commitments/3/partners",
    "answer_partner": f"{_PLAN}/partnerships/{_SOME}/answers",
    "commitment": f"{_PLAN}/commitments/3",
    "commitment_versions": f"{_PLAN}/commitments/3/versions",
    "commitment_version": f"{_PLAN}/commitments/3/versions/1",
    "commitment_updates": f"{_PLAN}/commitments/3/updates",
    "commitment_assessments": f"{_PLAN}/commitments/3/assessments",
    "disputes": f"{_PLAN}/disputes?state=open",
}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "draft_commitment": {
        "participant": _SOME,
        "text": {"title": "Train 50 engineers", "language": "en", "action": "innovation"},
    },
    "revise_commitment": {
        "text": {"title": "Train 60 engineers", "language": "en", "action": "innovation"},
        "seen": 1,
        "note": "More places.",
    },
    "move_commitment": {"to": "completed", "seen": 2, "reason": "All sixty were trained."},
    "ask_partner": {"participant": _SOME, "role": "funding"},
    "answer_partner": {"accept": True, "supports": 4},
    "move_join_request": {"to": "more-information", "reason": "Which ministry is it?"},
}
