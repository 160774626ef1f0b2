"""A member of the plan's organisation takes part: its head of delegation or alternate says so."""

from __future__ import annotations

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, NotPermitted
from comity.parties.domain.permissions import OrganisationKind
from comity.plan.actions.admit_participant import join_again
from comity.plan.domain.participants import ParticipantKind, ParticipantState
from comity.plan.models import Participant, Plan
from comity.plan.queries.people import Person

KINDS = {
    OrganisationKind.GOVERNMENT: ParticipantKind.GOVERNMENT,
    OrganisationKind.INTERGOVERNMENTAL: ParticipantKind.INTERNATIONAL_BODY,
    OrganisationKind.RESEARCH_INSTITUTE: ParticipantKind.INSTITUTION,
    OrganisationKind.COMPANY: ParticipantKind.COMPANY,
    OrganisationKind.NGO: ParticipantKind.ASSOCIATION,
    OrganisationKind.STANDARDS_BODY: ParticipantKind.ASSOCIATION,
    OrganisationKind.OTHER: ParticipantKind.ASSOCIATION,
}


def join_as_member(*, person: Person) -> Participant:
    """Needs no moderation: the organisation knows its members. Raises
    `NotPermitted("no-delegate-of-member")`, `Conflict("participant-already")`."""
    person.require_unnarrowed()
    member = person.member
    if member is None:
        raise NotPermitted("no-delegate-of-member")
    party = member.organisation
    with transaction.atomic():
        plan = Plan.objects.select_for_update(no_key=True).get(id=person.plan.id)
        made, is_new = Participant.objects.get_or_create(
            plan=plan,
            organisation=party,
            defaults={
                "kind": KINDS[OrganisationKind(party.kind)].value,
                "name": party.name,
                "jurisdiction": party.jurisdiction,
                "website": member.website,
                "joined_on": person.on,
            },
        )
        if not is_new and made.state == ParticipantState.JOINED.value:
            raise Conflict("participant-already")
        join_again(made, person)
        append_audit(
            actor=person.actor.reference,
            action="join_as_member",
            object=made.reference,
            payload={"plan": plan.reference, "organisation": party.reference},
            visibility=Visibility.PUBLIC,
        )
    return made
