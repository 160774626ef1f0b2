"""A participant says of itself what others read."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import InvalidInput, UnknownName
from comity.plan.domain.joining import LONGEST, is_website
from comity.plan.models import Participant
from comity.plan.queries.people import Person

LONGEST_SUMMARY = 4_000


def change_participant(
    *, person: Person, participant: UUID, website: str, summary: str, visibility: Visibility
) -> Participant:
    """By whoever acts for it, or has `keep-participants`. Raises
    `UnknownName("participant-unknown")`, `InvalidInput`: `join-website-malformed`,
    `join-claim-long`; `NotPermitted` as `act_for` does."""
    website = website.strip()
    if website and "://" not in website:
        website = f"https://{website}"
    if website and not is_website(website):
        raise InvalidInput("join-website-malformed")
    if len(website) > LONGEST["website"]:
        raise InvalidInput("join-claim-long", longest=LONGEST["website"])
    if len(summary) > LONGEST_SUMMARY:
        raise InvalidInput("join-claim-long", longest=LONGEST_SUMMARY)
    with transaction.atomic():
        rows = Participant.objects.select_for_update(no_key=True).filter(plan=person.plan)
        row = rows.filter(id=participant).first()
        if row is None:
            raise UnknownName("participant-unknown", plan=person.plan.slug)
        if not person.may("keep-participants"):
            person.act_for(row)
        row.website, row.summary, row.visibility = website, summary.strip(), visibility.value
        row.save(update_fields=["website", "summary", "visibility"])
        append_audit(
            actor=person.actor.reference,
            action="change_participant",
            object=row.reference,
            payload={"plan": person.plan.reference, "visibility": visibility.value},
            visibility=Visibility.MEMBERS,
        )
    return row
