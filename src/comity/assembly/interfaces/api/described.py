"""What the description of the API says of the room's operations: parts of addresses, which of them
may find that it was done already, and one request to each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.assembly.interfaces.api import (
    ballot_examples,
    deed_examples,
    document_examples,
    election_examples,
    import_examples,
    language_examples,
    member_examples,
    statute_examples,
    treaty_examples,
)

_SOME = "00000000-0000-4000-8000-000000000000"
"""Stands for an id of the reader's own."""
PATHS: Mapping[str, str] = {
    "slug": "An organisation, by the id of its statute: north-lakes.",
    "number": "What it is numbered by in its organisation: 3.",
    "application": "The id of an application.",
    "version": "A version, from 1: of a statute, of minutes, a plan or a commitment.",
    "ballot": "A ballot, by its id.",
    "session": "A session, by its id.",
    "member": "A member, by its code: KE, or a reference to its organisation.",
    **election_examples.PATHS,
    **member_examples.PATHS,
    **treaty_examples.PATHS,
    **deed_examples.PATHS,
    **ballot_examples.PATHS,
    **document_examples.PATHS,
    **import_examples.PATHS,
    **language_examples.PATHS,
    **statute_examples.PATHS,
}
CONFLICTS: frozenset[str] = frozenset(
    {
        "apply_for_membership",
        "appoint_delegate",
        "bundle",
        "cast_vote",
        "close_ballot",
        "enter_deed",
        "grant_proxy",
        "motion_text",
        "move_application",
        "open_ballot",
        "prepare_ballot",
        "propose_amendment",
        "propose_motion",
        "record_movement",
        "withdraw_proxy",
        *election_examples.CONFLICTS,
        *member_examples.CONFLICTS,
        *treaty_examples.CONFLICTS,
    }
    | deed_examples.CONFLICTS
    | ballot_examples.CONFLICTS
    | document_examples.CONFLICTS
    | import_examples.CONFLICTS
    | language_examples.CONFLICTS
    | statute_examples.CONFLICTS
)
TAGS: Mapping[str, str] = {
    "assembly": "Organisations under a statute: members, motions, ballots, decisions, treaties.",
}
ADDRESSES: Mapping[str, str] = {
    "assemblies": "assemblies",
    "assembly": "assemblies/north-lakes",
    "statute_versions": "assemblies/north-lakes/statute",
    "statute_version": "assemblies/north-lakes/statute/1",
    "motions": "assemblies/north-lakes/motions?state=before-body",
    "propose_motion": "assemblies/north-lakes/motions",
    "motion": "assemblies/north-lakes/motions/3",
    "motion_text": "assemblies/north-lakes/motions/3/text?format=akoma-ntoso",
    "amendments": "assemblies/north-lakes/motions/3/amendments",
    "propose_amendment": "assemblies/north-lakes/motions/3/amendments",
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
    "prepare_ballot": "assemblies/north-lakes/ballots",
    "open_ballot": f"assemblies/north-lakes/ballots/{_SOME}/open",
    "close_ballot": f"assemblies/north-lakes/ballots/{_SOME}/close",
    "cast_vote": f"assemblies/north-lakes/ballots/{_SOME}/votes",
    "grant_proxy": f"assemblies/north-lakes/ballots/{_SOME}/proxy",
    "withdraw_proxy": f"assemblies/north-lakes/ballots/{_SOME}/proxy",
    "sessions": "assemblies/north-lakes/sessions?state=open",
    "session": f"assemblies/north-lakes/sessions/{_SOME}",
    "presence": f"assemblies/north-lakes/sessions/{_SOME}/presence",
    "record_movement": f"assemblies/north-lakes/sessions/{_SOME}/movements",
    "adopted_treaties": "assemblies/north-lakes/treaties?on=2027-03-01",
    "adopted_treaty": "assemblies/north-lakes/treaties/convention-on-lake-data",
    "treaty_deeds": "assemblies/north-lakes/treaties/convention-on-lake-data/deeds",
    "enter_deed": "assemblies/north-lakes/treaties/convention-on-lake-data/deeds",
    **election_examples.ADDRESSES,
    **member_examples.ADDRESSES,
    **treaty_examples.ADDRESSES,
    **deed_examples.ADDRESSES,
    **ballot_examples.ADDRESSES,
    **document_examples.ADDRESSES,
    **import_examples.ADDRESSES,
    **language_examples.ADDRESSES,
    **statute_examples.ADDRESSES,
}
BODIES: Mapping[str, Mapping[str, Any]] = {
    "record_movement": {"members": ["KE"], "arrives": True},
    "propose_motion": {
        "text": "# On models\n\n1. Decides to keep a list of models.",
        "body": "assembly",
        "language": "en",
    },
    "propose_amendment": {
        "action": "replace",
        "paragraph": "p2",
        "words": "Decides to keep a list of all models.",
    },
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
    "prepare_ballot": {"title": "Meet in Kisumu next?", "body": "assembly"},
    "cast_vote": {"choice": "yes"},
    "grant_proxy": {"holder": "KE"},
    "enter_deed": {
        "party": "KE",
        "kind": "ratification",
        "on": "2027-01-15",
        "source": "Instrument of ratification of 8 January 2027",
    },
    **election_examples.BODIES,
    **member_examples.BODIES,
    **treaty_examples.BODIES,
    **deed_examples.BODIES,
    **ballot_examples.BODIES,
    **document_examples.BODIES,
    **import_examples.BODIES,
    **language_examples.BODIES,
    **statute_examples.BODIES,
}
