from __future__ import annotations

import pytest
from django.db import connection
from tests.audit_guard import guard_lifted

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import GENESIS, Head
from comity.kernel.domain.audit_check import AuditReport, Broken, Fault
from comity.kernel.domain.errors import IntegrityFailure
from comity.kernel.domain.merkle import merkle_root
from comity.kernel.models import AuditEntry
from comity.kernel.queries.verify_audit import audit_head, verify_audit

pytestmark = pytest.mark.django_db


def append(count: int) -> None:
    for number in range(count):
        append_audit(actor="user:1", action="change", object="thing:1", payload={"n": number})


def tamper(statement: str) -> None:
    with guard_lifted(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_empty_log() -> None:
    assert verify_audit() == AuditReport(Head(0, GENESIS), merkle_root([]).hex())


def test_whole_log() -> None:
    append(3)
    leaves = [bytes.fromhex(entry.leaf_hash) for entry in AuditEntry.objects.all()]
    assert verify_audit() == AuditReport(audit_head(), merkle_root(leaves).hex())
    assert audit_head().size == 3


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE kernel_auditentry SET actor = 'user:9' WHERE sequence = 1", (1, Fault.LEAF)),
        ("UPDATE kernel_auditentry SET payload = '{}' WHERE sequence = 2", (2, Fault.PAYLOAD)),
        ("UPDATE kernel_auditentry SET salt = 'no' WHERE sequence = 0", (0, Fault.PAYLOAD)),
        ("UPDATE kernel_auditentry SET previous = '' WHERE sequence = 1", (1, Fault.PREVIOUS)),
        ("DELETE FROM kernel_auditentry WHERE sequence = 0", (0, Fault.SEQUENCE)),
        ("DELETE FROM kernel_auditentry WHERE sequence = 2", (2, Fault.HEAD)),
        ("DELETE FROM kernel_auditentry", (0, Fault.HEAD)),
        ("DELETE FROM kernel_audithead", (3, Fault.HEAD)),
        ("UPDATE kernel_audithead SET size = 2", (3, Fault.HEAD)),
    ],
)
def test_what_the_owner_of_the_database_changed(statement: str, broken: tuple[int, Fault]) -> None:
    append(3)
    tamper(statement)
    assert verify_audit().broken == Broken(*broken)


def test_a_visibility_that_does_not_exist() -> None:
    append(1)
    tamper("UPDATE kernel_auditentry SET visibility = 'all'")
    with pytest.raises(IntegrityFailure) as caught:
        verify_audit()
    assert caught.value.message.params == {"sequence": 0, "fault": "leaf", "whole": 0}


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL lists cursors")
def test_a_check_that_ends_early_leaves_no_cursor_on_the_server() -> None:
    append(3)
    tamper("UPDATE kernel_auditentry SET visibility = 'all' WHERE sequence = 0")
    with pytest.raises(IntegrityFailure) as caught:
        verify_audit()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_cursors WHERE name LIKE '_django_curs%'")
        assert cursor.fetchone() == (0,)
    assert caught.value.message.id == "audit-broken"


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL stores only times as times")
def test_a_time_that_is_none() -> None:
    append(1)
    tamper("UPDATE kernel_auditentry SET at = '2026-99-99 00:00:00'")
    with pytest.raises(IntegrityFailure):
        verify_audit()


def test_log_must_continue_the_head_kept_elsewhere() -> None:
    append(2)
    kept = audit_head()
    append(2)
    assert verify_audit(expected=kept).broken is None
    tampered = Head(2, "f" * 64)
    assert verify_audit(expected=tampered).broken == Broken(1, Fault.EXPECTED)
    assert verify_audit(expected=Head(9, kept.hash)).broken == Broken(4, Fault.EXPECTED)
