"""Deciding reports, and reading the queue."""

from __future__ import annotations

from uuid import uuid4

import pytest
from tests.parties.people import DAY, acting, logged, person

from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName
from comity.parties.actions.grant_role import grant_role
from comity.parties.domain.permissions import OPERATOR, Actor, Grant
from comity.regulation.actions.decide_report import decide_report
from comity.regulation.actions.file_report import ANONYMOUS
from comity.regulation.domain.error_reports import LONGEST_NOTE, ReportKind, ReportState
from comity.regulation.models import ErrorReport
from comity.regulation.queries.error_reports import error_report, report_queue

pytestmark = pytest.mark.django_db
OPEN, ACCEPTED, DECLINED, RESOLVED = ReportState


def moderator() -> Actor:
    mo = person("mo")
    grant_role(actor=OPERATOR, name="moderator", on=DAY, user=mo.id)
    return acting(mo)


def report(kind: ReportKind = ReportKind.DATE, instrument: str = "act") -> ErrorReport:
    return ErrorReport.objects.create(
        instrument=instrument, norm="art_1", kind=kind.value, text="Wrong.", email="a@example.org"
    )


def test_a_decision_erases_the_mail_address_and_is_logged_without_its_note() -> None:
    mo, filed = moderator(), report()
    decide_report(actor=mo, report=filed.id, seen=OPEN, decided=ACCEPTED, note=" Right. ")
    stored = ErrorReport.objects.get()
    assert (stored.state, stored.note, stored.email) == ("accepted", "Right.", "")
    assert stored.decided_at is not None
    assert logged()[-1] == (mo.reference, "decide_report", filed.reference)


def test_every_decision_can_be_taken_back() -> None:
    mo, filed = moderator(), report()
    for seen, decided in (
        (OPEN, DECLINED),
        (DECLINED, OPEN),
        (OPEN, ACCEPTED),
        (ACCEPTED, RESOLVED),
        (RESOLVED, OPEN),
    ):
        decide_report(actor=mo, report=filed.id, seen=seen, decided=decided)
    stored = ErrorReport.objects.get()
    assert (stored.state, stored.decided_at) == ("open", None)
    assert [action for _, action, _ in logged()].count("decide_report") == 5


def test_two_who_decide_do_not_overwrite_each_other() -> None:
    mo, filed = moderator(), report()
    decide_report(actor=mo, report=filed.id, seen=OPEN, decided=DECLINED, note="No.")
    with pytest.raises(Conflict, match="report-decided-meanwhile"):
        decide_report(actor=mo, report=filed.id, seen=OPEN, decided=ACCEPTED, note="Yes.")
    assert ErrorReport.objects.get().note == "No."


def test_nobody_else_decides_or_reads_the_queue() -> None:
    filed = report()
    ada = acting(person("ada"))
    token = Actor(moderator().reference, (Grant(frozenset({"read"})),))
    for actor in (ANONYMOUS, ada, token):
        with pytest.raises(NotPermitted):
            decide_report(actor=actor, report=filed.id, seen=OPEN, decided=DECLINED)
        with pytest.raises(NotPermitted):
            report_queue(actor=actor)
    assert ErrorReport.objects.get().state == "open"


def test_bad_decisions() -> None:
    mo, filed = moderator(), report()
    with pytest.raises(UnknownName, match="report-unknown"):
        decide_report(actor=mo, report=uuid4(), seen=OPEN, decided=DECLINED)
    with pytest.raises(InvalidInput, match="report-text-too-long"):
        decide_report(
            actor=mo,
            report=filed.id,
            seen=OPEN,
            decided=DECLINED,
            note="x" * (LONGEST_NOTE + 1),
        )
    with pytest.raises(UnknownName, match="report-unknown"):
        error_report(uuid4())
    assert error_report(filed.id).state == "open"


def test_the_queue_is_oldest_first_and_filtered() -> None:
    mo = moderator()
    first, second = report(), report(ReportKind.BEARER, "decree")
    assert report_queue(actor=mo) == [first, second]
    assert report_queue(actor=mo, kind=ReportKind.BEARER) == [second]
    assert report_queue(actor=mo, instrument="act") == [first]
    assert report_queue(actor=mo, state=DECLINED) == []
