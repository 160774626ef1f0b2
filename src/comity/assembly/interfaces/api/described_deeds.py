"""What the description of the API says of operations by which motions go on, sessions are held and
offices filled: as `described`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SOME = "00000000-0000-4000-8000-000000000000"
_MOTION = "assemblies/north-lakes/motions/3"
_ADVICE = f"{_MOTION}/recommendations/{_SOME}"

PATHS: Mapping[str, str] = {
    "amendment": "An amendment, by its key in the motion: a1.",
    "recommendation": "A recommended change, by its id.",
}
CONFLICTS: frozenset[str] = frozenset(
    {
        "co_sponsor",
        "edit_motion",
        "end_co_sponsorship",
        "move_motion",
        "merge_amendments",
        "merged_text",
        "recommend_change",
        "settle_amendment",
        "take_up_recommendation",
        "withdraw_amendment",
    }
)
ADDRESSES: Mapping[str, str] = {
    "move_motion": f"{_MOTION}/moves",
    "co_sponsor": f"{_MOTION}/co-sponsors",
    "end_co_sponsorship": f"{_MOTION}/co-sponsors/end",
    "edit_motion": f"{_MOTION}/versions",
    "show_motion_to": f"{_MOTION}/visibility",
    "recommendations": f"{_MOTION}/recommendations",
    "recommend_change": f"{_MOTION}/recommendations",
    "take_up_recommendation": f"{_ADVICE}/take-up",
    "withdraw_recommendation": f"{_ADVICE}/withdrawal",
    "voting_order": f"{_MOTION}/order",
    "settle_amendment": f"{_MOTION}/amendments/a1/settlement",
    "withdraw_amendment": f"{_MOTION}/amendments/a1/withdrawal",
    "merged_text": f"{_MOTION}/merge",
    "merge_amendments": f"{_MOTION}/merge",
}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "move_motion": {"move": "refer"},
    "co_sponsor": {},
    "end_co_sponsorship": {},
    "edit_motion": {
        "text": "# On models\n\n1. Decides to keep a list of all models. {#p2}",
        "seen": 1,
    },
    "show_motion_to": {"visibility": "public"},
    "recommend_change": {
        "paragraph": "p2",
        "words": "Decides to keep a list of all models, by name.",
        "reason": "Clearer.",
    },
    "take_up_recommendation": {},
    "settle_amendment": {"ballot": _SOME},
    "withdraw_amendment": {},
}
