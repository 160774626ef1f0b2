"""What the description of the API says of operations about members, for `described`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SOME = "00000000-0000-4000-8000-000000000000"
_ONE = "assemblies/north-lakes/members/KE"
_APPLICATION = f"assemblies/north-lakes/applications/{_SOME}"
PATHS: Mapping[str, str] = {
    "seat": "A seat of the member, by its id.",
    "delegate": "A delegate of the member, by their id.",
}
CONFLICTS: frozenset[str] = frozenset(
    {
        "end_delegate",
        "end_seat",
        "give_seat",
        "hand_over_delegate",
        "record_standing",
        "sponsor_application",
        "state_weight",
    }
)
ADDRESSES: Mapping[str, str] = {
    "record_standing": f"{_ONE}/events",
    "state_weight": f"{_ONE}/weights",
    "give_seat": f"{_ONE}/seats",
    "end_seat": f"{_ONE}/seats/1/end",
    "change_member_profile": f"{_ONE}/profile",
    "accredit_delegate": f"{_ONE}/delegates/{_SOME}/credentials",
    "hand_over_delegate": f"{_ONE}/delegates/{_SOME}/hand-over",
    "end_delegate": f"{_ONE}/delegates/{_SOME}/end",
    "sponsor_application": f"{_APPLICATION}/sponsors",
}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "record_standing": {"kind": "arrears-begun", "on": "2027-02"},
    "state_weight": {"weight": "contribution", "value": "25/2", "since": "2027-01-01"},
    "give_seat": {
        "body": "council",
        "since": "2027-01-01",
        "until": "2029-01-01",
        "ballot": _SOME,
    },
    "end_seat": {"on": "2028-01-01", "decision": "Letter of 1 December 2027"},
    "change_member_profile": {
        "website": "https://example.org",
        "summary": "We share data on the lakes.",
        "contact": "office@example.org",
    },
    "accredit_delegate": {"since": "2027-01-01", "until": "2028-01-01"},
    "hand_over_delegate": {"email": "ada@example.org", "on": "2027-06-01"},
    "end_delegate": {"on": "2027-06-01"},
}
