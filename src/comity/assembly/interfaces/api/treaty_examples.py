"""What the description of the API says of the depositary's operations, for `described`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_ONE = "assemblies/north-lakes/treaties/convention-on-lake-data"
_SOME = "00000000-0000-4000-8000-000000000000"
PATHS: Mapping[str, str] = {"deed": "What a party did about the treaty, by its id."}
CONFLICTS: frozenset[str] = frozenset(
    {"adopt_elsewhere", "adopt_motion", "close_treaty", "strike_deed"}
)
ADDRESSES: Mapping[str, str] = {
    "adopt_motion": "assemblies/north-lakes/motions/3/treaty",
    "adopt_elsewhere": "assemblies/north-lakes/treaties",
    "close_treaty": f"{_ONE}/end",
    "link_instrument": f"{_ONE}/instrument",
    "strike_deed": f"{_ONE}/deeds/{_SOME}/strike",
}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "adopt_motion": {"ballot": _SOME},
    "adopt_elsewhere": {
        "title": {"en": "Convention on Lake Data"},
        "adopted_on": "2026-05-12",
        "decision": "Final act of the conference of Kisumu",
        "rule": {"conditions": [{"count": 2, "citation": "Art. 9"}], "delay": {"days": 30}},
    },
    "close_treaty": {"closed_on": "2027-07-01", "why": "Protocol of 1 May 2027"},
    "link_instrument": {"instrument": "coe-ai-convention"},
    "strike_deed": {"why": "Entered for another party"},
}
