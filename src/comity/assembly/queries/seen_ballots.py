"""Ballots as somebody sees them: those that they may, without what is sealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from comity.assembly.domain.ballots import BallotState, shows_votes
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.rules import Form
from comity.assembly.models import Ballot
from comity.assembly.queries.ballot_parts import errata_in, votes_in
from comity.assembly.queries.find_ballot import frozen_of, state_of
from comity.assembly.queries.people import Person, visible_to
from comity.assembly.queries.who_is_there import proxies_of, there_now
from comity.kernel.domain.errors import UnknownName


@dataclass(frozen=True, slots=True)
class OwnVote:
    """A vote that somebody may cast, or has: of their member, or of one that it holds a proxy of.
    `choice` only of a named vote."""

    member: str
    voted: bool
    choice: Choice | None
    may_cast: bool


def seen_ballots(person: Person, *, state: str = "", subject: str = "") -> QuerySet[Ballot]:
    """The newest first, without rounds of elections."""
    rows = Ballot.objects.filter(assembly=person.assembly, visibility__in=visible_to(person))
    rows = rows.filter(election=None)
    if state:
        rows = rows.filter(state=state)
    if subject:
        rows = rows.filter(subject=subject)
    return rows


def seen_ballot(person: Person, key: UUID) -> Ballot:
    """Raises `UnknownName("ballot-unknown")`, also for one that they may not see."""
    rows = seen_ballots(person).select_related("session", "statute", "assembly")
    found = rows.filter(id=key).first()
    if found is None:
        raise UnknownName("ballot-unknown", ballot=str(key))
    return found


def kept_ballot(person: Person, key: UUID, permission: str = "keep-ballots") -> Ballot:
    """As `seen_ballot`, and any for whoever has the permission or presides over its body: a token
    may be narrowed to that alone. Raises `UnknownName("ballot-unknown")`."""
    rows = Ballot.objects.filter(assembly=person.assembly, election=None)
    found = rows.select_related("session", "statute", "assembly").filter(id=key).first()
    if found is None or not (
        person.sees(found.visibility) or person.may(permission) or person.may_preside(found.body)
    ):
        raise UnknownName("ballot-unknown", ballot=str(key))
    return found


def own_votes(person: Person, ballot: Ballot) -> tuple[OwnVote, ...]:
    """Their member's first; nothing for who casts none in this ballot."""
    own = person.casts_for
    if not own or ballot.opened_at is None:
        return ()
    frozen = frozen_of(ballot)
    is_open = state_of(ballot) is BallotState.OPEN
    proxies = proxies_of(ballot)
    there = there_now(ballot) if is_open else None
    members = [each for each in proxies.voted_by(own, there) if each in frozen.electorate.entitled]
    secret = frozen.rule.form is Form.SECRET
    given = _given(ballot, secret=secret, members=members)
    return tuple(
        OwnVote(
            member=each,
            voted=each in given,
            choice=given.get(each),
            may_cast=is_open
            and frozen.rule.objections is None
            and (each not in given or (frozen.rule.may_change and not secret)),
        )
        for each in sorted(members, key=lambda it: (it != own, it))
    )


def sees_votes(ballot: Ballot) -> bool:
    """Whether who chose what may be seen now."""
    return ballot.opened_at is not None and shows_votes(
        state_of(ballot), frozen_of(ballot).rule.form
    )


def votes_seen(ballot: Ballot) -> Mapping[str, Choice]:
    """As they stand, errata included; nothing while they are sealed, or of a secret ballot."""
    if not sees_votes(ballot):
        return {}
    standing = {each.member: each.choice for each in votes_in(ballot)}
    for erratum in errata_in(ballot):
        if erratum.new is None:
            standing.pop(erratum.member, None)
        else:
            standing[erratum.member] = erratum.new
    return standing


def who_voted(ballot: Ballot) -> frozenset[str]:
    """That somebody voted is no secret, also while what they chose is."""
    if ballot.opened_at is None:
        return frozenset()
    secret = frozen_of(ballot).rule.form is Form.SECRET
    rows = ballot.participations if secret else ballot.votes
    return frozenset(rows.values_list("member", flat=True))


def _given(ballot: Ballot, *, secret: bool, members: list[str]) -> Mapping[str, Choice | None]:
    if secret:
        rows = ballot.participations.filter(member__in=members)
        return dict.fromkeys(rows.values_list("member", flat=True))
    votes = ballot.votes.filter(member__in=members)
    return {member: Choice(choice) for member, choice in votes.values_list("member", "choice")}
