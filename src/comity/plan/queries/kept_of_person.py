"""What the room keeps of one person, for that person."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from comity.parties.models import User
from comity.plan.models import (
    Invitation,
    JoinRequest,
    Participant,
    PlanNotice,
    ReviewAssignment,
)


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
            "moves": [{"to": it.to, "reason": it.reason, "at": it.at} for it in each.moves.all()],
        }
        for each in rows.select_related("plan").prefetch_related("moves")
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


def reviews_of_person(person: User) -> list[dict[str, Any]]:
    rows = ReviewAssignment.objects.filter(reviewer=person).select_related("commitment__plan")
    return [
        {
            "plan": each.commitment.plan.slug,
            "commitment": each.commitment.number,
            "assigned_at": each.assigned_at,
            "due_on": each.due_on,
            "declaration": each.declaration,
            "declared_text": each.declared_text,
            "declared_at": each.declared_at,
            "ended_at": each.ended_at,
        }
        for each in rows
    ]


def plan_notices_of_person(person: User) -> list[dict[str, Any]]:
    """What they were told by mail, or are still to be told."""
    rows = PlanNotice.objects.filter(user=person).select_related("plan")
    return [
        {"plan": it.plan.slug, "message": it.message, "at": it.at, "sent_at": it.sent_at}
        for it in rows
    ]
