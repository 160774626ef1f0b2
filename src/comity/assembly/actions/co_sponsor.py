"""Members that stand beside the proposer of a motion."""

from __future__ import annotations

from django.db import transaction

from comity.assembly.actions.keep_motion import locked_motion, log_motion
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.motions import co_sponsored, no_longer_co_sponsored
from comity.assembly.models import CoSponsor, Motion
from comity.assembly.queries.acting_member import acting_member
from comity.assembly.queries.motion_capacities import move_table
from comity.assembly.queries.motion_records import domain_motion
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import Conflict


def co_sponsor(*, person: Person, motion: Motion, on_behalf: str = "") -> Motion:
    """Asked twice, it is done once. Needs a member with the right to sponsor; `on_behalf` of one,
    `keep-motions`. Raises `InvalidInput("motion-co-sponsor-twice")` for its proposer,
    `Conflict("motion-ended")`."""
    member = acting_member(person, Right.SPONSOR, on_behalf)
    with transaction.atomic():
        row = locked_motion(person, motion.id)
        if row.co_sponsors.filter(member=member).exists():
            return row
        _check_open(person, row)
        co_sponsored(domain_motion(row), member.code)
        CoSponsor.objects.create(motion=row, member=member)
        log_motion(person, row, "co_sponsor", {"member": member.code})
    return row


def end_co_sponsorship(*, person: Person, motion: Motion, on_behalf: str = "") -> Motion:
    """Raises as `co_sponsor` does, and `InvalidInput("motion-co-sponsor-none")`."""
    member = acting_member(person, Right.SPONSOR, on_behalf)
    with transaction.atomic():
        row = locked_motion(person, motion.id)
        _check_open(person, row)
        no_longer_co_sponsored(domain_motion(row), member.code)
        row.co_sponsors.filter(member=member).delete()
        log_motion(person, row, "end_co_sponsorship", {"member": member.code})
    return row


def _check_open(person: Person, row: Motion) -> None:
    if move_table(person).ends(row.state):
        raise Conflict("motion-ended", motion=row.number, state=row.state)
