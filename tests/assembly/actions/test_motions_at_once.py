"""Several who act on one motion at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from tests.assembly.motions import before_body, draft, lakes

from comity.assembly.actions.co_sponsor import co_sponsor
from comity.assembly.actions.propose_amendment import propose_amendment
from comity.assembly.actions.propose_motion import propose_motion
from comity.assembly.domain.amendments import Action
from comity.assembly.models import Amendment, Motion

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor != 'postgresql'", reason="threads share SQLite's database in memory"
    ),
]


def at_once(*deeds: Callable[[], object]) -> None:
    gate = Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> None:
        try:
            gate.wait()
            deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        list(pool.map(do, deeds))


def test_each_gets_a_number_of_its_own_and_none_is_made_twice(tmp_path: Path) -> None:
    made, keys = lakes(tmp_path), [uuid4(), uuid4(), uuid4()]
    people = [made.as_head(code) for code in ("KE", "FR", "JP")]
    at_once(
        *(
            lambda person=person, key=key: propose_motion(
                person=person, text=draft(), body="assembly", language="en", key=key
            )
            for person, key in zip(people, keys, strict=True)
            for _ in range(2)
        )
    )
    assert sorted(Motion.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_amendments_and_sponsors_at_once(tmp_path: Path) -> None:
    made = lakes(tmp_path)
    motion, key = before_body(made), uuid4()
    people = [made.as_head(code) for code in ("JP", "BR", "CA")]
    brazil, canada = made.as_head("BR"), made.as_head("CA")
    at_once(
        *(
            lambda person=person: propose_amendment(
                person=person, motion=motion, action=Action.DELETE, paragraph="d"
            )
            for person in people
        ),
        *[
            lambda: propose_amendment(
                person=brazil, motion=motion, action=Action.DELETE, paragraph="e", key=key
            )
        ]
        * 2,
        *[lambda: co_sponsor(person=canada, motion=motion)] * 2,
    )
    assert sorted(Amendment.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
    codes = motion.co_sponsors.values_list("member__code", flat=True)
    assert sorted(codes) == ["CA", "FR", "JP"]
