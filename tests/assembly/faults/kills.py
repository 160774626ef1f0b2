"""Kill the server with -9 while votes come in, or while two clerks close the ballot; start it anew,
let the voters send again what they were not told, close, and look at what is there."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random

from tests.assembly.faults.ballots import (
    ELECTING,
    Stored,
    arrive,
    close_as,
    exported,
    opened,
    stored_in,
)
from tests.assembly.faults.checks import wrong_in, wrong_in_result
from tests.assembly.faults.ledger import CUT, Ledger
from tests.assembly.faults.places import Place
from tests.assembly.faults.senders import CHOICES, PAPERS, begin, drawn_senders
from tests.assembly.faults.servers import send

KINDS = ("voting", "voting", "closing")
MATTERS = ("named", "changing", "calling", "attended", "secret", "sealed", ELECTING)
CHANGING = frozenset({"changing", "calling"})
WITHOUT_PROXIES = frozenset({"sealed"})
CLERKS = ("clerk-one", "clerk-two")
SECONDS = 0.5
"""Within so many the votes of a ballot arrive."""
CLOSING = 0.1
"""Within so many after two clerks began to close the server is killed."""
AGAIN = 0.15
"""Within so many after the server is back the clerks close, while votes are sent again."""


@dataclass
class Found:
    """What was tried, and what came of it."""

    killed: Counter[str] = field(default_factory=Counter)
    matters: Counter[str] = field(default_factory=Counter)
    sent: int = 0
    told: int = 0
    refused: int = 0
    cut: int = 0
    cut_and_recorded: int = 0
    closed: int = 0
    closed_untold: int = 0
    wrong: list[str] = field(default_factory=list)


class Kills:
    def __init__(self, place: Place, seed: int) -> None:
        self.place, self.seed = place, seed
        self.found = Found()
        self.server = place.forks.start()

    def point(self, number: int) -> None:
        random, union = Random(f"{self.seed}/{number}"), self.place.union
        kind, matter = random.choice(KINDS), random.choice(MATTERS)
        members = random.sample(union.members, random.randint(8, 20))
        held = {} if matter in WITHOUT_PROXIES else drawn_proxies(random, members)
        present = set(members) - held.keys() if matter == "attended" else ()
        ledger = opened(union, matter, held, present)
        senders = drawn_senders(
            random,
            members,
            held,
            seconds=SECONDS,
            changes=matter in CHANGING,
            choices=PAPERS if matter == ELECTING else CHOICES,
        )
        coming = [each for each in held if present and random.random() < 0.5]
        late = drawn_senders(random, coming, {}, seconds=0, changes=False)
        before: list[int] = []
        with ThreadPoolExecutor(len(senders) + len(late) + len(CLERKS)) as pool:
            begin(pool, senders, self.server, union, ledger)
            left = random.uniform(SECONDS / 3 if kind == "closing" else 0, SECONDS)
            if coming:
                time.sleep(left := left / 2)
                arrive(ledger, coming)
                begin(pool, late, self.server, union, ledger)
            time.sleep(left)
            if kind == "closing":
                self._close(pool, ledger, before)
                time.sleep(random.uniform(0, CLOSING))
            self.server.kill()
        senders += late
        self.place.wait_until_quiet()
        wrong = [*wrong_in(ledger)]
        stored = stored_in(ledger)
        if any(_done(each) for each in before) and not stored.closed:
            wrong.append("a clerk was told that it is closed, and it is open")
        self._note_kill(kind, matter, ledger, stored, told=any(_done(it) for it in before))
        self.server = self.place.forks.start()
        after: list[int] = []
        with ThreadPoolExecutor(len(senders) + len(CLERKS)) as pool:
            begin(pool, senders, self.server, union, ledger, at_once=True)
            time.sleep(random.uniform(0, AGAIN))
            self._close(pool, ledger, after)
        wrong += self._wrong_at_the_end(ledger, stored, [*before, *after])
        self.found.sent += len(ledger.sent)
        self.found.told += sum(each.accepted for each in ledger.sent)
        self.found.refused += sum(it.status != CUT and not it.accepted for it in ledger.sent)
        self.found.wrong += [f"point {number}, {matter} {ledger.ballot}: {each}" for each in wrong]

    def _close(self, pool: ThreadPoolExecutor, ledger: Ledger, statuses: list[int]) -> None:
        server = self.server
        for clerk in CLERKS:
            pool.submit(
                lambda clerk=clerk: statuses.append(
                    close_as(server, self.place.union, ledger, clerk)
                )
            )

    def _note_kill(
        self, kind: str, matter: str, ledger: Ledger, stored: Stored, *, told: bool
    ) -> None:
        found = self.found
        found.killed[kind] += 1
        found.matters[matter] += 1
        cut = {it.vote.member for it in ledger.sent if it.status == CUT} - ledger.accepted()
        found.cut += len(cut)
        found.cut_and_recorded += len(cut & stored.members)
        found.closed += stored.closed
        found.closed_untold += stored.closed and not told

    def _wrong_at_the_end(
        self, ledger: Ledger, killed: Stored, closings: Sequence[int]
    ) -> Iterator[str]:
        """It was closed once, holds what was told, and takes no more votes."""
        stored = stored_in(ledger)
        if not stored.closed:
            yield f"not closed: the clerks were answered {closings}"
            return
        if killed.closed and stored != killed:
            yield "it was closed when the server was killed, and changed since"
        if (times := sum(map(_done, closings))) > 1 or not (times or CUT in closings):
            yield f"not closed once: the clerks were answered {closings}"
        yield from wrong_in(ledger)
        yield from wrong_in_result(ledger, exported(self.place.union, ledger))
        late = send(self.server, self.place.union, ledger, ledger.sent[0].vote)
        if late.status != 409 or late.told["message"] != "ballot-state":
            yield f"a vote after closing was answered with {late.status} {late.told}"
        if stored_in(ledger) != stored:
            yield "a vote after closing changed what is stored"


def drawn_proxies(random: Random, members: Sequence[str]) -> dict[str, str]:
    """A few of the members let others of them vote; nobody does both, none holds more than two."""
    pairs = random.randint(0, 3)
    grantors, holders = members[:pairs], members[pairs : 2 * pairs]
    return {grantor: holders[place // 2] for place, grantor in enumerate(grantors)}


def _done(status: int) -> bool:
    return 200 <= status < 300
