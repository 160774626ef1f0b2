"""Milliseconds of each search among the commitments of the database at hand, ours and the ORM's
`icontains` in turn.

python -m benchmarks.plan.searching '["engineers", ...]'
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from benchmarks.plan.seeding import SLUG, TODAY

if TYPE_CHECKING:
    from comity.plan.queries.people import Person

TURNS = 5
Times = dict[str, dict[str, list[float]]]
"""By side and question: how many were found, then the milliseconds of each turn."""


def plain(person: Person, text: str) -> list[int]:
    """Those that have every word in their title or text; in the order of their numbers."""
    from django.db.models import Q, TextField
    from django.db.models.functions import Cast

    from comity.plan.queries.seen_commitments import seen_commitments

    rows = seen_commitments(person).annotate(whole=Cast("versions__text", TextField()))
    for word in text.split():
        rows = rows.filter(Q(title__icontains=word) | Q(whole__icontains=word))
    return list(rows.values_list("number", flat=True))


def times(questions: list[str]) -> Times:
    from comity.plan.queries.find_plan import find_plan
    from comity.plan.queries.people import PUBLIC, Person
    from comity.plan.queries.search_commitments import search_commitments

    plan = find_plan(SLUG)
    sides: dict[str, Callable[[Person, str], list[int] | None]] = {
        "Comity": search_commitments,
        "icontains": plain,
    }
    found: Times = {side: {each: [] for each in questions} for side in sides}
    for turn in range(TURNS + 1):
        for each in questions:
            for side, search in sides.items():
                person = Person(PUBLIC, plan, TODAY)
                started = time.perf_counter()
                numbers = search(person, each) or []
                taken = (time.perf_counter() - started) * 1000
                found[side][each].append(taken if turn else len(numbers))
    return found


if __name__ == "__main__":
    import gc

    import django

    django.setup()
    asked = json.loads(sys.argv[1])
    times(asked[:1])
    gc.freeze()  # as the workers of `comity serve` do
    print(json.dumps(times(asked)))
