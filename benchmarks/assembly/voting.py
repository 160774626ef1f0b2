"""A vote by 200 delegations that all arrives within five seconds, by name and in secret, each
twice: what `comity serve` with two workers makes of it, on SQLite and PostgreSQL.

Each delegation votes once, at a moment of its own that a seed draws: three of four with their own
token over the API, the others with a session on the page. Then the ballot is closed, and what was
counted is held against what was sent; the bundle is verified.

Beside it the same arrivals at a plain Django whose view inserts a row.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random

from benchmarks.assembly.arrivals import Answer, Arrival, arrive, percentile
from benchmarks.assembly.unions import CLOSE, OPEN, Served, plain_serving, plain_vote, union_serving
from benchmarks.measuring import Figure, Progress
from benchmarks.web_load import databases
from comity.assembly.domain.bundle_findings import Trust
from comity.assembly.domain.decision_bundle import DecisionBundle
from comity.assembly.formats.bundle import inspect_bundle, read_bundle

MEMBERS, FEWER = 200, 40
SECONDS = 5.0
ROUNDS = 2
BY_PAGE = 0.25
CHOICES = ("yes", "no", "abstain")
SEED = 20261128
Votes = dict[str, str]
"""The choice of each member."""


def run(*, quick: bool, progress: Progress) -> list[Figure]:
    members = FEWER if quick else MEMBERS
    figures: list[Figure] = []
    servers, steps = databases(), 0
    print(f"seed {SEED}", file=sys.stderr)
    for name, server in servers.items():
        ours: dict[str, list[Answer]] = {}
        with union_serving(members, server) as served:
            for matter in ("named", "secret"):
                for turn in range(ROUNDS):
                    progress(steps, len(servers) * 2 * ROUNDS)
                    steps += 1
                    answers = _round(served, matter, Random(f"{SEED} {matter} {turn}"))
                    ours.setdefault(matter, []).extend(answers)
        plain = _plain(members, server)
        for matter, answers in ours.items():
            group = f"{members} votes within {SECONDS:.0f} s, {ROUNDS} times, {matter}, {name}"
            figures += [*_figures(group, "Comity", answers, answers)]
            figures += [*_figures(group, "plain INSERT", plain, answers)]
    return figures


def _round(served: Served, matter: str, random: Random) -> list[Answer]:
    """Raises `RuntimeError` where a vote was lost, or counted otherwise than it was sent."""
    ballot = served.ask(OPEN, matter)
    votes = {each: random.choice(CHOICES) for each in sorted(served.tokens)}
    answers = arrive(served.address, list(_arrivals(served, ballot, votes, random)))
    refused = Counter(each.status for each in answers if each.status not in (200, 201, 302, 303))
    if refused:
        raise RuntimeError(f"{matter}: votes were answered with {dict(refused)}")
    exported, keys = served.ask(CLOSE, ballot)
    _check(exported, keys, ballot, votes)
    slow = percentile(answers, 0.99)
    told = f"{matter}: {len(votes)} votes sent, all counted, none lost; 99 of 100 within"
    print(f"{told} {slow:.0f} ms", file=sys.stderr)
    return answers


def _arrivals(served: Served, ballot: str, votes: Votes, random: Random) -> Iterator[Arrival]:
    for member, choice in votes.items():
        way = served.by_page if random.random() < BY_PAGE else served.by_program
        yield way(ballot, member, choice, random.uniform(0, SECONDS))


def _check(exported: str, keys: list[str], ballot: str, votes: Votes) -> None:
    data = exported.encode()
    if found := inspect_bundle(data, Trust(frozenset(keys), ballot)):
        raise RuntimeError(f"the bundle does not verify: {found}")
    bundle = read_bundle(data)
    assert isinstance(bundle, DecisionBundle)  # no election is benchmarked here
    counted = Counter(it.choice.value for it in bundle.votes) + Counter(
        it.choice for it in bundle.ballots
    )
    by_name = {it.member: it.choice.value for it in bundle.votes}
    if counted != Counter(votes.values()) or (by_name and by_name != votes):
        raise RuntimeError(f"{len(votes)} votes were sent, and counted: {dict(counted)}")
    if bundle.participants and list(bundle.participants) != sorted(votes):
        raise RuntimeError("others took part than those who voted")


def _plain(members: int, server: str) -> list[Answer]:
    voters, answers = [f"voter{number}" for number in range(members)], []
    with plain_serving(voters, server) as address:
        for turn in range(ROUNDS):
            random = Random(f"{SEED} plain {turn}")
            answers += arrive(
                address,
                [
                    plain_vote(each, random.choice(CHOICES), random.uniform(0, SECONDS), str(turn))
                    for each in voters
                ],
            )
    if any(each.status != 201 for each in answers):
        raise RuntimeError(f"the plain view answered {Counter(each.status for each in answers)}")
    return answers


def _figures(group: str, case: str, answers: list[Answer], first: list[Answer]) -> Iterator[Figure]:
    measured: dict[str, Callable[[list[Answer]], float]] = {
        "median": lambda given: percentile(given, 0.5),
        "99 of 100": lambda given: percentile(given, 0.99),
        "slowest": lambda given: percentile(given, 1),
    }
    for word, of in measured.items():
        ratio = of(answers) / of(first)
        yield Figure(group, f"{case}, {word}", of(answers), "ms", ratio, f"{len(answers)} answered")
