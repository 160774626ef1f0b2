"""How many questions the busy pages ask of the database: no more with a hundred rows than with
ten."""

from __future__ import annotations

import pytest
from benchmarks.plan.seeding import KEEPER, REVIEWER, SLUG, fill
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comity.parties.models import User
from comity.plan.models import Participant, ReviewAssignment

pytestmark = pytest.mark.django_db

PLACE = f"/plans/{SLUG}"
DUE = 2 * (6 + 1)
"""What is due asks twice for each of six months, and for what is overdue."""
PUBLIC = (
    "",
    "/actions",
    "/commitments",
    "/commitments?q=engineers",
    "/commitments?q=engineers&level=limited",
    "/commitments?region=002&offers=1&timely=stale",
    "/participants",
    "/due",
    "/data",
    "/data/iati",
    "/feed.atom",
    "/calendar.ics",
)
API = (
    f"/api/v1/plans/{SLUG}/commitments",
    f"/api/v1/plans/{SLUG}/commitments?q=engineers",
    f"/api/v1/plans/{SLUG}/participants",
)


def _asked(client: Client, path: str) -> int:
    assert client.get(path).status_code == 200, path  # what a process reads once is read
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200, path
    return len(asked)


def _counts(rows: int) -> dict[str, int]:
    """With as many commitments and requests, all of them given to one reviewer."""
    found: dict[str, int] = {}
    with transaction.atomic():
        fill(rows, 3, rows, 7)
        reviewer = User.objects.get(email=REVIEWER)
        ReviewAssignment.objects.update(reviewer=reviewer)
        assert ReviewAssignment.objects.count() > rows // 4
        somebody = Client()
        found |= {path: _asked(somebody, f"{PLACE}{path}") for path in PUBLIC}
        found |= {path: _asked(somebody, path) for path in API}
        one = Participant.objects.order_by("-commitments__number").first()
        assert one is not None
        found["participant"] = _asked(somebody, f"{PLACE}/participants/{one.id}")
        for email, paths in {KEEPER: ("/moderation", "/desk"), REVIEWER: ("/desk",)}.items():
            client = Client()
            client.force_login(User.objects.get(email=email))
            found |= {f"{email} {path}": _asked(client, f"{PLACE}{path}") for path in paths}
        transaction.set_rollback(True)
    return found


def test_a_hundred_rows_ask_no_more_than_ten() -> None:
    few, many = _counts(10), _counts(100)
    assert few.keys() == many.keys()
    bounded = {path: max(n, DUE + 12 if path == "/due" else 0) for path, n in few.items()}
    assert {path: n for path, n in many.items() if n > bounded[path]} == {}
    assert max(many.values()) <= 30
