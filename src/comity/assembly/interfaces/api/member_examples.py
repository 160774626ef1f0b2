"""What the description of the API says of operations about members, for `described`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SOME = "00000000-0000-4000-8000-000000000000"
_ONE = "assemblies/north-lakes/members/KE"
_APPLICATION = f"assemblies/north-lakes/applications/{_SOME}"
PATHS: Mapping[str, str] = {}
CONFLICTS: frozenset[str] = frozenset({"record_standing", "sponsor_application"})
ADDRESSES: Mapping[str, str] = {
    "record_standing": f"{_ONE}/events",
    "sponsor_application": f"{_APPLICATION}/sponsors",
}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "record_standing": {"kind": "arrears-begun", "on": "2027-02"},
}
