"""Two who ask for the same at once: one of them is told that it is done."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from tests.assembly.closed_ballots import applying, closed_ballot, institute
from tests.assembly.seeding import seeded
from tests.parties.people import person

from comity.assembly.actions.apply_for_membership import apply_for_membership
from comity.assembly.actions.appoint_delegate import appoint_delegate
from comity.assembly.actions.move_application import move_application
from comity.assembly.actions.record_standing import record_standing
from comity.assembly.actions.sponsor_application import sponsor_application
from comity.assembly.domain.applications import ApplicationState, Mover
from comity.assembly.domain.delegations import Place
from comity.assembly.domain.standing import EventKind
from comity.assembly.models import Application, Member, StandingEvent
from comity.kernel.domain.errors import ComityError
from comity.kernel.domain.periods import PartialDate
from comity.kernel.queries.verify_audit import verify_audit
from comity.parties.domain.terms import Term

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor != 'postgresql'",
        reason="threads share SQLite's database in memory, and SQLite has one writer at a time",
    ),
]


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """What each was told: "" where it was done, else the id of its error; in order of these."""
    together = Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> str:
        try:
            together.wait()
            deed()
        except ComityError as error:
            return error.message.id
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(do, deeds))


def test_an_application_sent_twice_is_one() -> None:
    made, ada = seeded("KE"), person("ada")
    ours = institute(ada)

    def apply() -> object:
        return apply_for_membership(
            person=made.as_user(ada), organisation=ours.id, member_class="member"
        )

    assert at_once(apply, apply, apply) == ["", "application-undecided", "application-undecided"]
    assert Application.objects.count() == 1


def test_a_decision_carried_out_twice_admits_once() -> None:
    made = seeded("KE")
    _, row = applying(made, complete=True)
    ballot = closed_ballot(made, row.reference, "admission")

    def approve() -> object:
        return move_application(
            person=made.as_secretary(),
            application=row.id,
            to=ApplicationState.APPROVED,
            by=Mover.BODY,
            ballot=ballot,
        )

    assert at_once(approve, approve) in (
        ["", "application-move-impossible"],
        ["", "decision-used"],
    )
    assert Member.objects.filter(organisation=row.applicant).count() == 1
    assert verify_audit().broken is None


def test_support_given_twice_is_one() -> None:
    made = seeded("KE")
    _, row = applying(made)

    def sponsor() -> object:
        return sponsor_application(person=made.as_head("KE"), application=row.id)

    assert at_once(sponsor, sponsor) == ["", "sponsor-twice"]


def test_nobody_comes_to_stand_for_two() -> None:
    made, ada = seeded("KE", "FR"), person("ada")

    def appoint(code: str) -> object:
        return appoint_delegate(
            person=made.as_secretary(),
            member=made.members[code],
            user=ada.id,
            place=Place.ALTERNATE,
            term=Term(made.as_secretary().on),
        )

    assert at_once(lambda: appoint("KE"), lambda: appoint("FR")) == ["", "delegate-of-two"]


def test_arrears_begin_once() -> None:
    made = seeded("KE")

    def begin() -> object:
        return record_standing(
            person=made.as_secretary(),
            member="KE",
            kind=EventKind.ARREARS_BEGUN,
            on=PartialDate.parse("2026-02-01"),
        )

    assert at_once(begin, begin) == ["", "event-out-of-place"]
    assert StandingEvent.objects.count() == 2
