from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC
from hashlib import sha256
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import GENESIS, Entry, Head, Visibility
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.models import AuditEntry, AuditHead
from comity.kernel.queries.verify_audit import audit_head, verify_audit


def append(number: int = 0) -> Entry:
    return append_audit(
        actor="user:1", action="change", object=f"thing:{number}", payload={"number": number}
    )


@pytest.mark.django_db
def test_entries_are_stored_as_they_were_made_and_chained() -> None:
    with transaction.atomic():
        first, second = append(1), append(2)
    assert (first.sequence, first.previous) == (0, GENESIS)
    assert (second.sequence, second.previous) == (1, first.leaf_hash())
    stored = AuditEntry.objects.get(sequence=1)
    assert stored.at == second.at
    assert stored.at.tzinfo == UTC
    assert stored.visibility == "private"
    assert stored.payload == '{"number":2}'
    assert stored.salt is not None
    assert second.payload_digest == sha256(bytes.fromhex(stored.salt) + b'{"number":2}').hexdigest()
    assert audit_head() == Head(2, second.leaf_hash())


@pytest.mark.django_db
def test_two_salts_are_never_the_same() -> None:
    first, second = append(1), append(1)
    assert first.payload_digest != second.payload_digest


@pytest.mark.django_db(transaction=True)
def test_refused_outside_a_transaction() -> None:
    with pytest.raises(transaction.TransactionManagementError, match="atomic"):
        append()
    assert AuditHead.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_transaction_rolled_back_leaves_no_entry_and_no_gap() -> None:
    with transaction.atomic():
        append(1)
    with transaction.atomic():
        append(2)
        transaction.set_rollback(True)
    assert AuditEntry.objects.count() == 1
    with transaction.atomic():
        assert append(3).sequence == 1
    assert verify_audit().broken is None


@pytest.mark.django_db
def test_a_payload_that_json_cannot_hold_writes_nothing() -> None:
    with pytest.raises(InvalidInput):
        append_audit(actor="user:1", action="change", object="thing:1", payload={"x": b"bytes"})
    assert AuditEntry.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE kernel_auditentry SET actor = 'user:2'",
        "UPDATE kernel_auditentry SET leaf_hash = previous",
        "UPDATE kernel_auditentry SET payload = '{}'",
        "UPDATE kernel_auditentry SET payload = NULL",
        "UPDATE kernel_auditentry SET salt = NULL",
        "UPDATE kernel_auditentry SET sequence = 7, payload = NULL, salt = NULL",
        "DELETE FROM kernel_auditentry",
        "UPDATE kernel_audithead SET size = 0",
        "UPDATE kernel_audithead SET size = size + 2",
        "DELETE FROM kernel_audithead",
        "INSERT INTO kernel_auditentry SELECT 5, at, actor, action, object, visibility,"
        " payload_digest, previous, leaf_hash, payload, salt FROM kernel_auditentry",
    ],
)
def test_the_database_itself_refuses_changes(change: str) -> None:
    entry = append(1)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert verify_audit().head == Head(1, entry.leaf_hash())


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="REPLACE is SQLite's own statement")
def test_the_database_refuses_to_replace_an_entry() -> None:
    append(1)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT OR REPLACE INTO kernel_auditentry SELECT * FROM kernel_auditentry")


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE")
def test_the_database_refuses_to_truncate_a_log() -> None:
    append(1)
    for table in ("kernel_auditentry", "kernel_audithead"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {table}")
    assert AuditEntry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    "connection.vendor != 'postgresql'",
    reason="threads share SQLite's database in memory; test_concurrent_writers uses files",
)
def test_writers_on_postgresql_queue_and_the_chain_stays_whole() -> None:
    writers, entries = 4, 25
    together = Barrier(writers)

    def write(writer: int) -> None:
        try:
            together.wait()
            for number in range(entries):
                with transaction.atomic():
                    append(writer * entries + number)
        finally:
            connection.close()

    with ThreadPoolExecutor(writers) as pool:
        list(pool.map(write, range(writers)))
    report = verify_audit()
    assert (report.head.size, report.broken) == (writers * entries, None)
    found = AuditEntry.objects.values_list("object", flat=True)
    assert sorted(found) == sorted(f"thing:{n}" for n in range(writers * entries))


def test_visibility_words() -> None:
    assert [str(each) for each in Visibility] == ["public", "members", "private"]
