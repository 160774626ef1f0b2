"""Motions before an organisation, and ballots on them, for tests of actions, queries and pages."""

from __future__ import annotations

from pathlib import Path

from django.utils import timezone
from tests.assembly.seeding import NORTH_LAKES, SINCE, Seeded, seeded
from tests.parties.people import person

from comity.assembly.actions.appoint_officer import appoint_officer
from comity.assembly.actions.co_sponsor import co_sponsor
from comity.assembly.actions.move_motion import move_motion
from comity.assembly.actions.propose_amendment import propose_amendment
from comity.assembly.actions.propose_motion import propose_motion
from comity.assembly.actions.settle_amendment import settle_amendment
from comity.assembly.domain.amendments import Action, NewParagraph
from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.counts import Outcome
from comity.assembly.domain.offices import Office
from comity.assembly.domain.paragraphs import MotionText
from comity.assembly.formats.motion_markdown import read_motion_markdown
from comity.assembly.models import Amendment, Ballot, Motion
from comity.assembly.queries.people import Person
from comity.parties.domain.terms import Term

WRITTEN = """# On models {#t}

Recalling its resolution, {#r}

1. Decides to keep a list of models: {#a}
   1. that are large; {#b}
   2. that are sold; {#c}
2. Asks members to report each year. {#d}
3. Remains seized. {#e}
"""


def draft() -> MotionText:
    return read_motion_markdown(WRITTEN, "m.md")


def lakes(folder: Path, motions: str = "{co_sponsors: 1}") -> Seeded:
    """North Lakes, whose motions need a co-sponsor."""
    file = folder / "north-lakes.yaml"
    file.write_text(f"{NORTH_LAKES.read_text()}motions: {motions}\n")
    return seeded(statute=file)


def presiding(made: Seeded, body: str = "assembly") -> Person:
    chair = person(f"chair-{body}")
    appoint_officer(
        person=made.as_secretary(),
        user=chair.id,
        office=Office.PRESIDING,
        body=body,
        term=Term(SINCE),
    )
    return made.as_user(chair)


def proposed_by(made: Seeded, code: str = "KE") -> Motion:
    return propose_motion(person=made.as_head(code), text=draft(), body="assembly", language="en")


def before_body(made: Seeded, code: str = "KE") -> Motion:
    """A motion that may be amended and voted on."""
    motion = proposed_by(made, code)
    for each in ("FR", "JP"):
        co_sponsor(person=made.as_head(each), motion=motion)
    move_motion(person=made.as_head(code), motion=motion, move="submit")
    return move_motion(person=made.as_secretary(), motion=motion, move="put-before-body")


def ballot_on(
    motion: Motion,
    subject: str,
    outcome: Outcome = Outcome.ADOPTED,
    *,
    body: str = "assembly",
    state: BallotState = BallotState.CLOSED,
) -> Ballot:
    """Opened and closed at this moment."""
    closed = state is BallotState.CLOSED
    return Ballot.objects.create(
        assembly=motion.assembly,
        body=body,
        matter=motion.matter,
        subject=subject,
        title=f"Vote on {subject.partition(':')[0]}",
        state=state.value,
        outcome=outcome.value if closed else "",
        opened_at=timezone.now(),
        closed_at=timezone.now() if closed else None,
    )


def replacing(made: Seeded, code: str, motion: Motion, paragraph: str, words: str) -> Amendment:
    return propose_amendment(
        person=made.as_head(code),
        motion=motion,
        action=Action.REPLACE,
        paragraph=paragraph,
        words=words,
    )


def deleting(made: Seeded, code: str, motion: Motion, paragraph: str) -> Amendment:
    return propose_amendment(
        person=made.as_head(code), motion=motion, action=Action.DELETE, paragraph=paragraph
    )


def inserting(made: Seeded, code: str, motion: Motion, paragraph: str, words: str) -> Amendment:
    return propose_amendment(
        person=made.as_head(code),
        motion=motion,
        action=Action.INSERT,
        paragraph=paragraph,
        new=(NewParagraph(words),),
    )


def decided(made: Seeded, amendment: Amendment, outcome: Outcome = Outcome.ADOPTED) -> Amendment:
    """By a ballot of its own."""
    ballot = ballot_on(amendment.motion, amendment.reference, outcome)
    return settle_amendment(person=made.as_secretary(), amendment=amendment, ballot=ballot.id)
