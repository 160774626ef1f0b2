"""Several who ask for the same at once. Each case says what came of it, and raises `AssertionError`
with what was lost or counted twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from random import Random
from threading import Barrier
from time import sleep
from typing import Any

from tests.assembly.faults.ballots import close_as, exported, opened, stored_in
from tests.assembly.faults.checks import wrong_in, wrong_in_result
from tests.assembly.faults.ledger import Ledger, Vote
from tests.assembly.faults.places import Place
from tests.assembly.faults.senders import CHOICES
from tests.assembly.faults.servers import Server, send
from tests.assembly.union.seeded_union import Union

CLERKS = ("clerk-one", "clerk-two")
BY_NAME = frozenset({"named", "changing"})
HEAD_START = 0.03
"""Seconds by which the closing may come before the vote, or the vote before the closing."""


def doubles(here: Place, server: Server, seed: int, pairs: int) -> str:
    """The same delegation votes on two connections at once, alike or not."""
    random, union = Random(f"{seed} doubles"), here.union
    seen: Counter[str] = Counter()
    for number in range(pairs):
        place = number % len(union.members)
        if place == 0:
            ledgers = {each: opened(union, each) for each in ("named", "changing", "secret")}
        matter, member = random.choice(list(ledgers)), union.members[place]
        first = random.choice(CHOICES)
        second = random.choice(CHOICES) if random.random() < 0.5 else first
        seen += _double(server, union, ledgers[matter], matter, member, first, second)
        if place == len(union.members) - 1 or number == pairs - 1:
            _all_right(each for it in ledgers.values() for each in wrong_in(it))
    return f"{pairs} pairs, each recorded once: {dict(seen)}"


def _double(
    server: Server,
    union: Union,
    ledger: Ledger,
    matter: str,
    member: str,
    first: str,
    second: str,
) -> Counter[str]:
    own = Ledger(ledger.ballot, ledger.secret)
    votes = [Vote(member, choice, member) for choice in (first, second)]
    sent = at_once(*(partial(send, server, union, own, each) for each in votes))
    statuses = sorted(each.status for each in sent)
    stored = {it[1] for it in stored_in(own).named if it[0] == member}
    told = {each.vote.choice for each in sent if each.accepted}
    once = matter == "secret" or (matter == "named" and first != second)
    where = f"{matter}, {member}, {first} and {second}: {statuses}, stored {stored}"
    assert [each // 100 for each in statuses] == [2, 4 if once else 2], where
    if len(told) > 1:  # both count, one after the other: whichever came last stands
        assert len(stored) == 1, where
        assert stored <= told, where
        sent = sent[:1]
        sent[0].vote = Vote(member, *stored, member)
    ledger.sent += sent
    return Counter({"one of them refused" if once else "alike, or a change": 1})


def votes_against_closing(here: Place, server: Server, seed: int, races: int) -> str:
    """Whoever holds the ballot decides: a vote that was told to be recorded is counted, a vote that
    came too late is not there."""
    random, union = Random(f"{seed} closing"), here.union
    seen: Counter[str] = Counter()
    for _race in range(races):
        ledger = opened(union, random.choice(("named", "changing", "secret")))
        members = random.sample(union.members, 4)
        votes = [Vote(each, random.choice(CHOICES), each) for each in members]
        for vote in votes[:2]:
            send(server, union, ledger, vote)
        wait = random.uniform(-HEAD_START, HEAD_START)
        closing = partial(close_as, server, union, ledger, CLERKS[0])
        voting = [partial(send, server, union, ledger, each) for each in votes[2:]]
        closed, *late = at_once(
            partial(_after, wait, closing), *(partial(_after, -wait, each) for each in voting)
        )
        assert closed < 300, f"{ledger.ballot}: closing was answered with {closed}"
        _all_right([*wrong_in(ledger), *wrong_in_result(ledger, exported(union, ledger))])
        counted = stored_in(ledger).members
        assert counted == ledger.accepted(), f"{ledger.ballot}: {counted}, {ledger.accepted()}"
        seen.update("counted" if each.accepted else "too late" for each in late)
    return f"{races} races, of the votes at the moment of closing: {dict(seen)}"


def clerks_closing(here: Place, server: Server, seed: int, times: int) -> str:
    """One of two clerks closes it, the other is told that it is closed."""
    random, union = Random(f"{seed} clerks"), here.union
    for _time in range(times):
        ledger = opened(union, random.choice(("named", "secret")))
        for member in random.sample(union.members, 3):
            send(server, union, ledger, Vote(member, random.choice(CHOICES), member))
        statuses = at_once(*(partial(close_as, server, union, ledger, clerk) for clerk in CLERKS))
        assert sorted(each // 100 for each in statuses) == [2, 4], f"{ledger.ballot}: {statuses}"
        _all_right([*wrong_in(ledger), *wrong_in_result(ledger, exported(union, ledger))])
    return f"{times} times, one closed it and the other was refused"


def at_once(*asked: Callable[[], Any]) -> list[Any]:
    """All of them, beginning at the same moment."""
    gate = Barrier(len(asked))

    def run(ask: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever each answers
        gate.wait()
        return ask()

    with ThreadPoolExecutor(len(asked)) as pool:
        return list(pool.map(run, asked))


def _after(seconds: float, ask: Callable[[], Any]) -> Any:  # noqa: ANN401 - what it answers
    """At once where `seconds` are less than none."""
    sleep(max(0.0, seconds))
    return ask()


def _all_right(wrong: Iterable[str]) -> None:
    found = list(wrong)
    assert not found, "; ".join(found)
