"""What every change to a motion does: lock it first, keep each text that it had, log it last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from comity.assembly.domain.paragraphs import MotionText
from comity.assembly.formats.motion_plain import text_to_plain
from comity.assembly.models import Motion, MotionVersion
from comity.assembly.queries.find_motion import motions_for
from comity.assembly.queries.people import Person
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import UnknownName

LONGEST_TITLE = 300


def locked_motion(person: Person, motion: UUID) -> Motion:
    """Nobody else changes it or its amendments until the transaction ends. Raises
    `UnknownName("motion-unknown")`, for one that they may not see too."""
    rows = motions_for(person).select_for_update(of=("self",))
    found = rows.filter(id=motion).first()
    if found is None:
        raise UnknownName("motion-unknown", number=str(motion))
    return found


def set_text(person: Person, motion: Motion, text: MotionText, why: str) -> MotionVersion:
    """Its text from now on, as the next version."""
    motion.text = text_to_plain(text)
    motion.title = text.title[:LONGEST_TITLE] or motion.title
    return MotionVersion.objects.create(
        motion=motion,
        number=motion.versions.count() + 1,
        text=motion.text,
        why=why,
        actor=person.actor.reference,
    )


def log_motion(
    person: Person, motion: Motion, action: str, payload: Mapping[str, Any], about: str = ""
) -> None:
    """`about` is the reference of the part that it is about, else the motion itself. Only those
    who may see the motion may read it."""
    append_audit(
        actor=person.actor.reference,
        action=action,
        object=about or motion.reference,
        payload={"motion": motion.number, **payload},
        visibility=Visibility(motion.visibility),
    )
