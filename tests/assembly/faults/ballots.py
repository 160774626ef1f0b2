"""Ballots of the union: opened and exported by the actions themselves, closed by a server."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from django.utils import timezone
from tests.assembly.faults.ledger import CUT, Ledger
from tests.assembly.faults.servers import Server, address_of
from tests.assembly.union.seeded_union import Union

from comity.assembly.actions.export_bundle import export_bundle
from comity.assembly.actions.grant_proxy import grant_proxy
from comity.assembly.actions.nominate import nominate
from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.actions.open_round import open_round
from comity.assembly.actions.prepare_ballot import prepare_ballot
from comity.assembly.actions.prepare_election import prepare_election
from comity.assembly.domain.bundle_findings import Trust
from comity.assembly.domain.sessions import SessionState
from comity.assembly.formats.bundle import write_bundle
from comity.assembly.models import (
    Ballot,
    Member,
    Movement,
    NamedVote,
    Participation,
    SecretVote,
    Session,
)
from comity.assembly.queries.decision_keys import decision_keys
from comity.assembly.queries.find_assembly import find_assembly
from comity.assembly.queries.people import Person
from comity.parties.domain.permissions import OPERATOR, Actor

SECRET = frozenset({"secret", "sealed"})
ELECTING = "electing"
"""A round of an election, by the rule for secret votes."""
CANDIDATES = ("Ada", "Ben", "Cyd")
NO_PROXIES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Stored:
    """Everything of a ballot that a vote or a closing could change."""

    state: str
    outcome: str
    result: object
    named: frozenset[tuple[str, str, str]]
    participants: frozenset[tuple[str, str]]
    ballots: frozenset[tuple[str, str]]

    @property
    def closed(self) -> bool:
        return self.state == "closed"

    @property
    def members(self) -> set[str]:
        """Whose vote is recorded."""
        return {each[0] for each in (*self.named, *self.participants)}


def acting(union: Union, name: str = "") -> Person:
    """The delegate of a member, an officer, or the operator of the node."""
    actor = Actor(f"user:{union.users[name]}") if name else OPERATOR
    return Person(actor, find_assembly(union.slug), timezone.now().date())


def prepared(union: Union, matter: str, session: UUID | None = None) -> Ballot:
    return prepare_ballot(
        person=acting(union),
        title=f"A vote: {matter}",
        body="assembly",
        matter=matter,
        session=session,
    )


def opened(
    union: Union,
    matter: str,
    proxies: Mapping[str, str] = NO_PROXIES,
    present: Collection[str] = (),
) -> Ledger:
    """With the holder of each member that gave a proxy, in a session of those who are `present`,
    if any."""
    if matter == ELECTING:
        return _round_opened(union, proxies)
    session = _sitting(union, present) if present else None
    ballot = prepared(union, matter, session)
    open_ballot(person=acting(union), ballot=ballot.id)
    _grant(union, ballot, proxies)
    return Ledger(str(ballot.id), secret=matter in SECRET)


def _round_opened(union: Union, proxies: Mapping[str, str]) -> Ledger:
    election = prepare_election(
        person=acting(union), title="A chair", office="Chair", body="assembly", matter="secret"
    )
    for name in CANDIDATES:
        nominate(person=acting(union), election=election.id, candidate=name)
    ballot = open_round(person=acting(union), election=election.id)
    _grant(union, ballot, proxies)
    return Ledger(str(ballot.id), secret=True, election=str(election.id))


def _grant(union: Union, ballot: Ballot, proxies: Mapping[str, str]) -> None:
    for grantor, holder in proxies.items():
        grant_proxy(person=acting(union, grantor), ballot=ballot.id, holder=holder)


def _sitting(union: Union, present: Collection[str]) -> UUID:
    assembly = find_assembly(union.slug)
    session = Session.objects.create(
        assembly=assembly,
        body="assembly",
        number=Session.objects.count() + 1,
        name="A session",
        starts_at=timezone.now(),
        state=SessionState.OPEN.value,
    )
    _come(session, present)
    return session.id


def arrive(ledger: Ledger, members: Collection[str]) -> None:
    """At the session of the ballot, while it is open: their proxies are void from now on."""
    session = Ballot.objects.get(id=ledger.ballot).session
    assert session is not None
    _come(session, members)


def _come(session: Session, members: Collection[str]) -> None:
    for member in Member.objects.filter(assembly=session.assembly, code__in=members):
        Movement.objects.create(session=session, member=member, at=timezone.now(), arrives=True)


def close_as(server: Server, union: Union, ledger: Ledger, clerk: str) -> int:
    """The status of the answer, or `CUT`."""
    path = f"{address_of(union, ledger)}/close"
    try:
        status, _ = server.ask("POST", path, token=union.tokens[clerk], body={})
    except OSError:
        return CUT
    return status


def exported(union: Union, ledger: Ledger) -> bytes:
    """The bundle, for anybody to count again."""
    return write_bundle(export_bundle(person=acting(union), ballot=UUID(ledger.ballot)))


def trust_in(ledger: Ledger) -> Trust:
    """As the node's own log tells it."""
    return Trust(frozenset(each.id for each in decision_keys()), ledger.ballot)


def stored_in(ledger: Ledger) -> Stored:
    ballot = Ballot.objects.get(id=ledger.ballot)
    return Stored(
        ballot.state,
        ballot.outcome,
        ballot.result,
        frozenset(NamedVote.objects.filter(ballot=ballot).values_list("member", "choice", "by")),
        frozenset(Participation.objects.filter(ballot=ballot).values_list("member", "by")),
        frozenset(SecretVote.objects.filter(ballot=ballot).values_list("commitment", "choice")),
    )
