"""Ballots opened and closed over the API, by whoever keeps them or presides over the body."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from comity.assembly.actions.close_ballot import close_ballot
from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.interfaces.api.asking import WRITING, asking
from comity.assembly.interfaces.api.ballot_records import BallotDetail, ballot_in_full
from comity.assembly.interfaces.api.ballots import ONE
from comity.kernel.interfaces.api.public import private_router

router = private_router("assembly", auth=WRITING)


@router.post(f"{ONE}/open", response=BallotDetail, operation_id="open_ballot")
def open_(request: HttpRequest, slug: str, ballot: UUID) -> dict[str, Any]:
    """Open a ballot: its rule and its electorate are what they are today."""
    person = asking(request, slug)
    return ballot_in_full(person, open_ballot(person=person, ballot=ballot))


@router.post(f"{ONE}/close", response=BallotDetail, operation_id="close_ballot")
def close(request: HttpRequest, slug: str, ballot: UUID) -> dict[str, Any]:
    """Close a ballot and count it. Whoever closes it second is told that it is closed."""
    person = asking(request, slug)
    return ballot_in_full(person, close_ballot(person=person, ballot=ballot))
