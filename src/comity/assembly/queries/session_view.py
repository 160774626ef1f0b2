"""A session as it stands: agenda, who is there, quorum, ballots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.members import Member
from comity.assembly.domain.sessions import ItemState
from comity.assembly.domain.statute import Statute
from comity.assembly.models import AgendaItem, Ballot, NamedVote, Participation, Session
from comity.assembly.queries.members_of import members_of
from comity.assembly.queries.quorums import Quorums, quorums_of
from comity.assembly.queries.sessions import attending, day_of, statute_of_session


@dataclass(frozen=True, slots=True)
class BallotLine:
    """`voted` have voted of `entitled`, which is None before it opens."""

    ballot: Ballot
    voted: int
    entitled: int | None

    @property
    def is_open(self) -> bool:
        return self.ballot.state == BallotState.OPEN.value


@dataclass(frozen=True, slots=True)
class MemberHere:
    """A member of the body, or one that attends; `votes` where it is entitled to."""

    code: str
    name: str
    is_here: bool
    of_body: bool
    votes: bool


@dataclass(frozen=True, slots=True)
class SessionView:
    session: Session
    statute: Statute
    items: tuple[AgendaItem, ...]
    ballots: tuple[BallotLine, ...]
    members: tuple[MemberHere, ...]
    quorums: Quorums

    @property
    def item_taken(self) -> AgendaItem | None:
        return next((it for it in self.items if it.state == ItemState.TAKEN.value), None)

    @property
    def entitled(self) -> int:
        return sum(each.votes for each in self.members)

    @property
    def entitled_here(self) -> int:
        return sum(each.votes and each.is_here for each in self.members)


def members_on_day_of(session: Session, today: date) -> tuple[Member, ...]:
    """All that ever were, as the domain knows them: what takes the longest to load."""
    return members_of(session.assembly, day_of(session, today))


def session_view(
    session: Session,
    visibilities: list[str],
    today: date,
    members: tuple[Member, ...] | None = None,
) -> SessionView:
    """With the ballots that have one of `visibilities`; of those only that they are prepared, open
    or closed, and how many voted, never how. `members` are those of `members_on_day_of`, where
    somebody has them already."""
    if members is None:
        members = members_on_day_of(session, today)
    quorums = quorums_of(session, today, members)
    statute = statute_of_session(session, today)
    return SessionView(
        session=session,
        statute=statute,
        items=tuple(session.items.all()),
        ballots=_ballots(session, visibilities),
        members=_members(
            session, quorums, attending(session, statute, day_of(session, today), members)
        ),
        quorums=quorums,
    )


def _ballots(session: Session, visibilities: list[str]) -> tuple[BallotLine, ...]:
    rows = list(session.ballots.filter(visibility__in=visibilities).order_by("prepared_at", "id"))
    voted: dict[object, int] = {}
    for model in (NamedVote, Participation):
        counts = model._default_manager.filter(ballot__in=rows).values_list("ballot")
        for ballot, count in counts.annotate(count=Count("pk")).order_by():
            voted[ballot] = voted.get(ballot, 0) + count
    return tuple(BallotLine(each, voted.get(each.id, 0), _entitled(each)) for each in rows)


def _entitled(ballot: Ballot) -> int | None:
    """As `electorate` was frozen: a list of electors in plain data."""
    if ballot.electorate is None:
        return None
    electors = ballot.electorate
    if isinstance(electors, dict):
        electors = electors.get("electors", ())
    return sum(bool(each.get("entitled", True)) for each in electors)


def _members(
    session: Session, quorums: Quorums, may_come: frozenset[str]
) -> tuple[MemberHere, ...]:
    rows = session.assembly.members.select_related("organisation").order_by("code")
    electors = quorums.electorate.by_member if quorums.electorate else {}
    return tuple(
        MemberHere(
            code=row.code,
            name=row.organisation.name,
            is_here=row.code in quorums.here,
            of_body=row.code in electors,
            votes=row.code in electors and electors[row.code].entitled,
        )
        for row in rows
        if row.code in may_come or row.code in quorums.here
    )
