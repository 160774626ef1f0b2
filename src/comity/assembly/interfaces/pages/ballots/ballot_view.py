"""One ballot as its page tells it to somebody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from comity.assembly.actions.prepare_ballot import keeps_ballots
from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.counts import Count, Outcome
from comity.assembly.domain.electorate import Elector, Electorate
from comity.assembly.domain.errata import Erratum
from comity.assembly.domain.rules import DecisionRule, Form
from comity.assembly.domain.secret_ballots import operator_could_see
from comity.assembly.domain.statute import Statute
from comity.assembly.formats.ballot_plain import read_count
from comity.assembly.interfaces.count_text import result_text
from comity.assembly.interfaces.pages.ballots.words import CHOICES, OUTCOMES, STATES, Said
from comity.assembly.interfaces.pages.frame import told
from comity.assembly.interfaces.rule_text import rule_sentences
from comity.assembly.models import Ballot, Member
from comity.assembly.queries.ballot_ground import Ground, ground_of
from comity.assembly.queries.ballot_parts import errata_in, granted_in, objections_in, votes_in
from comity.assembly.queries.find_assembly import statute_of, statute_on
from comity.assembly.queries.find_ballot import frozen_of, state_of
from comity.assembly.queries.people import Person
from comity.assembly.queries.seen_ballots import (
    OwnVote,
    own_votes,
    sees_votes,
    votes_seen,
    who_voted,
)
from comity.kernel.domain.errors import ComityError
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.messages import render
from comity.kernel.interfaces.web.translations import translations


@dataclass(frozen=True, slots=True)
class ElectorRow:
    elector: Elector
    name: str
    voted: bool
    choice: str
    sign: str
    word: Said
    by: str
    """the name of whoever cast it by proxy, else "" """

    @property
    def code(self) -> str:
        """Of a State, or of another member its name."""
        return self.elector.member if len(self.elector.member) < 4 else self.name

    @property
    def why_not(self) -> str:
        return said(Message(self.elector.why_not)) if self.elector.why_not else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Members that chose the same, or gave no vote."""

    id: str
    sign: str
    word: Said
    rows: tuple[ElectorRow, ...]


def said(message: Message) -> str:
    return render(message, translations())


@dataclass(frozen=True)
class BallotView:
    person: Person
    ballot: Ballot

    @property
    def state(self) -> BallotState:
        return state_of(self.ballot)

    @property
    def badge(self) -> tuple[str, Said, str]:
        if self.state is BallotState.CLOSED:
            return OUTCOMES[Outcome(self.ballot.outcome)]
        return STATES[self.state]

    @cached_property
    def names(self) -> Mapping[str, str]:
        rows = Member.objects.filter(assembly=self.person.assembly)
        return dict(rows.values_list("code", "organisation__name"))

    @property
    def body_name(self) -> str:
        statute = self._statute
        known = {each.id: each for each in statute.bodies}
        return told(known[self.ballot.body].name) if self.ballot.body in known else self.ballot.body

    @cached_property
    def ground(self) -> Ground | str:
        """Before its opening, or why there is none today."""
        try:
            return ground_of(self.ballot, self.person.on)
        except ComityError as error:
            return error_text(error, translations())

    @property
    def problem(self) -> str:
        """Why it can't be opened today."""
        if self.ballot.opened_at is not None:
            return ""
        if isinstance(self.ground, str):
            return self.ground
        return " ".join(said(each) for each in self.ground.faults)

    @property
    def rule(self) -> DecisionRule | None:
        if self.ballot.opened_at is not None:
            return frozen_of(self.ballot).rule
        return None if isinstance(self.ground, str) else self.ground.rule

    @property
    def electorate(self) -> Electorate | None:
        if self.ballot.opened_at is not None:
            return frozen_of(self.ballot).electorate
        return None if isinstance(self.ground, str) else self.ground.electorate

    @property
    def rule_told(self) -> tuple[str, ...]:
        statute = self._statute
        names = {**self.names}
        names |= {each.id: told(each.name) for each in statute.weights}
        names |= {each.id: told(each.name) for each in statute.classes}
        return rule_sentences(self.rule, translations(), names) if self.rule else ()

    @property
    def is_secret(self) -> bool:
        return self.rule is not None and self.rule.form is Form.SECRET

    @property
    def by_consensus(self) -> bool:
        return self.rule is not None and self.rule.objections is not None

    @property
    def operator_sees(self) -> list[str]:
        return [said(each) for each in operator_could_see(self.rule)] if self.rule else []

    @cached_property
    def count(self) -> Count | None:
        return read_count(self.ballot.result) if self.ballot.result else None

    @property
    def result(self) -> str:
        return result_text(self.count, translations()) if self.count else ""

    @property
    def steps(self) -> list[tuple[bool, str]]:
        return [(it.held, said(it.message)) for it in self.count.steps] if self.count else []

    @cached_property
    def rows(self) -> tuple[ElectorRow, ...]:
        if self.electorate is None:
            return ()
        chosen, voted = votes_seen(self.ballot), who_voted(self.ballot)
        cast_by = {}
        if self.shows_votes:
            cast_by = {it.member: it.by for it in votes_in(self.ballot) if it.by != it.member}
        rows = [
            ElectorRow(
                elector=each,
                name=self.names.get(each.member, each.member),
                voted=each.member in voted,
                choice=chosen.get(each.member, ""),
                sign=CHOICES[chosen[each.member]][0] if each.member in chosen else "",
                word=CHOICES[chosen[each.member]][1] if each.member in chosen else "",
                by=self.names.get(cast_by.get(each.member, ""), ""),
            )
            for each in self.electorate
        ]
        return tuple(sorted(rows, key=lambda each: each.name.casefold()))

    @property
    def shows_votes(self) -> bool:
        return sees_votes(self.ballot) and not self.is_secret and not self.by_consensus

    @property
    def entitled(self) -> list[ElectorRow]:
        return [each for each in self.rows if each.elector.entitled]

    @property
    def without_vote(self) -> list[ElectorRow]:
        return [each for each in self.rows if not each.elector.entitled]

    @property
    def voted(self) -> int:
        return sum(each.voted for each in self.rows)

    def groups(self) -> Iterator[Group]:
        """For the strip of tiles: by choice, as votes stand."""
        if not self.shows_votes:
            return
        for choice, (sign, word) in CHOICES.items():
            rows = tuple(it for it in self.entitled if it.choice == choice)
            yield Group(choice.value, sign, word, rows)

    @property
    def not_voting(self) -> list[ElectorRow]:
        return [each for each in self.entitled if not each.choice]

    @property
    def numbers(self) -> list[tuple[str, str, Said, str]]:
        """Of a closed ballot: how many chose what, also where nobody knows who."""
        if self.count is None or self.by_consensus:
            return []
        plain = self.count.totals[0]
        amounts = {Choice.YES: plain.yes, Choice.NO: plain.no, Choice.ABSTAIN: plain.abstain}
        return [(it.value, *CHOICES[it], str(amounts[it])) for it in CHOICES]

    @cached_property
    def own(self) -> tuple[OwnVote, ...]:
        return own_votes(self.person, self.ballot)

    @property
    def ballots_to_cast(self) -> list[tuple[OwnVote, str]]:
        """With the name of the member that each is of."""
        return [(it, self.names.get(it.member, it.member)) for it in self.own]

    @property
    def objectors(self) -> list[str]:
        return [self.names.get(it, it) for it in objections_in(self.ballot)]

    @property
    def has_objected(self) -> bool:
        return self.person.casts_for in objections_in(self.ballot)

    @property
    def may_object(self) -> bool:
        own = self.person.casts_for
        voters = self.electorate.entitled if self.electorate else frozenset()
        return self.state is BallotState.OPEN and self.by_consensus and own in voters

    @property
    def proxies(self) -> list[tuple[str, str]]:
        def name(code: str) -> str:
            return self.names.get(code, code)

        return [(name(it.grantor), name(it.holder)) for it in granted_in(self.ballot)]

    @property
    def own_proxy(self) -> str:
        """The name of the member that votes for theirs."""
        held = {it.grantor: it.holder for it in granted_in(self.ballot)}
        holder = held.get(self.person.casts_for, "")
        return self.names.get(holder, holder)

    @property
    def may_grant(self) -> bool:
        own, rule = self.person.casts_for, self.rule
        if rule is None or rule.proxies == 0 or rule.objections is not None:
            return False
        if self.state not in (BallotState.PREPARED, BallotState.OPEN):
            return False
        return any(each.elector.member == own and not each.voted for each in self.entitled)

    @property
    def errata(self) -> list[tuple[Erratum, str]]:
        return [(it, self.names.get(it.member, it.member)) for it in errata_in(self.ballot)]

    @property
    def keeps(self) -> bool:
        return keeps_ballots(self.person, self.ballot.body)

    @property
    def may_correct(self) -> bool:
        return (
            self.state is BallotState.CLOSED
            and not self.is_secret
            and not self.by_consensus
            and self.person.may("keep-ballots")
        )

    @property
    def may_break(self) -> bool:
        tied = self.ballot.outcome == Outcome.TIED.value and self.state is BallotState.CLOSED
        return tied and self.person.may_preside(self.ballot.body)

    @property
    def may_enter_paper(self) -> bool:
        votes = self.state is BallotState.OPEN and not self.by_consensus
        return votes and self.person.may("enter-paper")

    @cached_property
    def _statute(self) -> Statute:
        if self.ballot.statute is not None:
            return statute_of(self.ballot.statute)
        return statute_on(self.person.assembly, self.person.on)
