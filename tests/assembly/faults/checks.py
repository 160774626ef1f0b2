"""What stands in the database beside what voters were told. Each check yields what is wrong."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from tests.assembly.domain.second_counter import second_count
from tests.assembly.domain.second_election_counter import second_round
from tests.assembly.faults.ballots import trust_in
from tests.assembly.faults.ledger import Ledger

from comity.assembly.domain.contests import election_rule
from comity.assembly.domain.decision_bundle import DecisionBundle
from comity.assembly.domain.election_bundle import ElectionBundle
from comity.assembly.domain.electorate import Electorate
from comity.assembly.domain.rules import Form
from comity.assembly.formats.bundle import inspect_bundle, read_bundle
from comity.assembly.models import Ballot, NamedVote, Participation, SecretVote
from comity.kernel.models import AuditEntry

OPENED, CLOSED = "open_ballot", "close_ballot"


def wrong_in(ledger: Ledger) -> Iterator[str]:
    """Whatever the ballot's state: each vote that was told stands there once, none that nobody
    sent does, and the ballot is open or closed and nothing between."""
    ballot = Ballot.objects.get(id=ledger.ballot)
    yield from (f"{it.vote} was answered with {it.status}: {it.told}" for it in ledger.surprises())
    named = {it.member: it for it in NamedVote.objects.filter(ballot=ballot)}
    taken = {it.member: it for it in Participation.objects.filter(ballot=ballot)}
    ballots = {it.commitment: it.choice for it in SecretVote.objects.filter(ballot=ballot)}
    if ledger.secret:
        yield from _wrong_in_secret(ledger, set(taken), ballots)
        yield from (f"{each} voted by name in secret" for each in named)
    else:
        yield from _wrong_by_name(ledger, {it.member: it.choice for it in named.values()})
        yield from (f"{each} voted in secret by name" for each in taken)
    for each in (*named.values(), *taken.values()):
        if each.by not in {it.vote.by for it in ledger.of(each.member)}:
            yield f"{each.member}: cast by {each.by}, who sent nothing for it"
    yield from _half_closed(ballot)


def _wrong_by_name(ledger: Ledger, stored: dict[str, str]) -> Iterator[str]:
    for member in sorted({*stored, *ledger.members}):
        if (found := stored.get(member, "")) not in (possible := ledger.possible(member)):
            yield f"{member}: {found or 'no vote'} is stored, of {sorted(possible)}"


def _wrong_in_secret(ledger: Ledger, taken: set[str], ballots: dict[str, str]) -> Iterator[str]:
    if len(taken) != len(ballots):
        yield f"{len(taken)} took part, and there are {len(ballots)} ballots"
    for member in sorted(ledger.accepted() - taken):
        yield f"{member} was told that it voted, and took no part"
    for member in sorted(taken - set(ledger.members)):
        yield f"{member} took part and sent nothing"
    for each in ledger.sent:
        receipt = each.told.get("receipt") if each.accepted else None
        if receipt and ballots.get(receipt["commitment"]) != each.vote.choice:
            yield f"{each.vote.member} was given a receipt for a ballot that is not there"
    told = Counter(each.vote.choice for each in ledger.sent if each.accepted)
    sent = Counter(ledger.choice_of(each) for each in taken)
    found = Counter(ballots.values())
    if not told <= found or found != sent:
        yield f"the ballots are {dict(found)}; told were {dict(told)}, sent {dict(sent)}"


def _half_closed(ballot: Ballot) -> Iterator[str]:
    logged = Counter(
        AuditEntry.objects.filter(object=ballot.reference).values_list("action", flat=True)
    )
    closed = ballot.state == "closed"
    signs = {
        "a result": ballot.result is not None,
        "an outcome": bool(ballot.outcome),
        "a time of closing": ballot.closed_at is not None,
        "presence": ballot.presence is not None,
        "an entry of the log": logged[CLOSED] == 1,
    }
    for sign, there in signs.items():
        if there != closed:
            yield f"the ballot is {ballot.state}, {'with' if there else 'without'} {sign}"
    if logged[CLOSED] > 1 or logged[OPENED] != 1:
        yield f"logged: {dict(logged)}"


def wrong_in_result(ledger: Ledger, data: bytes) -> Iterator[str]:
    """Of a closed ballot: its bundle holds what is stored, verifies, and counts as a second counter
    counts."""
    bundle = read_bundle(data)
    for each in inspect_bundle(data, trust_in(ledger)):
        yield f"the bundle: {each.part} {each.message}"
    ballot = Ballot.objects.get(id=ledger.ballot)
    if isinstance(bundle, ElectionBundle):
        yield from _wrong_in_round(bundle, ballot)
        return
    counted = second_count(
        bundle.rule,
        Electorate(bundle.electorate),
        set(bundle.presence),
        votes_in(bundle),
        set(bundle.objections),
    )
    if not counted == str(bundle.result.outcome) == ballot.outcome:
        yield f"counted {ballot.outcome}, in the bundle {bundle.result.outcome}, again {counted}"
    stored = NamedVote.objects.filter(ballot=ballot).values_list("member", "choice")
    if bundle.rule.form is not Form.SECRET and votes_in(bundle) != dict(stored):
        yield "the bundle has other votes than are stored"
    (total,) = (it for it in bundle.result.totals if it.weight == "one")
    if total.yes + total.no + total.abstain != len(votes_in(bundle)):
        yield f"{len(votes_in(bundle))} votes were counted as {total}"


def _wrong_in_round(bundle: ElectionBundle, ballot: Ballot) -> Iterator[str]:
    papers = [frozenset(json.loads(each.choice)) for each in bundle.ballots]
    rule = election_rule(bundle.rule, bundle.contest)
    found = bundle.result
    counted = second_round(rule, sorted(bundle.contest.among), papers, runoff=bundle.contest.runoff)
    told = (str(found.outcome), set(found.elected), set(found.standing), set(found.tied))
    if told != counted or ballot.outcome != told[0]:
        yield f"counted {ballot.outcome}, in the bundle {told}, again {counted}"
    stored = SecretVote.objects.filter(ballot=ballot).values_list("commitment", flat=True)
    if sorted(stored) != [each.commitment for each in bundle.ballots]:
        yield "the bundle has other ballots than are stored"
    if sum(found.votes.values()) != sum(map(len, papers)):
        yield f"{len(papers)} papers were counted as {dict(found.votes)}"


def votes_in(bundle: DecisionBundle) -> dict[str, str]:
    """Of a secret ballot in any order: each member counts for one."""
    if bundle.rule.form is Form.SECRET:
        choices = [it.choice for it in bundle.ballots]
        return dict(zip(bundle.participants, choices, strict=True))
    return {it.member: str(it.choice) for it in bundle.votes}
