"""What contradicts itself is found even where the log recorded it so."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace

import pytest
from tests.assembly.decided import ELECTORS, named, secret
from tests.assembly.elected import first_round, second_round

from comity.assembly.domain import (
    bundle_findings,
    bundle_proofs,
    bundle_recount,
    election_recount,
)
from comity.assembly.domain.bundle_recount import recount_findings
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.counts import Outcome
from comity.assembly.domain.decision_bundle import CLOSED, FROZEN, DecisionBundle, NamedVote, Part
from comity.assembly.domain.election_bundle import (
    CLOSED_ROUND,
    FROZEN_ROUND,
    ElectionBundle,
    LotCited,
)
from comity.assembly.domain.election_recount import round_findings
from comity.assembly.domain.elections import Ties
from comity.assembly.domain.errata import Erratum
from comity.assembly.domain.proxies import Proxy
from comity.assembly.domain.secret_ballots import published, secret_ballot
from comity.assembly.interfaces import bundle_messages as _bundle_messages  # noqa: F401
from comity.kernel.interfaces.messages import templates

NAMED, SECRET = named(), secret()
TWICE = ("BR", "BR", "FR", "KE")
CONTRADICTORY: list[tuple[DecisionBundle, str]] = [
    (replace(NAMED, presence=TWICE), "bundle-presence-order"),
    (replace(NAMED, presence=("BR", "FR", "KE", "XX")), "bundle-presence-uncountable"),
    (replace(NAMED, votes=NAMED.votes[::-1]), "bundle-votes-order"),
    (replace(NAMED, votes=(*NAMED.votes, NAMED.votes[-1])), "bundle-votes-order"),
    (
        replace(NAMED, votes=(*NAMED.votes, NamedVote("XX", Choice.YES, "XX"))),
        "bundle-votes-uncountable",
    ),
    (replace(NAMED, proxies=()), "bundle-votes-without-proxy"),
    (replace(NAMED, proxies=(Proxy("BR", "FR"), *NAMED.proxies)), "bundle-proxies-uncountable"),
    (replace(NAMED, electorate=(*ELECTORS, ELECTORS[0])), "bundle-electorate-uncountable"),
    (replace(NAMED, casting=Choice.YES), "bundle-casting-uncountable"),
    (replace(NAMED, objections=("KE",)), "bundle-objections-uncountable"),
    (
        replace(NAMED, errata=(Erratum("BR", Choice.NO, Choice.YES, "party:BR", "why"),)),
        "bundle-errata-uncountable",
    ),
    (replace(NAMED, ballots=SECRET.ballots), "bundle-ballots-out-of-form"),
    (replace(NAMED, participants=("KE",)), "bundle-participants-out-of-form"),
    (
        replace(NAMED, result=replace(NAMED.result, outcome=Outcome.REJECTED)),
        "bundle-result-not-counted",
    ),
    (replace(SECRET, votes=NAMED.votes[:1]), "bundle-votes-out-of-form"),
    (replace(SECRET, errata=NAMED.errata), "bundle-errata-out-of-form"),
    (replace(SECRET, ballots=SECRET.ballots[1:]), "bundle-ballots-uncountable"),
    (replace(SECRET, participants=("BR", "FR", "KE", "XX")), "bundle-participants-uncountable"),
    (replace(SECRET, rule=NAMED.rule), "bundle-ballots-out-of-form"),
    (replace(NAMED, rule=replace(NAMED.rule, majorities=())), "bundle-rule-uncountable"),
]


@pytest.mark.parametrize(("bundle", "id"), CONTRADICTORY)
def test_each_contradiction_is_found(bundle: DecisionBundle, id: str) -> None:
    assert next(recount_findings(bundle)).message.id == id


@pytest.mark.parametrize("bundle", [NAMED, SECRET])
def test_a_whole_bundle_counts_to_its_result(bundle: DecisionBundle) -> None:
    assert list(recount_findings(bundle)) == []


ROUND = second_round()
ELECTION, CONTEST = ROUND.election, ROUND.contest
BY_LOT = LotCited(("Cyd", "Cyd"), "the chair", "KE")
OTHER_BALLOTS = published(
    secret_ballot("b-9", choice, bytes([number]) * 32, frozenset({choice}))
    for number, choice in enumerate(['["Ben"]', '["Cyd", "Ben"]', "[]", "yes"])
)
CONTRADICTORY_ROUNDS: list[tuple[ElectionBundle, str]] = [
    (replace(ROUND, presence=TWICE), "bundle-presence-order"),
    (replace(ROUND, participants=ROUND.participants[::-1]), "bundle-participants-order"),
    (replace(ROUND, participants=("BR", "FR", "KE", "XX")), "bundle-participants-uncountable"),
    (replace(ROUND, proxies=(Proxy("XX", "FR"),)), "bundle-proxies-uncountable"),
    (replace(ROUND, electorate=(*ELECTORS, ELECTORS[0])), "bundle-electorate-uncountable"),
    (replace(ROUND, ballots=ROUND.ballots[1:]), "bundle-ballots-uncountable"),
    (replace(ROUND, ballots=OTHER_BALLOTS), "bundle-ballots-uncountable"),
    (replace(ROUND, rule=NAMED.rule), "bundle-rule-uncountable"),
    (replace(ROUND, lot=BY_LOT), "bundle-lot-order"),
    (replace(ROUND, lot=replace(BY_LOT, drawn=("Ada",))), "bundle-lot-uncountable"),
    (replace(ROUND, lot=None), "bundle-result-not-counted"),
    (replace(ROUND, contest=replace(CONTEST, seats=2)), "bundle-contest-not-next"),
    (replace(ROUND, contest=replace(CONTEST, runoff=False)), "bundle-contest-not-next"),
    (
        replace(ROUND, contest=replace(CONTEST, among=CONTEST.among | {"Dee"})),
        "bundle-contest-not-next",
    ),
    (replace(ROUND, election=replace(ELECTION, rounds=())), "bundle-contest-not-next"),
    (replace(ROUND, election=replace(ELECTION, ties=Ties.ALL_GO_ON)), "bundle-contest-not-next"),
    (replace(ROUND, election=replace(ELECTION, id="e-4")), "bundle-election-of-another"),
    (
        replace(ROUND, election=replace(ELECTION, candidates=ELECTION.candidates[::-1])),
        "bundle-election-order",
    ),
    (
        replace(ROUND, result=replace(ROUND.result, elected=frozenset({"Ben"}))),
        "bundle-result-not-counted",
    ),
]


@pytest.mark.parametrize(("bundle", "id"), CONTRADICTORY_ROUNDS)
def test_each_contradiction_in_a_round_is_found(bundle: ElectionBundle, id: str) -> None:
    assert next(round_findings(bundle)).message.id == id


@pytest.mark.parametrize("bundle", [first_round(), ROUND], ids=["first", "second"])
def test_a_whole_round_counts_to_its_result(bundle: ElectionBundle) -> None:
    assert list(round_findings(bundle)) == []


def test_what_the_two_rounds_gave() -> None:
    assert (first_round().result.elected, ROUND.contest.among) == ({"Ada"}, {"Ben", "Cyd"})
    assert (ROUND.result.elected, ROUND.result.seats_left) == ({"Cyd"}, 0)


def test_every_part_and_finding_has_words() -> None:
    known = templates()
    for part in Part:
        assert f"bundle-{part}-unreadable" in known
    for part in FROZEN + CLOSED + FROZEN_ROUND + CLOSED_ROUND:
        assert f"bundle-{part}-not-logged" in known
    modules = (bundle_findings, bundle_proofs, bundle_recount, election_recount)
    source = "".join(map(inspect.getsource, modules))
    told = set(re.findall(r'finding\(Part\.([A-Z]+), "([a-z-]+)"', source))
    assert len(told) > 10
    assert {f"bundle-{part.lower()}-{what}" for part, what in told} - known.keys() == set()
