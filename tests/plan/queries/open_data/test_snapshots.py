"""One state of the database while others write."""

from __future__ import annotations

from threading import Thread

import pytest
from django.db import connection, connections, transaction
from tests.plan.seeding import SeededPlan, seed_commitment, seeded_plan

from comity.plan.adapters.reading_snapshot import reading_snapshot
from comity.plan.models import Commitment, Plan


def elsewhere(work: object) -> None:
    """On a connection of its own, to its end."""

    def run() -> None:
        try:
            work()  # type: ignore[operator]
        finally:
            connections.close_all()

    thread = Thread(target=run)
    thread.start()
    thread.join(10)
    assert not thread.is_alive()


@pytest.fixture
def made(transactional_db: None) -> SeededPlan:
    return seeded_plan()


def test_what_others_write_meanwhile_is_not_in_it_and_they_do_not_wait(made: SeededPlan) -> None:
    if connection.vendor == "sqlite" and connection.is_in_memory_db():  # type: ignore[attr-defined]
        pytest.skip("a database in memory has one state for all its connections")
    written = []

    def write() -> None:
        with transaction.atomic():
            seed_commitment(made, "acme")
            written.append(True)

    with reading_snapshot():
        assert Commitment.objects.count() == 0
        elsewhere(write)
        assert written == [True]
        assert Commitment.objects.count() == 0
    assert Commitment.objects.count() == 1


def test_afterwards_the_connection_writes_as_before(made: SeededPlan) -> None:
    with reading_snapshot():
        assert Plan.objects.count() == 1
    mode = getattr(connection, "transaction_mode", "IMMEDIATE")
    assert mode == "IMMEDIATE"
    with transaction.atomic():
        seed_commitment(made, "acme")
    assert Commitment.objects.count() == 1


def test_a_download_that_is_given_up_leaves_nothing_open(made: SeededPlan) -> None:
    from comity.plan.formats.open_data.tables import TABLES
    from comity.plan.queries.open_data.files import csv_file
    from comity.plan.queries.open_data.scope import Scope

    pieces = csv_file(Scope(made.as_public()), TABLES[0])
    next(pieces)
    assert connection.in_atomic_block
    pieces.close()  # type: ignore[attr-defined]  # a generator
    assert not connection.in_atomic_block
