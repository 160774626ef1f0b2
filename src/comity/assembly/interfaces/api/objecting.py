"""Objections to what is decided by consensus, over the API. The token must name `represent-member`
and `assembly:<slug>`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status

from comity.assembly.actions.object_to import object_to, withdraw_objection
from comity.assembly.interfaces.api.asking import WRITING, asking
from comity.assembly.interfaces.api.ballots import ONE
from comity.assembly.queries.seen_ballots import seen_ballot
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

router = private_router("assembly", auth=WRITING)


class ObjectionRecord(Record):
    member: str


@router.put(f"{ONE}/objection", response=ObjectionRecord, operation_id="object_to")
def object_here(request: HttpRequest, slug: str, ballot: UUID) -> dict[str, Any]:
    """Let your member object to what is decided by consensus. Asked twice, it objects once."""
    person = asking(request, slug)
    seen_ballot(person, ballot)
    return {"member": object_to(person=person, ballot=ballot).member}


@router.delete(f"{ONE}/objection", response={204: None}, operation_id="withdraw_objection")
def take_back(request: HttpRequest, slug: str, ballot: UUID) -> Status[None]:
    """Take it back before the ballot is closed. Without an objection nothing is done."""
    person = asking(request, slug)
    seen_ballot(person, ballot)
    withdraw_objection(person=person, ballot=ballot)
    return Status(204, None)
