"""What the description of the API says of the room's operations: parts of addresses, which of them
may find that it was done already, and one request to each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SOME = "00000000-0000-4000-8000-000000000000"
"""Stands for an id of the reader's own."""
PATHS: Mapping[str, str] = {
    "slug": "An organisation, by the id of its statute: north-lakes.",
    "application": "The id of an application.",
    "ballot": "A ballot, by its id.",
    "member": "A member, by its code: KE, or a reference to its organisation.",
}
CONFLICTS: frozenset[str] = frozenset(
    {
        "appoint_delegate",
        "apply_for_membership",
        "bundle",
        "cast_vote",
        "enter_deed",
        "grant_proxy",
        "move_application",
        "withdraw_proxy",
    }
)
TAGS: Mapping[str, str] = {
    "assembly": "Organisations under a statute: members, motions, ballots, decisions, treaties.",
}
ADDRESSES: Mapping[str, str] = {
    "assemblies": "assemblies",
    "assembly": "assemblies/north-lakes",
    "assembly_members": "assemblies/north-lakes/members?limit=20",
    "assembly_member": "assemblies/north-lakes/members/KE",
    "delegates": "assemblies/north-lakes/members/KE/delegates",
    "appoint_delegate": "assemblies/north-lakes/members/KE/delegates",
    "applications": "assemblies/north-lakes/applications",
    "application": f"assemblies/north-lakes/applications/{_SOME}",
    "apply_for_membership": "assemblies/north-lakes/applications",
    "move_application": f"assemblies/north-lakes/applications/{_SOME}/moves",
    "ballots": "assemblies/north-lakes/ballots?state=open",
    "ballot": f"assemblies/north-lakes/ballots/{_SOME}",
    "bundle": f"assemblies/north-lakes/ballots/{_SOME}/bundle",
    "cast_vote": f"assemblies/north-lakes/ballots/{_SOME}/votes",
    "grant_proxy": f"assemblies/north-lakes/ballots/{_SOME}/proxy",
    "withdraw_proxy": f"assemblies/north-lakes/ballots/{_SOME}/proxy",
    "adopted_treaties": "assemblies/north-lakes/treaties?on=2027-03-01",
    "adopted_treaty": "assemblies/north-lakes/treaties/convention-on-lake-data",
    "treaty_deeds": "assemblies/north-lakes/treaties/convention-on-lake-data/deeds",
    "enter_deed": "assemblies/north-lakes/treaties/convention-on-lake-data/deeds",
}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "appoint_delegate": {
        "email": "ada@example.org",
        "place": "alternate",
        "since": "2027-01-01",
        "until": "2028-01-01",
    },
    "apply_for_membership": {
        "organisation": _SOME,
        "member_class": "member",
        "as_state": True,
        "statement": "We share data on the lakes, and should like to decide with you.",
    },
    "move_application": {"to": "more-information", "by": "secretary", "reason": "Which law?"},
    "cast_vote": {"choice": "yes"},
    "grant_proxy": {"holder": "KE"},
    "enter_deed": {
        "party": "KE",
        "kind": "ratification",
        "on": "2027-01-15",
        "source": "Instrument of ratification of 8 January 2027",
    },
}
