"""Voters as programs that are not sure whether they were heard: each sends the votes of one member
one after the other, some twice at once, and again whatever it was not answered."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from random import Random

from tests.assembly.faults.ledger import CUT, Ledger, Vote
from tests.assembly.faults.servers import Server, send
from tests.assembly.union.seeded_union import Union

CHOICES = ("yes", "no", "abstain")
PAPERS = ('["Ada"]', '["Ben"]', '["Cyd"]', "[]")
"""In an election, the last one blank."""
DOUBLED = 0.35
"""How many of the votes are sent twice at once."""
CHANGED = 0.5
"""How many members send another choice, where the rule lets them."""


@dataclass(frozen=True, slots=True)
class Step:
    after: float
    """seconds after the voting began"""
    vote: Vote
    twice: bool


@dataclass
class Sender:
    """All that is sent for one member, in order."""

    steps: list[Step]

    def run(self, server: Server, union: Union, ledger: Ledger, begun: float) -> None:
        """Until all is answered or the server is gone; what is left may be run again."""
        while self.steps:
            step = self.steps[0]
            time.sleep(max(0.0, begun + step.after - time.monotonic()))
            with ThreadPoolExecutor(2) as connections:
                sent = [
                    connections.submit(send, server, union, ledger, step.vote)
                    for _each in range(1 + step.twice)
                ]
            if any(each.result().status == CUT for each in sent):
                return
            self.steps.pop(0)


def drawn_senders(
    random: Random,
    members: Iterable[str],
    held: dict[str, str],
    *,
    seconds: float,
    changes: bool,
    choices: Sequence[str] = CHOICES,
) -> list[Sender]:
    """`held` are the holders of proxies by the members that gave them."""
    senders = []
    for member in members:
        times = sorted(random.uniform(0, seconds) for _each in range(1 + changes))
        steps = []
        for after in times:
            if not steps or random.random() < CHANGED:
                vote = Vote(member, random.choice(choices), held.get(member, member))
                steps.append(Step(after, vote, random.random() < DOUBLED))
        senders.append(Sender(steps))
    return senders


def begin(
    pool: ThreadPoolExecutor,
    senders: Iterable[Sender],
    server: Server,
    union: Union,
    ledger: Ledger,
    *,
    at_once: bool = False,
) -> list[Future[None]]:
    """`at_once` for those who were cut off and lose no time."""
    begun = time.monotonic() - (60 if at_once else 0)
    return [pool.submit(each.run, server, union, ledger, begun) for each in senders]
