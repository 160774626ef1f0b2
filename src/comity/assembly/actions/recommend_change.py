"""Advice on a paragraph, by the secretariat, whoever presides, or a committee. It binds nobody."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from comity.assembly.actions.keep_motion import locked_motion, log_motion
from comity.assembly.domain.motion_moves import COMMITTEE, PRESIDING, SECRETARIAT
from comity.assembly.domain.paragraphs import tidy
from comity.assembly.models import Motion, Recommendation
from comity.assembly.queries.motion_capacities import capacities_of, move_table
from comity.assembly.queries.motion_records import text_of
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted

ADVISERS = frozenset({SECRETARIAT, PRESIDING, COMMITTEE})


def recommend_change(
    *,
    person: Person,
    motion: Motion,
    paragraph: str,
    words: str,
    reason: str = "",
    key: UUID | None = None,
) -> Recommendation:
    """Other words for a paragraph, or none, to leave it out. `key` is the id that it gets. Raises
    `NotPermitted("recommendation-not-yours")`, `UnknownName("paragraph-unknown")`,
    `InvalidInput("recommendation-changes-nothing")`, `Conflict`: `motion-ended`, `key-taken`."""
    if capacities_of(person, motion).isdisjoint(ADVISERS):
        raise NotPermitted("recommendation-not-yours")
    with transaction.atomic():
        row = locked_motion(person, motion.id)
        there = Recommendation.objects.filter(id=key).first() if key else None
        if there:
            if (there.motion_id, there.author) != (row.id, person.actor.reference):
                raise Conflict("key-taken", key=str(key))
            return there
        if move_table(person).ends(row.state):
            raise Conflict("motion-ended", motion=row.number, state=row.state)
        seen, words = text_of(row).paragraph(paragraph).words, tidy(words)
        if seen == words:
            raise InvalidInput("recommendation-changes-nothing")
        made = Recommendation.objects.create(
            id=key or uuid4(),
            motion=row,
            paragraph=paragraph,
            seen=seen,
            words=words,
            author=person.actor.reference,
            reason=reason,
        )
        log_motion(person, row, "recommend_change", {"paragraph": paragraph})
    return made


def withdraw_recommendation(*, person: Person, recommendation: Recommendation) -> Recommendation:
    """For its author, whose token must allow to advise, and the secretariat. Done twice, it is
    done once. Raises `NotPermitted("recommendation-not-yours")`."""
    with transaction.atomic():
        row = locked_motion(person, recommendation.motion_id)
        if not (_is_author(person, row, recommendation) or person.may("keep-motions")):
            raise NotPermitted("recommendation-not-yours")
        if recommendation.withdrawn_at is None:
            recommendation.withdrawn_at = timezone.now()
            recommendation.save(update_fields=["withdrawn_at"])
            payload = {"paragraph": recommendation.paragraph}
            log_motion(person, row, "withdraw_recommendation", payload)
    return recommendation


def _is_author(person: Person, motion: Motion, recommendation: Recommendation) -> bool:
    """Signed in, whatever they are now; by a token, while it lets them recommend changes."""
    if person.actor.reference != recommendation.author:
        return False
    return person.actor.narrowed is None or not capacities_of(person, motion).isdisjoint(ADVISERS)
