"""Whether a session has the quorum of each rule that it may decide under."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.assembly.domain.electorate import Electorate
from comity.assembly.domain.members import Member
from comity.assembly.domain.presence import QuorumChange, Stay, has_quorum, quorum_changes
from comity.assembly.domain.rules import DecisionRule
from comity.assembly.domain.statute import Statute
from comity.assembly.domain.who_votes import electorate_of
from comity.assembly.models import Session
from comity.assembly.queries.members_of import members_of
from comity.assembly.queries.presence import stays_in
from comity.assembly.queries.sessions import day_of, statute_of_session
from comity.assembly.queries.subjects import subject_of
from comity.kernel.domain.errors import ComityError, UnknownName


@dataclass(frozen=True, slots=True)
class QuorumState:
    """Of a rule, and of the `matters` on the agenda that it decides; its default rule decides the
    matter "". `is_met` is None where it can't be known, and `why` says why; a rule without a quorum
    has it always."""

    rule: DecisionRule
    matters: tuple[str, ...]
    is_met: bool | None
    changes: tuple[QuorumChange, ...] = ()
    why: ComityError | None = None

    @property
    def was_lost(self) -> bool:
        """It was there, and is no longer."""
        return self.is_met is False and bool(self.changes)


@dataclass(frozen=True, slots=True)
class Quorums:
    """`here` are those of the body that are present, `entitled` those of them that may vote."""

    states: tuple[QuorumState, ...]
    here: frozenset[str]
    electorate: Electorate | None

    @property
    def entitled_here(self) -> frozenset[str]:
        return self.here & self.electorate.entitled if self.electorate else frozenset()


def quorums_of(session: Session, today: date, members: tuple[Member, ...] | None = None) -> Quorums:
    """By the members as they stood on the day of the session, where they are not given."""
    statute = statute_of_session(session, today)
    on = day_of(session, today)
    stays = stays_in(session)
    here = frozenset(each.member for each in stays if each.end is None)
    rules = _rules(session, statute)
    try:
        standing = members_of(session.assembly, on) if members is None else members
        electorate = electorate_of(statute, session.body, standing, on)
    except ComityError as error:
        states = tuple(QuorumState(rule, of, None, why=error) for rule, of in rules)
        return Quorums(states, here, None)
    states = tuple(_state(rule, of, electorate, stays, here) for rule, of in rules)
    return Quorums(states, here, electorate)


def _rules(session: Session, statute: Statute) -> list[tuple[DecisionRule, tuple[str, ...]]]:
    """The default rule first, then those of matters in the order of the agenda."""
    body = statute.body(session.body)
    matters = [""] if body.default_rule else []
    for item in session.items.exclude(subject=""):
        try:
            subject = subject_of(session.assembly, statute, item.subject)
        except UnknownName:
            continue
        if subject.body in ("", body.id) and subject.matter not in matters:
            matters.append(subject.matter)
    found: dict[str, list[str]] = {}
    for matter in matters:
        if rule := body.rules.get(matter, body.default_rule):
            found.setdefault(rule, []).append(matter)
    return [(statute.rule(rule), tuple(of)) for rule, of in found.items()]


def _state(
    rule: DecisionRule,
    matters: tuple[str, ...],
    electorate: Electorate,
    stays: tuple[Stay, ...],
    here: frozenset[str],
) -> QuorumState:
    if rule.quorum is None:
        return QuorumState(rule, matters, True)
    try:
        return QuorumState(
            rule,
            matters,
            has_quorum(rule.quorum, electorate, here),
            quorum_changes(rule.quorum, electorate, stays),
        )
    except ComityError as error:
        return QuorumState(rule, matters, None, why=error)
