"""Adopted amendments become part of a motion's text."""

from __future__ import annotations

from django.db import transaction

from comity.assembly.actions.keep_motion import locked_motion, log_motion, set_text
from comity.assembly.domain.amendment_checks import check_amendment
from comity.assembly.domain.amendment_timing import carried_over
from comity.assembly.domain.amendments import Outcome
from comity.assembly.domain.merging import merge
from comity.assembly.domain.motions import with_merged_text
from comity.assembly.domain.paragraphs import MotionText
from comity.assembly.models import Motion
from comity.assembly.queries.motion_capacities import leads
from comity.assembly.queries.motion_decisions import check_not_voting
from comity.assembly.queries.motion_records import domain_motion, proposed
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import ComityError, Conflict, NotPermitted


def merge_amendments(*, person: Person, motion: Motion) -> Motion:
    """The text with all that was adopted and is not in it yet, as its next version. Others stay
    proposed to the new text. For whoever leads the motion. Raises as `merge` does; `Conflict`:
    `amendments-none-to-merge`, `motion-being-voted-on`."""
    with transaction.atomic():
        row = locked_motion(person, motion.id)
        if not leads(person, row):
            raise NotPermitted("not-permitted", permission="keep-motions", object=row.reference)
        check_not_voting(row, row.reference)
        here, before = proposed(row), domain_motion(row)
        if not here.to_merge:
            raise Conflict("amendments-none-to-merge", motion=row.number)
        merged = merge(before.text, here.amendments, here.outcomes)
        after = with_merged_text(before, merged.text)
        version = set_text(person, row, after.text, "merged")
        row.amended = after.amended
        row.save(update_fields=["text", "title", "amended"])
        adopted = [here.rows[id].id for id in here.to_merge]
        row.amendments.filter(id__in=adopted).update(merged_in=version.number)
        moved = _carry_over(row, before.text, after.text)
        payload = {"version": version.number, "amendments": [*here.to_merge], "moved": moved}
        log_motion(person, row, "merge_amendments", payload)
    return row


def _carry_over(row: Motion, old: MotionText, new: MotionText) -> dict[str, str]:
    """What is still proposed, to the text as it is now: an insertion whose place is gone gets the
    nearest, and what can't be carried out any more is not put to the vote."""
    here, moved = proposed(row), {}
    for id in here.pending:
        after = carried_over(here.amendments[id], old, new)
        found = here.rows[id]
        try:
            others = {other: it for other, it in here.amendments.items() if other != id}
            check_amendment(new, after, others)
        except ComityError:
            found.outcome = Outcome.NOT_PUT.value
        if found.paragraph != after.paragraph:
            moved[id] = found.paragraph = after.paragraph
        found.save(update_fields=["outcome", "paragraph"])
    return moved
