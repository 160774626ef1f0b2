"""What a person may do in a plan: by the offices that they hold, by the participants that they
stand for, and by what they were given to review. Every action of the room asks here first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from comity.assembly.domain.delegations import Place
from comity.assembly.models import Member
from comity.assembly.queries.people import Person as AssemblyPerson
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import NotPermitted
from comity.parties.actions.authorise import grants_of
from comity.parties.domain.permissions import PUBLIC as PUBLIC
from comity.parties.domain.permissions import Actor, Grant, MembershipRole, permitted
from comity.parties.models import Membership
from comity.plan.domain.participants import ParticipantState
from comity.plan.models import Participant, Plan, ReviewAssignment

REPRESENT = "represent-participant"
"""What a token must be narrowed to, on `plan:<slug>`, to act for a participant or as a reviewer."""


@dataclass(frozen=True)
class Person:
    """An actor before a plan on a day."""

    actor: Actor
    plan: Plan
    on: date

    def may(self, permission: str) -> bool:
        """By an office of the plan, or of the organisation whose plan it is."""
        places = [self.plan.reference]
        if self.plan.assembly is not None:
            places.append(self.plan.assembly.reference)
        return any(permitted(self.actor, permission, it, self._grants) for it in places)

    def require(self, permission: str) -> None:
        """Raises `NotPermitted("not-permitted")`."""
        if not self.may(permission):
            raise NotPermitted("not-permitted", permission=permission, object=self.plan.reference)

    @cached_property
    def user_id(self) -> UUID | None:
        """`None` for whoever is no user: the public, or whoever runs the node."""
        kind, _, key = self.actor.reference.partition(":")
        return UUID(key) if kind == "user" else None

    @cached_property
    def participants(self) -> tuple[Participant, ...]:
        """Those that they stand for: themselves, organisations in which they are an owner or a
        representative on the day, and the member of the plan's organisation whose head of
        delegation or alternate they are. Whoever withdrew stays, to read what was theirs."""
        if not self.user_id:
            return ()
        places = Membership.objects.filter(
            user_id=self.user_id,
            role__in=[MembershipRole.OWNER.value, MembershipRole.REPRESENTATIVE.value],
            valid_from__lte=self.on,
        ).exclude(valid_until__lte=self.on)
        own = Q(user_id=self.user_id)
        theirs = Q(organisation_id__in=places.values("organisation_id"))
        if self.member is not None:
            theirs |= Q(organisation_id=self.member.organisation_id)
        return tuple(Participant.objects.filter(own | theirs, plan=self.plan))

    @cached_property
    def member(self) -> Member | None:
        """The member of the plan's organisation whose head of delegation or alternate they are."""
        if self.plan.assembly is None:
            return None
        places = AssemblyPerson(self.actor, self.plan.assembly, self.on).places
        speaking = (Place.HEAD.value, Place.ALTERNATE.value)
        return next((it.member for it in places if it.place in speaking), None)

    def stands_for(self, participant: Participant) -> bool:
        return any(each.id == participant.id for each in self.participants)

    def acts_for(self, participant: Participant) -> bool:
        """They stand for it, and a token that acts may do so for them."""
        return self.stands_for(participant) and self._unnarrowed

    def act_for(self, participant: Participant) -> None:
        """They may write for it. Raises `NotPermitted`: `no-representative`,
        `participant-withdrawn`."""
        if not self.acts_for(participant):
            raise NotPermitted("no-representative", participant=participant.name)
        if participant.state != ParticipantState.JOINED.value:
            raise NotPermitted("participant-withdrawn", participant=participant.name)

    @cached_property
    def assignments(self) -> tuple[ReviewAssignment, ...]:
        """What they were given to review, and is not ended."""
        if not self.user_id or not self._unnarrowed:
            return ()
        rows = ReviewAssignment.objects.filter(
            reviewer_id=self.user_id, commitment__plan=self.plan, ended_at=None
        )
        return tuple(rows.select_related("commitment__participant"))

    @cached_property
    def is_inside(self) -> bool:
        """Participants, reviewers, officers, and delegates of the organisation's members."""
        if self.participants or self.assignments or self.may("read-participants"):
            return True
        assembly = self.plan.assembly
        return assembly is not None and AssemblyPerson(self.actor, assembly, self.on).is_inside

    def sees(self, visibility: Visibility | str, participant: Participant | None = None) -> bool:
        """Whether they see something of that visibility, which belongs to `participant`."""
        match Visibility(visibility):
            case Visibility.PUBLIC:
                return True
            case Visibility.MEMBERS:
                return self.is_inside
        own = participant is not None and self.stands_for(participant)
        return own or self.may("read-restricted")

    @cached_property
    def _grants(self) -> tuple[Grant, ...]:
        return grants_of(self.actor, on=self.on)

    def require_unnarrowed(self) -> None:
        """They may act as themselves here. Raises `NotPermitted("not-permitted")`."""
        if not self._unnarrowed:
            raise NotPermitted("not-permitted", permission=REPRESENT, object=self.plan.reference)

    @property
    def _unnarrowed(self) -> bool:
        narrowed = self.actor.narrowed
        return narrowed is None or any(it.allows(REPRESENT, self.plan.reference) for it in narrowed)


def visible_to(person: Person) -> list[str]:
    """The visibilities that they see of everybody, for a filter of rows."""
    return [each.value for each in Visibility if person.sees(each)]
