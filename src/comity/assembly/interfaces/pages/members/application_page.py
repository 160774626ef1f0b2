"""What the page of one application shows, and to whom it offers what."""

from __future__ import annotations

from dataclasses import dataclass

from comity.assembly.domain.application_decisions import ON_ADMISSION, led_to
from comity.assembly.domain.applications import ApplicationState, Mover
from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.counts import Outcome
from comity.assembly.domain.member_classes import Right
from comity.assembly.interfaces.pages.frame import told
from comity.assembly.interfaces.pages.members.badges import Badge, sentence, state_badge
from comity.assembly.interfaces.pages.members.words import MOVES, SIDES, STATES, Said
from comity.assembly.models import Application, ApplicationMove, Ballot, Document
from comity.assembly.queries.applications import Standing, application_standing
from comity.assembly.queries.decisions import decisions_on
from comity.assembly.queries.documents import documents_about, is_own_side
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import NotPermitted
from comity.kernel.domain.messages import Message


@dataclass(frozen=True, slots=True)
class Asked:
    """A document that the statute names, and what was filed as it."""

    name: str
    required: bool
    files: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """A move that the reader may make. `ballot` is the decision that it carries out."""

    side: str
    to: str
    label: Said
    ballot: str = ""


@dataclass(frozen=True, slots=True)
class Moves:
    row: ApplicationMove
    badge: Badge
    side: Said


@dataclass(frozen=True, slots=True)
class Voted:
    ballot: Ballot
    outcome: str
    offered: tuple[Offered, ...]


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    row: Application
    standing: Standing
    badge: Badge
    class_name: str
    body_name: str
    asked: tuple[Asked, ...]
    others: tuple[Document, ...]
    moves: tuple[Moves, ...]
    offered: tuple[Offered, ...]
    ballots: tuple[Voted, ...]
    sponsors: tuple[str, ...]
    may_file: bool
    may_sponsor: bool
    may_put_to_vote: bool
    submitted_by_contact: str


def application_page(person: Person, row: Application) -> ApplicationPage:
    standing = application_standing(row, person.on)
    statute = standing.statute
    keeps, own = person.may("keep-members"), is_own_side(person, row)
    body = standing.admission.decided.by
    carries = keeps or person.may_preside(body)
    documents = documents_about(person, row)
    named = {each.id for each in standing.admission.documents}
    sponsors = row.sponsorships.select_related("member__organisation")
    return ApplicationPage(
        row=row,
        standing=standing,
        badge=state_badge(row),
        class_name=told(statute.member_class(row.member_class).name),
        body_name=told(statute.body(body).name),
        asked=tuple(
            Asked(
                told(each.name),
                each.required,
                tuple(it for it in documents if it.part == each.id),
            )
            for each in standing.admission.documents
        ),
        others=tuple(it for it in documents if it.part not in named),
        moves=tuple(
            Moves(it, Badge(*STATES[ApplicationState(it.to)]), SIDES[Mover(it.by)])
            for it in row.moves.all()
        ),
        offered=tuple(_offered(standing, keeps=keeps, own=own)),
        ballots=tuple(_voted(standing, row, carries) for row in _ballots(person, row)),
        sponsors=tuple(it.member.organisation.name for it in sponsors),
        may_file=standing.is_undecided and (keeps or own),
        may_sponsor=standing.is_undecided and not own and _may_sponsor(person, row),
        may_put_to_vote=standing.is_undecided and person.may("keep-ballots"),
        submitted_by_contact=row.submitted_by.email if keeps else "",
    )


def _offered(standing: Standing, *, keeps: bool, own: bool) -> list[Offered]:
    sides = [Mover.SECRETARY] * keeps + [Mover.APPLICANT] * own
    return [
        Offered(side.value, to.value, MOVES[to])
        for side in sides
        for to in standing.application.possible(side)
    ]


def _ballots(person: Person, row: Application) -> list[Ballot]:
    found = [
        *decisions_on(person.assembly, row.reference),
        *decisions_on(person.assembly, row.deferral),
    ]
    return [it for it in found if it.visibility != "private" or person.sees(it.visibility)]


def _voted(standing: Standing, ballot: Ballot, carries: bool) -> Voted:
    """With what it leads to, where that was not done yet."""
    if ballot.state != BallotState.CLOSED.value or not ballot.outcome:
        return Voted(ballot, "", ())
    outcome = Outcome(ballot.outcome)
    shown = sentence(Message(f"outcome-{outcome}"))
    used = any(each.decision == ballot.reference for each in standing.application.moves)
    if used or not carries:
        return Voted(ballot, shown, ())
    leads = led_to(standing.admission, ballot.body, ballot.matter, outcome)
    on_admission = ballot.subject == standing.row.reference
    leads = frozenset(it for it in leads if (it in ON_ADMISSION) == on_admission)
    possible = [it for it in standing.application.possible(Mover.BODY) if it in leads]
    return Voted(
        ballot,
        shown,
        tuple(Offered(Mover.BODY.value, it.value, MOVES[it], str(ballot.id)) for it in possible),
    )


def _may_sponsor(person: Person, row: Application) -> bool:
    try:
        member = person.acts_for(Right.SPONSOR)
    except NotPermitted:
        return False
    return not row.sponsorships.filter(member=member).exists()
