"""A draft in other words, by whoever proposes it."""

from __future__ import annotations

from django.db import transaction

from comity.assembly.actions.keep_motion import locked_motion, log_motion, set_text
from comity.assembly.domain.amendments import Outcome
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.paragraphs import MotionText
from comity.assembly.models import Motion
from comity.assembly.queries.acting_member import acting_member
from comity.assembly.queries.motion_capacities import move_table
from comity.assembly.queries.motion_records import text_of
from comity.assembly.queries.people import Person
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted


def edit_motion(
    *, person: Person, motion: Motion, text: MotionText, seen: int, on_behalf: bool = False
) -> Motion:
    """`seen` is the number of the version that was changed. Words that are the same make no new
    version. Needs the proposer's right to propose; `on_behalf` of it, `keep-motions`. Raises
    `NotPermitted("motion-of-another")`, `InvalidInput("motion-empty-text")`, `Conflict`:
    `motion-not-a-draft`, `motion-has-amendments`, `motion-changed-meanwhile`."""
    require_proposer(person, motion, on_behalf=on_behalf)
    if not len(text):
        raise InvalidInput("motion-empty-text")
    with transaction.atomic():
        row = locked_motion(person, motion.id)
        if row.state != move_table(person).start:
            raise Conflict("motion-not-a-draft", motion=row.number, state=row.state)
        if text == text_of(row):
            return row
        if row.amendments.filter(merged_in=None, outcome=Outcome.PENDING.value).exists():
            raise Conflict("motion-has-amendments", motion=row.number)
        if row.versions.count() != seen:
            raise Conflict("motion-changed-meanwhile", motion=row.number)
        version = set_text(person, row, text, "edited")
        row.save(update_fields=["text", "title"])
        log_motion(person, row, "edit_motion", {"version": version.number})
    return row


def show_motion_to(*, person: Person, motion: Motion, visibility: Visibility) -> Motion:
    """Who may read it. Needs `keep-motions`."""
    person.require("keep-motions")
    with transaction.atomic():
        row = locked_motion(person, motion.id)
        row.visibility = visibility.value
        row.save(update_fields=["visibility"])
        log_motion(person, row, "show_motion_to", {"visibility": visibility.value})
    return row


def require_proposer(person: Person, motion: Motion, *, on_behalf: bool) -> None:
    """Raises `NotPermitted("motion-of-another")`, and as `acting_member` does."""
    code = motion.proposer.code
    if acting_member(person, Right.PROPOSE, code if on_behalf else "").code != code:
        raise NotPermitted("motion-of-another", motion=motion.number, member=code)
