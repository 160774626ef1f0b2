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
    "update": "An update, by its number in its commitment: 2.",
    "assessment": "An assessment, by its number in its commitment: 1.",
    "dispute": "The id of a dispute.",
    "action": "An action of the plan, by its id: energy.",
    "assignment": "A review that somebody was asked for, by its id.",
    "file": "A file, by its id.",
    "partnership": "A part that somebody was asked to carry, by its id.",
    "join_request": "The id of a request to join.",
}
CONFLICTS: frozenset[str] = frozenset(
    {
        "add_plan_file",
        "answer_partner",
        "assess",
        "assign_reviewer",
        "declare_interests",
        "end_assignment",
        "end_partnership",
        "withdraw_dispute",
        "ask_partner",
        "draft_commitment",
        "move_commitment",
        "move_join_request",
        "open_dispute",
        "report_progress",
        "respond_to_assessment",
        "settle_dispute",
        "strike_update",
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
    "plan_actions": f"{_PLAN}/actions",
    "plan_action": f"{_PLAN}/actions/energy",
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
    "report_progress": f"{_PLAN}/commitments/3/updates",
    "strike_update": f"{_PLAN}/commitments/3/updates/2/strike",
    "assess": f"{_PLAN}/commitments/3/assessments",
    "respond_to_assessment": f"{_PLAN}/commitments/3/assessments/1/responses",
    "open_dispute": f"{_PLAN}/commitments/3/assessments/1/disputes",
    "settle_dispute": f"{_PLAN}/disputes/{_SOME}/settlement",
    "withdraw_dispute": f"{_PLAN}/disputes/{_SOME}/withdrawal",
    "end_partnership": f"{_PLAN}/partnerships/{_SOME}/end",
    "change_visibility": f"{_PLAN}/commitments/3/visibility",
    "assignments": f"{_PLAN}/assignments",
    "assign_reviewer": f"{_PLAN}/commitments/3/assignments",
    "declare_interests": f"{_PLAN}/assignments/{_SOME}/declaration",
    "end_assignment": f"{_PLAN}/assignments/{_SOME}/end",
    "commitment_files": f"{_PLAN}/commitments/3/files",
    "add_plan_file": f"{_PLAN}/commitments/3/files",
    "plan_file": f"{_PLAN}/files/{_SOME}",
    "withdraw_plan_file": f"{_PLAN}/files/{_SOME}/withdrawal",
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
    "report_progress": {
        "on": "2026-10-01",
        "text": "Twenty engineers were trained.",
        "language": "en",
        "percent": 40,
        "value": "20",
        "evidence": [
            {"kind": "link", "title": "Register", "address": "https://example.org/register"}
        ],
    },
    "strike_update": {"reason": "Two were counted twice."},
    "assess": {
        "level": "limited",
        "reasons": "The register shows twenty of fifty.",
        "language": "en",
        "seen_version": 1,
        "seen_update": 2,
    },
    "respond_to_assessment": {"text": "Ten more have begun.", "language": "en"},
    "open_dispute": {"grounds": "The second register was not read."},
    "settle_dispute": {"upheld": False, "reasons": "It was read, and names the same people."},
    "change_visibility": {"visibility": "members"},
    "assign_reviewer": {"email": "rita@example.org", "due_on": "2027-03-31"},
    "declare_interests": {"declaration": "none"},
    "add_plan_file": {"name": "register.csv", "content": "bmFtZSxkYXkK", "update": 2},
    "move_join_request": {"to": "more-information", "reason": "Which ministry is it?"},
}
