"""What everybody sees of a session that goes on: one fragment of HTML for each language and each of
the tiers of what readers may see."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import NullTranslations
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Count, Max
from django.template.loader import render_to_string
from django.utils import timezone, translation

from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.counts import Outcome
from comity.assembly.domain.elections import ElectionOutcome
from comity.assembly.domain.members import Member
from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.interfaces.pages.frame import told
from comity.assembly.models import Ballot, NamedVote, Participation, Session
from comity.assembly.queries.party_names import party_names
from comity.assembly.queries.quorums import QuorumState
from comity.assembly.queries.session_view import (
    BallotLine,
    SessionView,
    members_on_day_of,
    session_view,
)
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.kernel.interfaces.web.translations import translations

Tier = tuple[str, ...]
"""The visibilities that a reader sees."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`id` is the same for the same HTML, whichever process made it."""

    id: str
    html: str

    @property
    def event(self) -> bytes:
        """As server-sent events are written."""
        lines = "".join(f"data: {line}\n" for line in self.html.splitlines())
        return f"id: {self.id}\nevent: session\n{lines}\n".encode()


@dataclass(frozen=True, slots=True)
class MemberTile:
    code: str
    name: str
    is_here: bool
    votes: bool

    @property
    def label(self) -> str:
        """The code of a State; of any other member the name, since its code says nothing."""
        return self.code if ":" not in self.code else self.name


@dataclass(frozen=True, slots=True)
class QuorumWords:
    """`state` is `met`, `lost`, `missing` or `unknown`; `matters` are names, none for all else."""

    state: str
    matters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BallotWords:
    line: BallotLine
    state: str
    result: str


@dataclass(frozen=True)
class Sitting:
    """A session as it stands, loaded once for all its pictures."""

    session: Session
    members: tuple[Member, ...]


def sitting(session: UUID) -> Sitting:
    row = Session.objects.select_related("assembly", "statute", "presiding").get(id=session)
    return Sitting(row, members_on_day_of(row, timezone.now().date()))


def picture(of: Sitting, language: str, tier: Tier) -> Picture | None:
    """None where the tier does not see it."""
    if of.session.visibility not in tier:
        return None
    with translation.override(language):
        context = live_context(of.session, tier, of.members)
        html = render_to_string("assembly/live_fragment.html", context)
    return Picture(sha256(html.encode()).hexdigest()[:16], html)


def live_context(
    session: Session, tier: Tier, members: tuple[Member, ...] | None = None
) -> dict[str, Any]:
    """For the fragment, in the language in force."""
    today = timezone.now().date()
    view = session_view(session, list(tier), today, members)
    language = translation.get_language() or "en"
    names = party_names(session.assembly, view.statute, language)
    by_name = sorted(view.members, key=lambda each: names.party(each.code).casefold())
    return {
        "slug": session.assembly.slug,
        "view": view,
        "session": session,
        "tiles": [
            MemberTile(it.code, names.party(it.code), it.is_here, it.votes) for it in by_name
        ],
        "quorums": [quorum_words(view, each) for each in view.quorums.states],
        "ballots": [_ballot(each, translations()) for each in view.ballots],
    }


def quorum_words(view: SessionView, state: QuorumState) -> QuorumWords:
    names = {each.id: told(each.name) for each in view.statute.matters}
    matters = tuple(names.get(each, each) for each in state.matters if each)
    if state.is_met is None:
        return QuorumWords("unknown", matters)
    word = "met" if state.is_met else "lost" if state.was_lost else "missing"
    return QuorumWords(word, matters)


def _ballot(line: BallotLine, words: NullTranslations) -> BallotWords:
    outcome = line.ballot.outcome
    known = {*Outcome, *ElectionOutcome}
    shown = line.ballot.state == BallotState.CLOSED.value and outcome in known
    result = render(Message(f"outcome-{outcome}"), words) if shown else ""
    return BallotWords(line, line.ballot.state, result)


def signature(session: UUID) -> tuple[object, ...]:
    """Changes whenever the picture of some reader may. A few small queries."""
    rows = Session.objects.filter(id=session)
    head = rows.values_list(
        "name", "state", "place", "starts_at", "presiding", "visibility", "statute"
    ).first()
    moved = rows.aggregate(count=Count("movements"), last=Max("movements__id"))
    items = rows.values_list("items__id", "items__position", "items__title", "items__state")
    ballots = Ballot.objects.filter(session=session)
    states = ballots.values_list("id", "title", "state", "outcome", "visibility").order_by("id")
    open_now = ballots.filter(state=BallotState.OPEN.value)
    voted = tuple(
        model._default_manager.filter(ballot__in=open_now).count()
        for model in (NamedVote, Participation)
    )
    ordered = items.order_by("items__position")
    return head, *moved.values(), tuple(ordered), tuple(states), *voted
