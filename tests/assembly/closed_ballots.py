"""Ballots that ended in some way, and applications on their way, without a vote being held."""

from __future__ import annotations

from uuid import UUID

from allauth.account.models import EmailAddress
from django.utils import timezone
from tests.assembly.seeding import Seeded
from tests.parties.people import person

from comity.assembly.actions.add_document import add_document
from comity.assembly.actions.apply_for_membership import apply_for_membership
from comity.assembly.actions.sponsor_application import sponsor_application
from comity.assembly.domain.ballots import BallotState
from comity.assembly.models import Application, Ballot
from comity.parties.actions.create_organisation import create_organisation
from comity.parties.domain.permissions import OPERATOR, OrganisationKind
from comity.parties.models import Organisation, User


def closed_ballot(
    made: Seeded,
    subject: str,
    matter: str,
    *,
    outcome: str = "adopted",
    body: str = "assembly",
    state: BallotState = BallotState.CLOSED,
) -> UUID:
    row = Ballot.objects.create(
        assembly=made.assembly,
        body=body,
        matter=matter,
        subject=subject,
        title="A vote",
        state=state.value,
        outcome=outcome,
        closed_at=timezone.now(),
    )
    return row.id


def institute(
    owner: User,
    name: str = "Institute",
    kind: OrganisationKind = OrganisationKind.RESEARCH_INSTITUTE,
    jurisdiction: str = "CH",
) -> Organisation:
    return create_organisation(
        actor=OPERATOR,
        name=name,
        kind=kind,
        jurisdiction=jurisdiction,
        owner=owner.id,
        on=timezone.now().date(),
    )


def applying(made: Seeded, *, complete: bool = False) -> tuple[User, Application]:
    """An institute that applies, with what the statute asks for where `complete`."""
    ada = person("ada")
    row = apply_for_membership(
        person=made.as_user(ada), organisation=institute(ada).id, member_class="member"
    )
    if complete:
        add_document(
            person=made.as_user(ada),
            about=row.reference,
            name="letter.txt",
            content=b"We should like to be a member.",
            part="letter-of-intent",
        )
        sponsor_application(person=made.as_head("KE"), application=row.id)
    return ada, row


def reachable(user: User) -> User:
    """Who proved that the address is theirs."""
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user
