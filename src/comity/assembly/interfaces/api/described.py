"""What the description of the API says of the room's operations: parts of addresses, which of them
may find that it was done already, and one request to each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PATHS: Mapping[str, str] = {
    "slug": "An organisation, by the id of its statute: north-lakes.",
}
CONFLICTS: frozenset[str] = frozenset({"enter_deed"})
TAGS: Mapping[str, str] = {
    "assembly": "Organisations under a statute: members, motions, ballots, decisions, treaties.",
}
ADDRESSES: Mapping[str, str] = {
    "assemblies": "assemblies",
    "assembly": "assemblies/north-lakes",
    "adopted_treaties": "assemblies/north-lakes/treaties?on=2027-03-01",
    "adopted_treaty": "assemblies/north-lakes/treaties/convention-on-lake-data",
    "treaty_deeds": "assemblies/north-lakes/treaties/convention-on-lake-data/deeds",
    "enter_deed": "assemblies/north-lakes/treaties/convention-on-lake-data/deeds",
}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "enter_deed": {
        "party": "KE",
        "kind": "ratification",
        "on": "2027-01-15",
        "source": "Instrument of ratification of 8 January 2027",
    },
}
