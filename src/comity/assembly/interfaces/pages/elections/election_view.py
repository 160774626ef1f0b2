"""One election as its page tells it to somebody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from comity.assembly.actions.prepare_ballot import keeps_ballots
from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.contests import Contest
from comity.assembly.domain.election_course import ElectionState, Progress
from comity.assembly.domain.elections import ElectionOutcome, Round, Ties
from comity.assembly.domain.rules import DecisionRule
from comity.assembly.domain.secret_ballots import operator_could_see
from comity.assembly.formats.ballot_plain import read_round
from comity.assembly.interfaces.pages.ballots.words import STATES as ROUND_STATES
from comity.assembly.interfaces.pages.ballots.words import Said
from comity.assembly.interfaces.pages.elections.words import OUTCOMES, STATES, TIES
from comity.assembly.interfaces.pages.frame import told
from comity.assembly.interfaces.rule_text import rule_sentences
from comity.assembly.models import Ballot, DrawnLot, Election, Member
from comity.assembly.queries.ballot_parts import granted_in
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.find_ballot import frozen_of
from comity.assembly.queries.find_election import (
    contest_of,
    election_state,
    progress_of,
    rounds_of,
)
from comity.assembly.queries.people import Person
from comity.assembly.queries.seen_ballots import OwnVote, own_votes, who_voted
from comity.kernel.domain.errors import ComityError
from comity.kernel.domain.messages import Message, Parameter
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.messages import render
from comity.kernel.interfaces.web.translations import translations

Names = Mapping[str, str]


@dataclass(frozen=True)
class RoundView:
    ballot: Ballot
    names: Names
    """of members, by code; empty where candidates are persons"""

    @property
    def state(self) -> BallotState:
        return BallotState(self.ballot.state)

    @property
    def badge(self) -> tuple[str, Said, str]:
        if self.state is BallotState.CLOSED:
            return OUTCOMES[ElectionOutcome(self.ballot.outcome)]
        return ROUND_STATES[self.state]

    @cached_property
    def contest(self) -> Contest:
        return contest_of(self.ballot)

    @property
    def standing(self) -> list[tuple[str, str]]:
        """Code or name, and what it is called; by that."""
        pairs = [(each, self.names.get(each, each)) for each in self.contest.among]
        return sorted(pairs, key=lambda pair: pair[1].casefold())

    @cached_property
    def count(self) -> Round | None:
        return read_round(self.ballot.result) if self.state is BallotState.CLOSED else None

    @property
    def headline(self) -> str:
        return self._said(self.count.headline) if self.count else ""

    @property
    def steps(self) -> list[tuple[bool, str]]:
        return [(it.held, self._said(it.message)) for it in self.count.steps] if self.count else []

    @property
    def votes(self) -> list[tuple[str, int, bool]]:
        """Name, votes, and whether elected; the most first, equals by name."""
        if self.count is None:
            return []
        rows = [
            (self.names.get(each, each), number, each in self.count.elected)
            for each, number in self.count.votes.items()
        ]
        return sorted(rows, key=lambda row: (-row[1], row[0].casefold()))

    @property
    def lot(self) -> DrawnLot | None:
        return DrawnLot.objects.filter(ballot=self.ballot).first()

    @property
    def entitled(self) -> int:
        return len(frozen_of(self.ballot).electorate.entitled)

    @property
    def voted(self) -> int:
        return len(who_voted(self.ballot))

    def _said(self, message: Message) -> str:
        params: dict[str, Parameter] = dict(message.params)
        for key, value in params.items():
            if key == "name" and isinstance(value, str):
                params[key] = self.names.get(value, value)
            if key in ("names", "drawn") and isinstance(value, tuple | list):
                params[key] = tuple(self.names.get(str(each), str(each)) for each in value)
        return render(Message(message.id, params), translations())


@dataclass(frozen=True)
class ElectionView:
    person: Person
    election: Election

    @property
    def state(self) -> ElectionState:
        return election_state(self.election)

    @property
    def badge(self) -> tuple[str, Said, str]:
        return STATES[self.state]

    @cached_property
    def member_names(self) -> Names:
        rows = Member.objects.filter(assembly=self.person.assembly)
        return dict(rows.values_list("code", "organisation__name"))

    @property
    def names(self) -> Names:
        return self.member_names if self.election.seats_in else {}

    def called(self, each: str) -> str:
        return self.names.get(each, each)

    @property
    def body_name(self) -> str:
        return self._body(self.election.body)

    @property
    def to(self) -> str:
        """What it is an election to."""
        return self.election.office or self._body(self.election.seats_in)

    @property
    def candidates(self) -> list[tuple[str, str]]:
        pairs = [(each, self.called(each)) for each in self.election.candidates]
        return sorted(pairs, key=lambda pair: pair[1].casefold())

    @property
    def ties(self) -> Said:
        return TIES[Ties(self.election.ties)]

    @cached_property
    def rule(self) -> DecisionRule | None:
        """That of the last round, or else today's."""
        if self.rounds:
            return frozen_of(self.rounds[-1].ballot).rule
        statute = statute_on(self.person.assembly, self.person.on)
        try:
            return statute.rule_for(self.election.body, self.election.matter)
        except ComityError:
            return None

    @property
    def rule_told(self) -> tuple[str, ...]:
        return rule_sentences(self.rule, translations(), self.member_names) if self.rule else ()

    @property
    def operator_sees(self) -> list[str]:
        seen = operator_could_see(self.rule) if self.rule else ()
        return [render(each, translations()) for each in seen]

    @cached_property
    def rounds(self) -> tuple[RoundView, ...]:
        return tuple(RoundView(each, self.names) for each in rounds_of(self.election))

    @property
    def now(self) -> RoundView | None:
        """The round that is open."""
        return next((it for it in self.rounds if it.state is BallotState.OPEN), None)

    @cached_property
    def progress(self) -> Progress:
        return progress_of(self.election)

    @property
    def elected(self) -> list[str]:
        return self.listed(self.progress.elected)

    @property
    def standing(self) -> list[str]:
        return self.listed(self.progress.standing)

    @property
    def lot(self) -> list[str]:
        return self.listed(self.progress.lot)

    @property
    def own(self) -> list[tuple[OwnVote, str]]:
        """The votes that the reader may cast, or has cast, in the round that is open."""
        if self.now is None:
            return []
        votes = own_votes(self.person, self.now.ballot)
        return [(each, self.member_names.get(each.member, each.member)) for each in votes]

    @property
    def own_proxy(self) -> str:
        """The name of the member that votes for theirs in the round that is open."""
        if self.now is None:
            return ""
        held = {it.grantor: it.holder for it in granted_in(self.now.ballot)}
        holder = held.get(self.person.casts_for, "")
        return self.member_names.get(holder, holder)

    @property
    def may_grant(self) -> bool:
        """To let another vote for theirs, or to take that back."""
        if self.now is None or self.rule is None or self.rule.proxies == 0:
            return False
        own, ballot = self.person.casts_for, self.now.ballot
        return own in frozen_of(ballot).electorate.entitled and own not in who_voted(ballot)

    @property
    def holders(self) -> list[str]:
        """Who could vote for theirs."""
        if self.now is None:
            return []
        entitled = frozen_of(self.now.ballot).electorate.entitled
        return sorted(entitled - {self.person.casts_for})

    @property
    def keeps(self) -> bool:
        return keeps_ballots(self.person, self.election.body)

    @property
    def may_enter_paper(self) -> bool:
        return self.now is not None and self.person.may("enter-paper")

    @property
    def may_open(self) -> bool:
        runs = self.state in (ElectionState.PREPARED, ElectionState.RUNNING)
        ready = self.now is None and not self.progress.is_over and not self.progress.lot
        return self.keeps and runs and ready

    @property
    def may_finish(self) -> bool:
        ready = self.now is None and not self.progress.lot
        return self.keeps and self.state is ElectionState.RUNNING and ready

    @property
    def may_draw(self) -> bool:
        waits = self.state is ElectionState.RUNNING and bool(self.progress.lot)
        return waits and self.person.may_preside(self.election.body)

    @property
    def may_annul_round(self) -> bool:
        held = any(it.state is not BallotState.ANNULLED for it in self.rounds)
        return self.keeps and self.state is ElectionState.RUNNING and held

    @property
    def was_counted(self) -> bool:
        return any(it.state is BallotState.CLOSED for it in self.rounds)

    def refusal(self, error: ComityError) -> str:
        return error_text(error, translations())

    def listed(self, names: Iterable[str]) -> list[str]:
        return sorted((self.called(each) for each in names), key=str.casefold)

    def _body(self, id: str) -> str:
        statute = statute_on(self.person.assembly, self.person.on)
        return next((told(each.name) for each in statute.bodies if each.id == id), id)
