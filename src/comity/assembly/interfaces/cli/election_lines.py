"""An election on the terminal, in the words of its page."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext, ngettext

from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.election_course import ElectionState
from comity.assembly.interfaces.cli.rows import one_line, row_of
from comity.assembly.interfaces.pages.elections.election_view import ElectionView, RoundView
from comity.assembly.queries.find_election import seen_election
from comity.assembly.queries.people import Person
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.kernel.interfaces.punctuation import strung
from comity.kernel.interfaces.web.translations import translations

WHO_IS_ELECTED = (
    "Of candidates, those who reach the majority of the valid ballots are elected; blank ones are "
    "not valid. If seats are left, the leading candidates stand again, two for each seat."
)


def election_lines(person: Person, key: UUID) -> Iterator[str]:
    """What it is called, to what and how it stands; its rule; then a line for each candidate, and
    for each round how it was counted and the votes for each. Raises
    `UnknownName("election-unknown")`."""
    view = ElectionView(person, seen_election(person, key))
    yield one_line(view.election.title)
    ties = gettext("If votes are equal, %(what)s.") % {"what": view.ties}
    yield one_line(f"{_to_what(view)} {ties}")
    yield one_line(_stands(view))
    yield one_line(" ".join((*view.rule_told, gettext(WHO_IS_ELECTED))))
    for code, name in view.candidates:
        yield row_of(("candidate", code, name) if view.names else ("candidate", code))
    for each in view.rounds:
        yield from _round(each)


def _to_what(view: ElectionView) -> str:
    if not view.election.seats_in:
        return gettext("To the office: %(office)s.") % {"office": view.to}
    n = view.election.seats
    told = ngettext("For %(n)s seat in: %(body)s.", "For %(n)s seats in: %(body)s.", n)
    return told % {"n": n, "body": view.to}


def _stands(view: ElectionView) -> str:
    parts = [render(Message("election-is", {"state": str(view.badge[1])}))]
    if view.state is ElectionState.ANNULLED:
        return f"{parts[0]} {view.election.why_annulled}"
    if view.elected:
        parts.append(gettext("Elected: %(names)s.") % {"names": ", ".join(view.elected)})
    return " ".join((*parts, *_next(view)))


def _next(view: ElectionView) -> Iterator[str]:
    """What comes now, or what is left."""
    left = view.progress.seats_left
    if view.lot:
        names = {"names": ", ".join(view.lot)}
        yield gettext("Lots must be drawn between %(names)s.") % names
    elif view.state is ElectionState.FINISHED:
        if left:
            stay = ngettext("%(n)s seat stays empty.", "%(n)s seats stay empty.", left)
            yield stay % {"n": left}
    elif view.now is not None:
        told = ngettext(
            "A round is open; %(voted)s of %(n)s member has voted.",
            "A round is open; %(voted)s of %(n)s members have voted.",
            view.now.entitled,
        )
        yield told % {"n": view.now.entitled, "voted": view.now.voted}
    elif view.state is ElectionState.PREPARED:
        n = len(view.candidates)
        yield ngettext("%(n)s candidate stands.", "%(n)s candidates stand.", n) % {"n": n}
    elif not view.progress.is_over:
        names = {"names": ", ".join(view.standing)}
        yield gettext("The next round is between %(names)s.") % names


def _round(view: RoundView) -> Iterator[str]:
    ballot = view.ballot
    took = ngettext(
        "%(voted)s of %(n)s member voted.", "%(voted)s of %(n)s members voted.", view.entitled
    ) % {"voted": view.voted, "n": view.entitled}
    yield row_of(("round", ballot.id, view.badge[1], ballot.title, took))
    if view.state is BallotState.ANNULLED:
        yield one_line(ballot.why_annulled)
    if view.count is None:
        return
    steps = strung([text for _held, text in view.steps], translations())
    yield one_line(f"{view.headline}; {steps}.")
    for name, votes, elected in view.votes:
        yield row_of(("votes", votes, name, "elected" if elected else ""))
    if lot := view.lot:
        yield one_line(
            gettext("Lots were drawn by %(by)s. Witnesses: %(witnesses)s")
            % {"by": lot.drawn_by, "witnesses": lot.witnesses}
        )
