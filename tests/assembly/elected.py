"""Rounds of an election to export: a runoff that ended in a draw of lots, and the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from hashlib import sha256
from typing import Any

from tests.assembly.decided import OPENED_AT, SECRET, SECRET_RULE, drafted, logged

from comity.assembly.domain.bundle_proofs import CLOSED_BY, LOT_DRAWN, OPENED
from comity.assembly.domain.bundle_signing import signed_bundle
from comity.assembly.domain.contests import ballot_written
from comity.assembly.domain.decision_bundle import Statement, parts_of, statement_of
from comity.assembly.domain.election_bundle import (
    CLOSED_ROUND,
    DRAWN,
    FROZEN_ROUND,
    ElectionBundle,
    ElectionCited,
    LotCited,
    RoundCited,
    contest_after,
)
from comity.assembly.domain.election_recount import recount_round
from comity.assembly.domain.elections import ElectionOutcome, Round, Ties
from comity.assembly.domain.rules import Basis, Majority
from comity.assembly.domain.secret_ballots import published, secret_ballot
from comity.assembly.domain.shares import Threshold

HALF = Threshold(Fraction(1, 2), more_than=True)
ELECTING = replace(SECRET_RULE, majorities=(Majority(HALF, Basis.CAST),))
SEATS = ElectionCited(
    id="e-3",
    title="Two seats in the council",
    seats_in="body:council",
    office="",
    seats=2,
    ties=Ties.LOT,
    candidates=("Ada", "Ben", "Cyd", "Dee"),
)
VOTERS = ("BR", "FR", "KE", "TV")
LOT = LotCited(("Cyd",), "the eldest delegate", "KE and TV")


def round_drafted(
    election: ElectionCited,
    ballot: str,
    papers: Sequence[frozenset[str]],
    lot: LotCited | None = None,
) -> ElectionBundle:
    """Counted, and neither logged nor signed."""
    contest = contest_after(election)
    cast = (
        secret_ballot(ballot, written, sha256(b"%d" % number).digest(), frozenset({written}))
        for number, written in enumerate(ballot_written(each, contest) for each in papers)
    )
    same: dict[str, Any] = {
        name: getattr(drafted(), name)
        for name in ("ballot", "statute", "electorate", "proof", "head", "key", "signature")
    }
    same["ballot"] = replace(same["ballot"], id=ballot, subject=f"election:{election.id}")
    bundle = ElectionBundle(
        **same,
        rule=ELECTING,
        presence=VOTERS,
        proxies=(),
        ballots=published(cast),
        participants=VOTERS,
        election=election,
        contest=contest,
        lot=lot,
        result=Round(ElectionOutcome.LOT, {}),
    )
    return replace(bundle, result=recount_round(bundle))


def round_statements(bundle: ElectionBundle) -> list[tuple[str, Statement]]:
    ballot = bundle.ballot.id
    waiting = replace(bundle, lot=None)
    waiting = replace(waiting, result=recount_round(waiting))
    statements = [
        (OPENED, statement_of(ballot, parts_of(bundle, FROZEN_ROUND))),
        (CLOSED_BY, statement_of(ballot, parts_of(waiting, CLOSED_ROUND))),
    ]
    if bundle.lot is not None:
        statements.append((LOT_DRAWN, statement_of(ballot, parts_of(bundle, DRAWN))))
    return statements


def round_sealed(bundle: ElectionBundle, secret: bytes = SECRET) -> ElectionBundle:
    within = logged(bundle, round_statements(bundle), secret)
    return signed_bundle(within, secret, OPENED_AT + timedelta(hours=1))


def first_round() -> ElectionBundle:
    """Ada is elected; Ben, Cyd and Dee are equals, of whom two stand again: Ben and Cyd by lot."""
    papers = [frozenset(each) for each in (("Ada", "Ben"), ("Ada", "Cyd"), ("Ada", "Dee"), ())]
    lot = LotCited(("Ben", "Cyd"), "the chair", "BR")
    return round_sealed(round_drafted(SEATS, "b-8", papers, lot))


def second_round() -> ElectionBundle:
    """Ben and Cyd have two votes each: Cyd has the seat by lot."""
    first = first_round()
    election = replace(SEATS, rounds=(RoundCited("b-8", first.result),))
    papers = [frozenset({each}) for each in ("Ben", "Cyd", "Ben", "Cyd")]
    return round_sealed(round_drafted(election, "b-9", papers, LOT))
