"""The people of the demo: those who keep and review the plan, and those who joined it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from comity.parties.actions.grant_role import grant_role
from comity.parties.actions.open_account import open_account
from comity.parties.domain.permissions import OPERATOR, Actor
from comity.parties.models import User
from comity.plan.actions.ask_to_join import ask_to_join
from comity.plan.actions.move_join_request import move_join_request
from comity.plan.adapters.living_plan import DemoParticipant
from comity.plan.domain.join_moves import JoinMover
from comity.plan.domain.joining import Claims
from comity.plan.domain.participants import JoinState
from comity.plan.models import Participant
from comity.plan.queries.people import Person

HOST = "plan-demo.example"
KEEPERS = {"keeper": "Keeper of the plan (invented)", "reviewer": "Reviewer (invented)"}
JOINED_BEFORE = 300
"""days, the first of them; the others one after another"""


def open_keepers(operator: Person, password: str) -> Mapping[str, User]:
    """Who keeps the plan since before anybody joined, and who reviews."""
    users = {key: account(key, name, password) for key, name in KEEPERS.items()}
    grant_role(
        actor=OPERATOR,
        name="coordinator",
        user=users["keeper"].id,
        scope=operator.plan.reference,
        on=operator.on - timedelta(days=JOINED_BEFORE + 1),
    )
    return users


def account(key: str, name: str, password: str) -> User:
    return open_account(actor=OPERATOR, email=f"{key}@{HOST}", name=name, password=password)


def join(keeper: Person, user: User, demo: DemoParticipant) -> Participant:
    """Asked for by them, and let in on the keeper's day."""
    asked = ask(keeper, user, demo)
    moved = move_join_request(
        person=keeper, request=asked, to=JoinState.APPROVED, by=JoinMover.MODERATOR
    )
    assert moved.admitted is not None  # noqa: S101  # an approval admits
    return moved.admitted.participant


def ask(keeper: Person, user: User, demo: DemoParticipant) -> UUID:
    """The request, which waits."""
    claims = Claims(
        kind=demo.kind,
        name=demo.name,
        jurisdiction=demo.jurisdiction,
        email=user.email,
        website=f"https://{demo.key}.{HOST}",
        statement=demo.about,
        contact_name=demo.contact,
    )
    person = Person(Actor(user.reference), keeper.plan, keeper.on)
    return ask_to_join(person=person, claims=claims, language="en").request.id
