"""What the room keeps of one person, for that person."""

from __future__ import annotations

from typing import Any

from comity.assembly.models import Application, Delegate, MailChoice
from comity.parties.models import User


def delegations_of_person(person: User) -> list[dict[str, Any]]:
    rows = Delegate.objects.filter(user=person).select_related("member__assembly")
    return [
        {
            "assembly": each.member.assembly.slug,
            "member": each.member.code,
            "place": each.place,
            "from": each.valid_from,
            "until": each.valid_until,
            "credentials_from": each.credentials_from,
            "credentials_until": each.credentials_until,
        }
        for each in rows
    ]


def applications_of_person(person: User) -> list[dict[str, Any]]:
    rows = Application.objects.filter(submitted_by=person).select_related("assembly", "applicant")
    return [
        {
            "assembly": each.assembly.slug,
            "applicant": each.applicant.name,
            "member_class": each.member_class,
            "on": each.submitted_on,
            "state": each.state,
            "statement": each.statement,
        }
        for each in rows
    ]


def mail_choices_of_person(person: User) -> list[dict[str, Any]]:
    rows = MailChoice.objects.filter(user=person).select_related("assembly")
    return [{"assembly": each.assembly.slug, "pace": each.pace} for each in rows]
