"""A request leads to a participant: the party is found or entered, and somebody acts for it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.parties.actions.account_for_address import account_for_address
from comity.parties.actions.add_member import place_member
from comity.parties.actions.create_organisation import enter_organisation
from comity.parties.actions.find_party import lock_organisation
from comity.parties.domain.permissions import MembershipRole
from comity.parties.models import Membership, Organisation, User
from comity.plan.domain.joining import ORGANISATIONS, Claims
from comity.plan.domain.participants import ParticipantKind, ParticipantState
from comity.plan.models import JoinRequest, Participant, Plan
from comity.plan.queries.join_findings import certain_party, same_parties
from comity.plan.queries.join_requests import claims_of
from comity.plan.queries.people import Person

_SPEAK = (MembershipRole.OWNER.value, MembershipRole.REPRESENTATIVE.value)


@dataclass(frozen=True, slots=True)
class Admitted:
    """`sets_password` where the account was opened now, or nobody could sign in to it."""

    participant: Participant
    user: User
    sets_password: bool


def admit_participant(
    person: Person, row: JoinRequest, organisation: UUID | None = None
) -> Admitted:
    """A part of `move_join_request`, in its transaction. An organisation with the same ROR or LEI
    is used, or else `organisation`, one of those that the moderator is shown, or else a new one is
    entered. Raises `InvalidInput("join-organisation-unknown")`, `Conflict("person-inactive")`,
    `Conflict("join-member-without-say")`, and as `enter_organisation` does."""
    claims = claims_of(row)
    user, sets_password = _account(person, row, claims)
    if claims.kind is ParticipantKind.PERSON:
        return Admitted(_person(person, row.plan, user, claims), user, sets_password)
    party = certain_party(claims) or (_shown(row, organisation) if organisation else None)
    if party is None:
        party = enter_organisation(
            actor=person.actor,
            name=claims.name,
            kind=ORGANISATIONS[claims.kind],
            jurisdiction=claims.jurisdiction,
            owner=user.id,
            on=person.on,
            ror=claims.ror or None,
            lei=claims.lei or None,
        )
    else:
        _place(person, party, user)
    return Admitted(_organisation(person, row.plan, party, claims), user, sets_password)


def join_again(participant: Participant, person: Person) -> Participant:
    """Whoever withdrew is there again, with what was theirs."""
    if participant.state != ParticipantState.JOINED.value:
        participant.state = ParticipantState.JOINED.value
        participant.joined_on, participant.withdrawn_on = person.on, None
        participant.withdrawn_reason = ""
        participant.save()
    return participant


def _shown(row: JoinRequest, organisation: UUID) -> Organisation:
    """Else whoever keeps a plan could make anybody speak for any organisation of the node."""
    if organisation not in {each.organisation for each in same_parties(row)}:
        raise InvalidInput("join-organisation-unknown")
    return lock_organisation(organisation)


def _account(person: Person, row: JoinRequest, claims: Claims) -> tuple[User, bool]:
    if row.user is not None:
        if not row.user.is_active:
            raise Conflict("person-inactive")
        return row.user, not row.user.has_usable_password()
    own = claims.name if claims.kind is ParticipantKind.PERSON else claims.contact_name
    return account_for_address(
        actor=person.actor, email=row.email, name=own[:200], language=row.language
    )


def _person(person: Person, plan: Plan, user: User, claims: Claims) -> Participant:
    made, _ = Participant.objects.get_or_create(
        plan=plan,
        user=user,
        defaults={
            "kind": claims.kind.value,
            "name": claims.name,
            "jurisdiction": claims.jurisdiction,
            "website": claims.website,
            "joined_on": person.on,
        },
    )
    return join_again(made, person)


def _organisation(person: Person, plan: Plan, party: Organisation, claims: Claims) -> Participant:
    made, _ = Participant.objects.get_or_create(
        plan=plan,
        organisation=party,
        defaults={
            "kind": claims.kind.value,
            "name": party.name,
            "jurisdiction": party.jurisdiction,
            "website": claims.website,
            "joined_on": person.on,
        },
    )
    return join_again(made, person)


def _place(person: Person, party: Organisation, user: User) -> None:
    """An owner where nobody owns it, else a representative; nothing where they speak for it."""
    in_force = Q(valid_from__lte=person.on) & (Q(valid_until=None) | Q(valid_until__gt=person.on))
    held = Membership.objects.filter(in_force, organisation=party)
    own = held.filter(user=user).first()
    if own is not None:
        if own.role not in _SPEAK:
            raise Conflict("join-member-without-say", organisation=party.name)
        return
    owned = held.filter(role=MembershipRole.OWNER.value).exists()
    place_member(
        actor=person.actor,
        organisation=party.id,
        user=user.id,
        role=MembershipRole.REPRESENTATIVE if owned else MembershipRole.OWNER,
        on=person.on,
    )
