"""Count a round of an election again from its bundle, and see who was to stand in it."""

from __future__ import annotations

from collections.abc import Iterator

from comity.assembly.domain.bundle_recount import (
    BLAMED,
    listed_in,
    order_findings,
    proxy_findings,
    represented,
)
from comity.assembly.domain.contests import election_rule, is_ballot_written, names_on
from comity.assembly.domain.decision_bundle import Part, canonical
from comity.assembly.domain.election_bundle import ElectionBundle, contest_after
from comity.assembly.domain.election_rounds import count_round
from comity.assembly.domain.elections import Round
from comity.assembly.domain.electorate import Electorate
from comity.assembly.domain.findings import Finding, finding, finding_of
from comity.assembly.domain.secret_ballots import ballot_faults
from comity.kernel.domain.errors import ComityError
from comity.kernel.domain.messages import Message

_BLAMED = {**BLAMED, "election": Part.CONTEST, "lot": Part.LOT, "ballot": Part.BALLOTS}


def recount_round(bundle: ElectionBundle) -> Round:
    """Raises `InvalidInput` or `Conflict` for what can't be counted."""
    return count_round(
        election_rule(bundle.rule, bundle.contest),
        Electorate(bundle.electorate),
        candidates=bundle.contest.among,
        present=frozenset(bundle.presence),
        voted=frozenset(bundle.participants),
        ballots=[names_on(each.choice) for each in bundle.ballots],
        runoff=bundle.contest.runoff,
        lot=None if bundle.lot is None else frozenset(bundle.lot.drawn),
        represented=frozenset(represented(bundle)),
    )


def round_findings(bundle: ElectionBundle) -> Iterator[Finding]:
    """What contradicts itself in the parts, else whether the result is what they give."""
    listed = listed_in(bundle) | {Part.ELECTION: bundle.election.candidates}
    if bundle.lot is not None:
        listed[Part.LOT] = bundle.lot.drawn
    faults = [*order_findings(listed), *_contest_findings(bundle), *proxy_findings(bundle)]
    faults += _ballot_findings(bundle)
    yield from faults
    if faults:
        return
    try:
        counted = recount_round(bundle)
    except ComityError as error:
        part = _BLAMED.get(error.message.id.partition("-")[0], Part.PARTICIPANTS)
        if error.message.id == "election-rule-unfit":
            part = Part.RULE
        yield finding_of(part, "uncountable", error)
        return
    if canonical(counted) != canonical(bundle.result):
        yield finding(Part.RESULT, "not-counted", counted=str(counted.outcome))


def _contest_findings(bundle: ElectionBundle) -> Iterator[Finding]:
    if bundle.ballot.subject != f"election:{bundle.election.id}":
        yield finding(Part.ELECTION, "of-another")
    if bundle.contest != contest_after(bundle.election):
        yield finding(Part.CONTEST, "not-next")


def _ballot_findings(bundle: ElectionBundle) -> Iterator[Finding]:
    given = {each.choice for each in bundle.ballots}
    written = frozenset(each for each in given if is_ballot_written(each, bundle.contest))
    for fault in ballot_faults(bundle.ballot.id, bundle.ballots, bundle.participants, written):
        yield Finding(Part.BALLOTS, Message("bundle-ballots-uncountable"), fault)
