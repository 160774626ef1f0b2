"""What a member says of itself, and where the secretariat reaches it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import transaction

from comity.assembly.actions.appoint_delegate import require_member_side
from comity.assembly.models import Member
from comity.assembly.queries.members_of import find_member
from comity.assembly.queries.people import Person
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import InvalidInput

LONGEST_SUMMARY = 2_000


def change_member_profile(
    *, person: Person, member: str, website: str = "", summary: str = "", contact: str = ""
) -> Member:
    """`contact` is an e-mail address that the secretariat alone sees; "" clears a part. Needs
    `keep-members`, or `represent` on the organisation. Raises `InvalidInput`: `profile-website`,
    `profile-contact`, `profile-summary-long`."""
    row = find_member(person.assembly, member)
    require_member_side(person, row)
    website, summary, contact = website.strip(), summary.strip(), contact.strip()
    _check(website, summary, contact)
    with transaction.atomic():
        locked = Member.objects.select_for_update().get(id=row.id)
        before = (locked.website, locked.summary, locked.contact)
        locked.website, locked.summary, locked.contact = website, summary, contact
        locked.save(update_fields=["website", "summary", "contact"])
        append_audit(
            actor=person.actor.reference,
            action="change_member_profile",
            object=locked.reference,
            payload={
                "website": website,
                "summary": summary,
                "contact_changed": before[2] != contact,
            },
            visibility=Visibility.PUBLIC,
        )
    return locked


def _check(website: str, summary: str, contact: str) -> None:
    try:
        if website:
            URLValidator(schemes=["http", "https"])(website)
        if len(website) > 200:
            raise InvalidInput("profile-website")
    except ValidationError as error:
        raise InvalidInput("profile-website") from error
    if len(summary) > LONGEST_SUMMARY:
        raise InvalidInput("profile-summary-long", limit=LONGEST_SUMMARY)
    try:
        if contact:
            validate_email(contact)
    except ValidationError as error:
        raise InvalidInput("profile-contact") from error
