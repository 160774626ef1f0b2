"""What the room keeps of one person, for that person."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from comity.parties.models import User
from comity.plan.models import Invitation, JoinRequest, Participant


def join_requests_of_person(person: User) -> list[dict[str, Any]]:
    rows = JoinRequest.objects.filter(Q(user=person) | Q(email=person.email))
    return [
        {
            "plan": each.plan.slug,
            "kind": each.kind,
            "name": each.name,
            "jurisdiction": each.jurisdiction,
            "email": each.email,
            "claims": each.claims,
            "state": each.state,
            "submitted_at": each.submitted_at,
        }
        for each in rows.select_related("plan")
    ]


def plan_invitations_of_person(person: User) -> list[dict[str, Any]]:
    rows = Invitation.objects.filter(email=person.email).select_related("plan")
    return [
        {
            "plan": each.plan.slug,
            "kind": each.kind,
            "name": each.name,
            "claims": each.claims,
            "invited_at": each.invited_at,
        }
        for each in rows
    ]


def participations_of_person(person: User) -> list[dict[str, Any]]:
    rows = Participant.objects.filter(user=person).select_related("plan")
    return [
        {
            "plan": each.plan.slug,
            "name": each.name,
            "jurisdiction": each.jurisdiction,
            "website": each.website,
            "summary": each.summary,
            "visibility": each.visibility,
            "joined_on": each.joined_on,
            "withdrawn_on": each.withdrawn_on,
        }
        for each in rows
    ]
