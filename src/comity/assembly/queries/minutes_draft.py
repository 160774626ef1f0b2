"""What the minutes of a session are drafted from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.errata import Erratum
from comity.assembly.domain.minutes import (
    Event,
    Happened,
    Item,
    draft,
    item_of,
    item_of_erratum,
    items_of_presence,
    items_of_quorum,
)
from comity.assembly.formats.ballot_plain import read_count, read_round
from comity.assembly.models import Ballot, Session, SessionEvent
from comity.assembly.queries.presence import stays_in
from comity.assembly.queries.quorums import quorums_of
from comity.assembly.queries.sessions import statute_of_session
from comity.assembly.queries.subjects import subject_of
from comity.kernel.domain.errors import UnknownName
from comity.kernel.domain.messages import Message


def minutes_draft(session: Session, today: date) -> tuple[Item, ...]:
    """Presence, quorum by the body's default rule, events, ballots with each step of their count,
    errata. Details of a closed ballot are the headline of its count, then the steps; where an
    erratum changed the outcome, they stand under the last erratum."""
    ballots = list(session.ballots.order_by("opened_at", "id"))
    states = quorums_of(session, today).states
    changes = states[0].changes if states and states[0].matters[:1] == ("",) else ()
    return draft(
        items_of_presence(stays_in(session)),
        items_of_quorum(changes),
        [_event(session, each, ballots, today) for each in session.events.all()],
        [item for each in ballots for item in _errata(each)],
    )


def _event(session: Session, row: SessionEvent, ballots: list[Ballot], today: date) -> Item:
    happened = Happened(row.happened)
    about = dict(row.about)
    if happened is Happened.BALLOT_OPENED:
        own = str(about["subject"]).startswith("ballot:")  # about nothing but itself
        subject = _title(session, str(about["subject"]), today)
        if own or subject == about["ballot"]:
            told = {"ballot": about["ballot"], "rule": about["rule"]}
            return Item(row.at, Message("minutes-question-opened", told))
        about["subject"] = subject
    item = item_of(Event(row.at, happened, about))
    if happened is Happened.BALLOT_CLOSED:
        return replace(item, details=_count(about, ballots))
    if happened is Happened.LOT_DRAWN:
        drawn = [it for it in ballots if str(it.id) == about["key"] and it.result]
        return replace(item, details=_told(drawn[0]) if drawn else ())
    return item


def _count(about: dict[str, object], ballots: list[Ballot]) -> tuple[Message, ...]:
    """By the key of the ballot, or by its title, where one alone has it."""
    closed = [it for it in ballots if it.state == BallotState.CLOSED.value and it.result]
    named = [it for it in closed if about.get("key", "") == str(it.id)]
    named = named or [it for it in closed if it.title == about["ballot"]]
    if len(named) != 1 or named[0].outcome != about["result"]:
        return ()
    return _told(named[0])


def _told(ballot: Ballot) -> tuple[Message, ...]:
    contested = ballot.contest is not None
    count = read_round(ballot.result) if contested else read_count(ballot.result)
    return (count.headline, *(step.message for step in count.steps))


def _title(session: Session, subject: str, today: date) -> str:
    try:
        return subject_of(session.assembly, statute_of_session(session, today), subject).title
    except UnknownName:
        return subject


def _errata(ballot: Ballot) -> list[Item]:
    items = [
        item_of_erratum(
            row.at,
            ballot.title,
            Erratum(
                row.member,
                Choice(row.old) if row.old else None,
                Choice(row.new) if row.new else None,
                row.asked_by,
                row.why,
            ),
        )
        for row in ballot.errata.all()
    ]
    if items and ballot.result:
        items[-1] = replace(items[-1], details=_told(ballot))
    return items
