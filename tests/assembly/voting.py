"""Ballots of North Lakes and votes in them, for tests."""

from __future__ import annotations

from uuid import UUID

from tests.assembly.seeding import Seeded

from comity.assembly.actions.cast_secret_vote import cast_secret_vote
from comity.assembly.actions.cast_vote import cast_vote
from comity.assembly.actions.close_ballot import close_ballot
from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.actions.prepare_ballot import prepare_ballot
from comity.assembly.domain.choices import Choice
from comity.assembly.models import Ballot
from comity.kernel.domain.audit import Visibility

YES, NO, ABSTAIN = Choice.YES, Choice.NO, Choice.ABSTAIN


def prepared(
    made: Seeded,
    *,
    title: str = "Shall we?",
    matter: str = "",
    body: str = "assembly",
    session: UUID | None = None,
    visibility: Visibility = Visibility.MEMBERS,
) -> Ballot:
    return prepare_ballot(
        person=made.as_secretary(),
        title=title,
        body=body,
        matter=matter,
        session=session,
        visibility=visibility,
    )


def opened(made: Seeded, *, matter: str = "", session: UUID | None = None) -> Ballot:
    ballot = prepared(made, matter=matter, session=session)
    return open_ballot(person=made.as_secretary(), ballot=ballot.id)


def vote(made: Seeded, ballot: Ballot, **choices: Choice) -> None:
    """Each State by its head."""
    for code, choice in choices.items():
        cast_vote(person=made.as_head(code), ballot=ballot.id, choice=choice)


def vote_secretly(made: Seeded, ballot: Ballot, **choices: Choice) -> None:
    for code, choice in choices.items():
        cast_secret_vote(person=made.as_head(code), ballot=ballot.id, choice=choice)


def closed(made: Seeded, ballot: Ballot) -> Ballot:
    return close_ballot(person=made.as_secretary(), ballot=ballot.id)


def voted(made: Seeded, subject: str, **choices: Choice) -> Ballot:
    """A closed ballot on it, as a body holds one."""
    ballot = prepare_ballot(person=made.as_secretary(), subject=subject)
    open_ballot(person=made.as_secretary(), ballot=ballot.id)
    vote(made, ballot, **choices)
    return closed(made, ballot)
