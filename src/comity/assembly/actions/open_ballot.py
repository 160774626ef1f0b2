"""Open a ballot: from now on its rule and its electorate are what they are today."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.timezone import now

from comity.assembly.actions.ballot_news import note_of_ballot, tell_of_ballot
from comity.assembly.actions.log_statement import log_statement
from comity.assembly.actions.prepare_ballot import require_ballot_keeper
from comity.assembly.domain.ballots import BallotDeed, state_after
from comity.assembly.domain.bundle_proofs import OPENED
from comity.assembly.domain.decision_bundle import FROZEN, Part, plain
from comity.assembly.domain.election_bundle import FROZEN_ROUND
from comity.assembly.domain.minutes import Happened
from comity.assembly.domain.proxies import Proxies
from comity.assembly.domain.sessions import SessionState
from comity.assembly.formats.ballot_plain import read_contest
from comity.assembly.models import Ballot
from comity.assembly.queries.ballot_ground import Ground, ground_of
from comity.assembly.queries.ballot_parts import granted_in, statute_cited
from comity.assembly.queries.find_ballot import locked_ballot, state_of
from comity.assembly.queries.people import Person
from comity.assembly.queries.round_parts import election_cited
from comity.kernel.domain.errors import Conflict, InvalidInput, Problems


def open_ballot(*, person: Person, ballot: UUID) -> Ballot:
    """Needs `keep-ballots`, or `preside` over the body. Raises `Conflict`: `ballot-state`,
    `ballot-session-not-open`; `Problems`: `electorate-unknown`, `ballot-rule-unfit` with what keeps
    this body from deciding by the rule, and `proxies-refused` where one of those granted before is
    not good for the electorate of today."""
    with transaction.atomic():
        row = locked_ballot(person.assembly, ballot)
        open_locked(person, row)
    return row


def open_locked(person: Person, row: Ballot) -> None:
    """A ballot, or a round of an election, whose row is locked."""
    require_ballot_keeper(person, row.body)
    row.state = state_after(state_of(row), BallotDeed.OPEN).value
    if row.session is not None and row.session.state != SessionState.OPEN.value:
        raise Conflict("ballot-session-not-open", session=row.session.name)
    ground = ground_of(row, person.on)
    if ground.faults:
        found = [InvalidInput(it.id, remedy=None, **it.params) for it in ground.faults]
        raise Problems("ballot-rule-unfit", found, rule=ground.rule.id)
    Proxies(ground.electorate, granted_in(row), ground.rule.proxies)
    row.statute = ground.version
    row.rule, row.electorate = plain(ground.rule), plain(ground.electorate.electors)
    row.opened_at = max(now(), row.prepared_at)
    row.save(update_fields=["state", "statute", "rule", "electorate", "opened_at"])
    itself = row.subject == row.reference or row.contest is not None
    subject = row.title if itself else row.subject
    about = {"subject": subject, "rule": ground.rule.id}
    note_of_ballot(row, Happened.BALLOT_OPENED, about)
    tell_of_ballot(person, row, "mail-ballot-opened", urgent=True)
    log_statement(person, OPENED, row, _frozen(row, ground))


def _frozen(row: Ballot, ground: Ground) -> dict[Part, object]:
    parts: dict[Part, object] = {
        Part.STATUTE: statute_cited(row),
        Part.RULE: ground.rule,
        Part.ELECTORATE: ground.electorate.electors,
    }
    if row.contest is None:
        return {part: parts[part] for part in FROZEN}
    parts |= {Part.ELECTION: election_cited(row), Part.CONTEST: read_contest(row.contest)}
    return {part: parts[part] for part in FROZEN_ROUND}
