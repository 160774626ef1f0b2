"""The session of the demo, which is still open: an amendment was voted on, the budget is being
voted on, an election is over, and a member votes for another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from comity.assembly.actions.cast_secret_vote import cast_secret_vote
from comity.assembly.actions.cast_vote import cast_vote
from comity.assembly.actions.change_agenda import add_item
from comity.assembly.actions.close_ballot import close_ballot
from comity.assembly.actions.demo.motions import As
from comity.assembly.actions.grant_proxy import grant_proxy
from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.actions.open_session import open_session
from comity.assembly.actions.plan_session import plan_session
from comity.assembly.actions.prepare_ballot import prepare_ballot
from comity.assembly.actions.record_movement import record_movement
from comity.assembly.actions.settle_amendment import settle_amendment
from comity.assembly.actions.take_item import take_item
from comity.assembly.domain.choices import Choice
from comity.assembly.models import Ballot, Member, Motion, Session
from comity.assembly.queries.people import Person
from comity.kernel.domain.audit import Visibility

PRESENT = ("alder", "birch", "cedar", "dunmore", "elm", "hydro", "ice", "maps")
"""All but Fern Island, which is represented by Elm Shore."""
ON_AMENDMENT = ["yes", "no", "no", "yes", "no", "no", "no", "abstain"]
ON_SECRETARY = ["yes", "yes", "yes", "yes", "yes", "no", "yes", "yes"]
ON_BUDGET = ["yes", "yes", "yes", "no"]


def hold_session(
    acting: As, secretary: Person, members: Mapping[str, Member], motions: tuple[Motion, ...]
) -> Session:
    session = _opened(secretary, members, motions)
    readings, budget, _accord = motions
    amendment = readings.amendments.get(number=1)
    ballot = _ballot(secretary, session, subject=amendment.reference)
    _named(acting, ballot, ON_AMENDMENT)
    close_ballot(person=secretary, ballot=ballot.id)
    settle_amendment(person=secretary, amendment=amendment, ballot=ballot.id)
    _vote_secretly(acting, secretary, session)
    ballot = _ballot(secretary, session, subject=budget.reference)
    grant_proxy(person=acting("fern"), ballot=ballot.id, holder=members["elm"].code)
    _named(acting, ballot, ON_BUDGET)
    plan_session(
        person=secretary,
        body="council",
        name="Council, winter",
        starts_at=timezone.now() + timedelta(days=20),
        visibility=Visibility.PUBLIC,
    )
    return session


def _opened(
    secretary: Person, members: Mapping[str, Member], motions: tuple[Motion, ...]
) -> Session:
    planned = plan_session(
        person=secretary,
        body="assembly",
        name="First session",
        starts_at=timezone.now(),
        place="Alder Bay",
        visibility=Visibility.PUBLIC,
    )
    session = planned.session
    items = [
        add_item(person=secretary, session=session.id, subject=each.reference) for each in motions
    ]
    open_session(person=secretary, session=session.id)
    codes = [members[key].code for key in PRESENT]
    record_movement(person=secretary, session=session.id, members=codes, arrives=True)
    take_item(person=secretary, session=session.id, item=items[0].id)
    return session


def _ballot(secretary: Person, session: Session, *, subject: str) -> Ballot:
    prepared = prepare_ballot(
        person=secretary, subject=subject, session=session.id, visibility=Visibility.PUBLIC
    )
    return open_ballot(person=secretary, ballot=prepared.id)


def _named(acting: As, ballot: Ballot, choices: list[str]) -> None:
    for key, choice in zip(PRESENT, choices, strict=False):
        cast_vote(person=acting(key), ballot=ballot.id, choice=Choice(choice))


def _vote_secretly(acting: As, secretary: Person, session: Session) -> None:
    """On the choice of the secretary, which the statute has decided in secret."""
    prepared = prepare_ballot(
        person=secretary,
        title="Sofia Marin as secretary for four years",
        body="assembly",
        matter="election",
        session=session.id,
        visibility=Visibility.PUBLIC,
    )
    ballot: UUID = open_ballot(person=secretary, ballot=prepared.id).id
    for key, choice in zip(PRESENT, ON_SECRETARY, strict=True):
        cast_secret_vote(person=acting(key), ballot=ballot, choice=Choice(choice))
    close_ballot(person=secretary, ballot=ballot)
