from __future__ import annotations

import pytest

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.actions.erase_payload import erase_payload
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, NotPermitted, UnknownName
from comity.kernel.models import AuditEntry
from comity.kernel.queries.verify_audit import verify_audit

pytestmark = pytest.mark.django_db


def append() -> None:
    append_audit(
        actor="user:1",
        action="change",
        object="thing:1",
        payload={"text": "a name"},
        visibility=Visibility.PUBLIC,
    )


def allow(reference: str) -> None:
    """The rule of a caller that permits it."""


def refuse(reference: str) -> None:
    raise NotPermitted("not-permitted", permission="erase-payload", object=reference)


def test_payload_is_gone_and_the_chain_is_whole() -> None:
    append()
    asked: list[str] = []
    entry = erase_payload(actor="user:2", sequence=0, reason="asked to", authorise=asked.append)
    erased = AuditEntry.objects.get(sequence=0)
    assert (erased.payload, erased.salt) == (None, None)
    assert asked == ["audit-entry:0"]
    assert (entry.sequence, entry.action, entry.object) == (1, "erase_payload", "audit-entry:0")
    assert AuditEntry.objects.get(sequence=1).payload == '{"reason":"asked to"}'
    report = verify_audit()
    assert (report.head.size, report.erased, report.broken) == (2, 1, None)


def test_refused_by_the_rule_of_the_caller() -> None:
    append()
    with pytest.raises(NotPermitted):
        erase_payload(actor="user:2", sequence=0, reason="none", authorise=refuse)
    assert AuditEntry.objects.get().payload == '{"text":"a name"}'


def test_unknown_entry() -> None:
    with pytest.raises(UnknownName) as caught:
        erase_payload(actor="user:2", sequence=3, reason="none", authorise=allow)
    assert caught.value.message.params == {"sequence": 3}


def test_second_time_is_a_conflict_and_writes_nothing() -> None:
    append()
    erase_payload(actor="user:2", sequence=0, reason="asked to", authorise=allow)
    with pytest.raises(Conflict):
        erase_payload(actor="user:2", sequence=0, reason="asked to", authorise=allow)
    assert AuditEntry.objects.count() == 2
