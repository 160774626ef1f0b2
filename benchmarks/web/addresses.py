"""What the load asks for. Each case names the limit that it is held to."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, islice, permutations
from urllib.parse import quote

from benchmarks.interview import walks
from benchmarks.search import questions
from benchmarks.shipped import DAY, shipped_rules
from comity.regulation.formats.interview_token import write_token

CROWD, NOBODY_ELSE = 32, 1
"""Connections at once."""
SHARED = (
    "/",
    "/?on=2027-12-02",
    "/calendar",
    "/calendar?in=EU",
    "/compare?left=eu-ai-act&right=kr-ai-basic-act",
    "/divergence",
    "/divergence/EU/KR",
    "/divergence?area=transparency",
)
FIRST_DAY = date(2001, 1, 1)
BY_DAY = ("/?on={}", "/calendar?on={}", "/divergence?on={}", "/divergence/EU/KR?on={}")
NEW, STATES, SEED = 20_000, 200, 20271202


@dataclass(frozen=True, slots=True)
class Case:
    """Addresses to ask for. `asked_before`: each was asked for once before measuring begins."""

    name: str
    paths: tuple[str, ...]
    connections: int
    asked_before: bool


def cases() -> list[Case]:
    return [
        Case("eight pages that everybody opens", SHARED, CROWD, True),
        Case("any page of the site", every_page(), CROWD, True),
        Case("pages of a day nobody asked for", new_pages(), CROWD, False),
        Case("a search nobody made", new_searches(), NOBODY_ELSE, False),
        Case("a step of an interview", interview_steps(), NOBODY_ELSE, False),
    ]


def every_page() -> tuple[str, ...]:
    """Each instrument, provision, concept and jurisdiction, each pair of them, in any order."""
    rules = shipped_rules()
    instruments = rules.corpus.instruments
    issuers = sorted({it.jurisdiction for it in instruments})
    paths = ["/", "/instruments", "/jurisdictions", "/concepts", "/calendar", "/divergence"]
    for each in instruments:
        paths.append(f"/instruments/{each.id}")
        paths += [f"/instruments/{each.id}/{it.eid}" for it in each.provisions]
    paths += [f"/concepts/{it.id}" for it in rules.corpus.concepts]
    paths += [f"/jurisdictions/{it.id}" for it in rules.jurisdictions]
    paths += [
        f"/compare?left={left.id}&right={right.id}" for left, right in permutations(instruments, 2)
    ]
    paths += [f"/divergence/{left}/{right}" for left, right in combinations(issuers, 2)]
    random.Random(SEED).shuffle(paths)
    return tuple(paths)


def new_pages() -> tuple[str, ...]:
    """Each address once: as of another day, so that no worker has the page in memory."""
    days = (FIRST_DAY + timedelta(days=number) for number in range(NEW))
    return tuple(BY_DAY[number % len(BY_DAY)].format(day) for number, day in enumerate(days))


def new_searches() -> tuple[str, ...]:
    """The hundred questions in all their scripts, each time with an address of its own."""
    asked = list(questions())
    return tuple(
        f"/search?q={quote(asked[number % len(asked)])}&time={number}" for number in range(NEW)
    )


def interview_steps() -> tuple[str, ...]:
    """The question page in the states that 200 people might reach; nothing of it is kept."""
    rules = shipped_rules()
    where = tuple(dict.fromkeys(it.jurisdiction for it in rules.corpus.instruments))
    return tuple(islice(_steps(where), STATES))


def _steps(where: tuple[str, ...]) -> Iterator[str]:
    rules = shipped_rules()
    for interview in walks(rules, where, STATES):
        facts = write_token(interview, rules.vocabulary) if interview.answers else ""
        yield f"/check/ask?in={','.join(where)}&on={DAY}&facts={facts}"
