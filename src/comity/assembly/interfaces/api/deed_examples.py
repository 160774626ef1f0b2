"""What the description of the API says of operations by which motions go on, sessions are held and
offices filled: as `described`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SOME = "00000000-0000-4000-8000-000000000000"
_MOTION = "assemblies/north-lakes/motions/3"
_SESSION = f"assemblies/north-lakes/sessions/{_SOME}"
_ITEM = f"{_SESSION}/agenda/{_SOME}"
_ADVICE = f"{_MOTION}/recommendations/{_SOME}"

PATHS: Mapping[str, str] = {
    "amendment": "An amendment, by its key in the motion: a1.",
    "item": "An item of the agenda, by its id.",
    "officer": "An office that somebody holds, by its id.",
    "recommendation": "A recommended change, by its id.",
}
CONFLICTS: frozenset[str] = frozenset(
    {
        "add_item",
        "appoint_officer",
        "approve_minutes",
        "cancel_session",
        "change_session",
        "close_session",
        "co_sponsor",
        "edit_motion",
        "end_co_sponsorship",
        "finish_item",
        "move_item",
        "move_motion",
        "open_session",
        "put_off_item",
        "merge_amendments",
        "merged_text",
        "recommend_change",
        "record_declaration",
        "remove_item",
        "rename_item",
        "settle_amendment",
        "take_item",
        "take_up_recommendation",
        "withdraw_amendment",
        "write_minutes",
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
    "plan_session": "assemblies/north-lakes/sessions",
    "change_session": _SESSION,
    "open_session": f"{_SESSION}/open",
    "close_session": f"{_SESSION}/close",
    "cancel_session": f"{_SESSION}/cancel",
    "record_declaration": f"{_SESSION}/declarations",
    "add_item": f"{_SESSION}/agenda",
    "rename_item": _ITEM,
    "remove_item": _ITEM,
    "move_item": f"{_ITEM}/position",
    "take_item": f"{_ITEM}/take",
    "finish_item": f"{_ITEM}/finish",
    "put_off_item": f"{_ITEM}/put-off",
    "minutes": f"{_SESSION}/minutes",
    "write_minutes": f"{_SESSION}/minutes",
    "minutes_draft": f"{_SESSION}/minutes/draft",
    "minutes_version": f"{_SESSION}/minutes/1",
    "approve_minutes": f"{_SESSION}/minutes/1/approval",
    "officers": "assemblies/north-lakes/officers",
    "appoint_officer": "assemblies/north-lakes/officers",
    "end_office": f"assemblies/north-lakes/officers/{_SOME}/end",
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
    "plan_session": {
        "body": "assembly",
        "name": "Fourth session",
        "starts_at": "2027-12-02T09:00:00Z",
        "place": "Kisumu",
    },
    "change_session": {
        "name": "Fourth session",
        "starts_at": "2027-12-03T09:00:00Z",
        "place": "Kisumu",
        "visibility": "public",
    },
    "record_declaration": {"member": "KE", "statement": "Kenya understands it so."},
    "add_item": {"title": "Budget of 2028"},
    "rename_item": {"title": "Budget of 2028 and 2029"},
    "move_item": {"position": 1},
    "write_minutes": {"text": "# Minutes\n\nThe session was opened.", "after": 0},
    "appoint_officer": {
        "email": "ada@example.org",
        "office": "presiding",
        "body": "assembly",
        "since": "2027-01-01",
        "until": "2028-01-01",
    },
}
