"""What the depositary of treaties does over the API: adopts, ends and links them, strikes actions
out. A token needs `keep-treaties` on the organisation."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status

from comity.assembly.actions.adopt_treaty import adopt_motion
from comity.assembly.actions.close_treaty import close_treaty, link_instrument
from comity.assembly.actions.enter_deed import DEPOSITARY, strike_deed
from comity.assembly.interfaces.api.asking import WRITING, asking
from comity.assembly.interfaces.api.motion_records import MotionNumber
from comity.assembly.interfaces.api.treaties import deed_plain, treaty_told
from comity.assembly.interfaces.api.treaty_asked import (
    DeedStrikeAsked,
    InstrumentAsked,
    TreatyAdoptionAsked,
    TreatyEndAsked,
)
from comity.assembly.interfaces.api.treaty_records import AdoptedTreatyRecord, DeedRecord
from comity.assembly.models import Motion
from comity.assembly.queries.treaty_state import find_treaty
from comity.kernel.domain.errors import UnknownName
from comity.kernel.interfaces.api.public import private_router

ONE = "/assemblies/{slug}/treaties/{treaty}"
router = private_router("assembly", auth=WRITING)


@router.post(
    "/assemblies/{slug}/motions/{number}/treaty",
    response={201: AdoptedTreatyRecord},
    operation_id="adopt_motion",
)
def adopt(
    request: HttpRequest, slug: str, number: MotionNumber, asked: TreatyAdoptionAsked
) -> Status[dict[str, Any]]:
    """Let the text of an adopted motion become a treaty: members and others become its parties."""
    person = asking(request, slug)
    person.require(DEPOSITARY)  # who is it adopts whatever was adopted, unseen by their token too
    motion = Motion.objects.filter(assembly=person.assembly, number=number).first()
    if motion is None:
        raise UnknownName("motion-unknown", number=number)
    made = adopt_motion(
        person=person,
        motion=motion.id,
        ballot=asked.ballot,
        amends=asked.amends,
        reservations=asked.reservations,
    )
    return Status(201, treaty_told(person, made.slug))


@router.post(f"{ONE}/end", response=AdoptedTreatyRecord, operation_id="close_treaty")
def end(request: HttpRequest, slug: str, treaty: str, asked: TreatyEndAsked) -> dict[str, Any]:
    """Enter that its parties ended it."""
    person = asking(request, slug)
    row = find_treaty(person.assembly, treaty)
    close_treaty(person=person, treaty=row.id, closed_on=asked.closed_on, why=asked.why)
    return treaty_told(person, treaty)


@router.post(f"{ONE}/instrument", response=AdoptedTreatyRecord, operation_id="link_instrument")
def link(request: HttpRequest, slug: str, treaty: str, asked: InstrumentAsked) -> dict[str, Any]:
    """Say which treaty of the corpus it is."""
    person = asking(request, slug)
    row = find_treaty(person.assembly, treaty)
    link_instrument(person=person, treaty=row.id, instrument=asked.instrument)
    return treaty_told(person, treaty)


@router.post(f"{ONE}/deeds/{{uuid:deed}}/strike", response=DeedRecord, operation_id="strike_deed")
def strike(
    request: HttpRequest, slug: str, treaty: str, deed: UUID, asked: DeedStrikeAsked
) -> dict[str, Any]:
    """Strike an action out that was entered wrongly: it stays on view, and counts no more."""
    person = asking(request, slug)
    row = find_treaty(person.assembly, treaty)
    return deed_plain(strike_deed(person=person, treaty=row.id, deed=deed, why=asked.why))
