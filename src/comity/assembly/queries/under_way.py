"""What goes on in an organisation on a day, as far as somebody may see it."""

from __future__ import annotations

from dataclasses import dataclass

from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.counts import Outcome
from comity.assembly.domain.sessions import SessionState
from comity.assembly.models import Ballot, Motion, Session, Treaty
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.find_motion import motions_for
from comity.assembly.queries.members_of import members_of
from comity.assembly.queries.people import Person, visible_to
from comity.regulation.domain.truth import Truth

LATEST = 5
"""How many decisions and treaties are told."""
MOST = 20


@dataclass(frozen=True, slots=True)
class UnderWay:
    """`members` are those that are known to be; of `unsure` it is not known. `motions` are those
    that were put and have not come to an end, `motions_total` how many there are."""

    members: int
    unsure: int
    sessions: tuple[Session, ...]
    planned: tuple[Session, ...]
    ballots: tuple[Ballot, ...]
    motions: tuple[Motion, ...]
    motions_total: int
    decisions: tuple[Ballot, ...]
    treaties: tuple[Treaty, ...]
    treaties_total: int

    @property
    def is_quiet(self) -> bool:
        return not (self.sessions or self.planned or self.ballots or self.motions)


def under_way(person: Person) -> UnderWay:
    assembly, seen = person.assembly, visible_to(person)
    statute = statute_on(assembly, person.on)
    known = [each.standing(statute, person.on).member for each in members_of(assembly, person.on)]
    sessions = Session.objects.filter(assembly=assembly, visibility__in=seen)
    planned = sessions.filter(
        state=SessionState.PLANNED.value, starts_at__date__gte=person.on
    ).order_by("starts_at")
    ballots = Ballot.objects.filter(assembly=assembly, visibility__in=seen)
    decided = ballots.filter(state=BallotState.CLOSED.value).exclude(
        outcome__in=["", Outcome.TIED.value]
    )
    decided = decided.filter(election=None)
    table = statute.motions.table
    states = [each for each in table.states if table.amendable(each)]
    motions = motions_for(person).filter(state__in=states)
    treaties = Treaty.objects.filter(assembly=assembly)
    return UnderWay(
        members=known.count(Truth.TRUE),
        unsure=known.count(Truth.UNKNOWN),
        sessions=tuple(sessions.filter(state=SessionState.OPEN.value)[:MOST]),
        planned=tuple(planned[:LATEST]),
        ballots=tuple(ballots.filter(state=BallotState.OPEN.value)[:MOST]),
        motions=tuple(motions[:MOST]),
        motions_total=motions.count(),
        decisions=tuple(decided.order_by("-closed_at")[:LATEST]),
        treaties=tuple(treaties[:LATEST]),
        treaties_total=treaties.count(),
    )
