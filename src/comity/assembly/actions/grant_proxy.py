"""Let another member vote in one ballot, or take that back."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.domain.ballots import BallotDeed, BallotState, state_after
from comity.assembly.domain.electorate import Electorate
from comity.assembly.domain.proxies import Proxies, Proxy
from comity.assembly.domain.rules import DecisionRule
from comity.assembly.models import Ballot, GrantedProxy
from comity.assembly.queries.ballot_ground import ground_of
from comity.assembly.queries.ballot_parts import granted_in
from comity.assembly.queries.find_ballot import frozen_of, locked_ballot, state_of
from comity.assembly.queries.people import Person
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName


def grant_proxy(*, person: Person, ballot: UUID, holder: str) -> GrantedProxy:
    """The person's member lets `holder` (a member's code) vote for it, until it takes that back or
    was voted for. Raises `NotPermitted`: `no-delegate`, `no-credentials`;
    `Problems("proxies-refused")` and `InvalidInput` as `Proxies` does;
    `InvalidInput("proxies-not-allowed")`; `Conflict`: `ballot-state`, `vote-given`."""
    own = person.own_member()
    with transaction.atomic():
        row = _locked(person, ballot)
        rule, electorate = _ground(person, row)
        if rule.proxies == 0 or rule.objections is not None:
            raise InvalidInput("proxies-not-allowed", rule=rule.id)
        _require_not_voted(row, own)
        Proxies(electorate, (*granted_in(row), Proxy(own, holder)), rule.proxies)
        granted = GrantedProxy.objects.create(ballot=row, grantor=own, holder=holder)
        _log(person, "grant_proxy", row, own, holder)
    return granted


def withdraw_proxy(*, person: Person, ballot: UUID) -> None:
    """Raises `NotPermitted`: `no-delegate`, `no-credentials`; `UnknownName("proxy-unknown")`;
    `Conflict`: `ballot-state`, `vote-given` once the holder has voted."""
    own = person.own_member()
    with transaction.atomic():
        row = _locked(person, ballot)
        _require_before_end(row)
        granted = GrantedProxy.objects.filter(ballot=row, grantor=own).first()
        if granted is None:
            raise UnknownName("proxy-unknown", member=own)
        _require_not_voted(row, own)
        granted.delete()
        _log(person, "withdraw_proxy", row, own, granted.holder)


def _locked(person: Person, key: UUID) -> Ballot:
    """A ballot, or a round of an election."""
    contested = Ballot.objects.filter(id=key, election__isnull=False).exists()
    return locked_ballot(person.assembly, key, contested=contested)


def _ground(person: Person, ballot: Ballot) -> tuple[DecisionRule, Electorate]:
    """What is frozen, or would be today."""
    _require_before_end(ballot)
    if state_of(ballot) is BallotState.OPEN:
        frozen = frozen_of(ballot)
        return frozen.rule, frozen.electorate
    ground = ground_of(ballot, person.on)
    return ground.rule, ground.electorate


def _require_before_end(ballot: Ballot) -> None:
    if state_of(ballot) is not BallotState.PREPARED:
        state_after(state_of(ballot), BallotDeed.VOTE)


def _require_not_voted(ballot: Ballot, member: str) -> None:
    """Also where a named vote may be changed: the bundle says who cast each."""
    voted = ballot.votes.filter(member=member).exists()
    if voted or ballot.participations.filter(member=member).exists():
        raise Conflict("vote-given", member=member)


def _log(person: Person, action: str, ballot: Ballot, grantor: str, holder: str) -> None:
    append_audit(
        actor=person.actor.reference,
        action=action,
        object=ballot.reference,
        payload={"grantor": grantor, "holder": holder},
        visibility=Visibility(ballot.visibility),
    )
