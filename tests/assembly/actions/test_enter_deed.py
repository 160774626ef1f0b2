"""What parties did about a treaty, as its depositary enters it."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from tests.assembly.seeding import seeded
from tests.assembly.treaties import RULE, TODAY, enter, ratified, treaty
from tests.parties.people import person

from comity.assembly.actions.enter_deed import strike_deed
from comity.assembly.actions.enter_member import append_event
from comity.assembly.domain.standing import EventKind, StandingEvent
from comity.assembly.domain.treaty_notices import NoticeKind
from comity.assembly.models import Delegate, TreatyDeed
from comity.assembly.queries.treaty_state import find_treaty, treaty_state
from comity.kernel.domain.errors import (
    ComityError,
    Conflict,
    InvalidInput,
    NotPermitted,
    UnknownName,
)
from comity.kernel.domain.periods import PartialDate
from comity.kernel.models import AuditEntry
from comity.regulation.domain.treaty_actions import ActionKind

pytestmark = pytest.mark.django_db


def test_the_depositary_enters_for_any_party_also_for_one_that_is_no_member() -> None:
    made = seeded("KE")
    row = treaty(made)
    for party in ("KE", "EU"):
        enter(made.as_secretary(TODAY), row, party, ActionKind.SIGNATURE)
    found = TreatyDeed.objects.order_by("party")
    assert [(each.party, each.entered_by) for each in found] == [
        ("EU", made.secretary.reference),
        ("KE", made.secretary.reference),
    ]


def test_nobody_is_a_party_that_has_no_code() -> None:
    made = seeded("KE")
    with pytest.raises(UnknownName) as error:
        enter(made.as_secretary(TODAY), treaty(made), "XQ", ActionKind.SIGNATURE)
    assert error.value.message.id == "treaty-party-unknown"


def test_a_head_notifies_for_its_own_member() -> None:
    made = seeded("KE", "FR")
    row = treaty(made)
    head = made.as_head("KE", TODAY)
    found = enter(head, row, "KE", ActionKind.RATIFICATION)
    assert found.entered_by == made.heads["KE"].reference
    with pytest.raises(NotPermitted):
        enter(head, row, "FR", ActionKind.RATIFICATION)
    with pytest.raises(NotPermitted):
        enter(head, row, "KE", ActionKind.ENTRY_INTO_FORCE)


def test_nobody_else_does() -> None:
    made = seeded("KE")
    row = treaty(made)
    with pytest.raises(NotPermitted) as error:
        enter(made.as_user(person("stranger"), TODAY), row, "KE", ActionKind.SIGNATURE)
    assert error.value.message.id == "no-delegate"
    Delegate.objects.update(credentials_until=TODAY)
    with pytest.raises(NotPermitted) as error:
        enter(made.as_head("KE", TODAY), row, "KE", ActionKind.SIGNATURE)
    assert error.value.message.id == "no-credentials"


def test_a_suspended_member_is_a_party_all_the_same() -> None:
    made = seeded("KE")
    event = StandingEvent(kind=EventKind.SUSPENDED, on=PartialDate.parse("2026-05-01"))
    append_event(made.as_secretary(TODAY), made.members["KE"], event)
    enter(made.as_head("KE", TODAY), treaty(made), "KE", ActionKind.RATIFICATION)
    assert TreatyDeed.objects.count() == 1


def test_a_struck_deed_stays_and_counts_no_more() -> None:
    made = seeded("KE", "FR")
    row = treaty(made)
    ratified(made, row, "KE", "FR")
    state = treaty_state(find_treaty(made.assembly, row.slug))
    assert state.treaty.entry.exact == date(2026, 3, 31)
    wrong = TreatyDeed.objects.get(party="FR")
    secretary = made.as_secretary(TODAY)
    strike_deed(person=secretary, treaty=row.id, deed=wrong.id, why="Of another treaty")
    state = treaty_state(find_treaty(made.assembly, row.slug))
    assert state.treaty.entry.exact is None
    assert [each.why_struck for each in state.rows] == ["", "Of another treaty"]
    assert enter(secretary, row, "FR", ActionKind.RATIFICATION).number == 2


def test_striking_needs_the_depositary_and_a_reason_and_is_done_once() -> None:
    made = seeded("KE")
    row = treaty(made)
    own = enter(made.as_head("KE", TODAY), row, "KE", ActionKind.SIGNATURE)
    secretary = made.as_secretary(TODAY)
    with pytest.raises(NotPermitted):
        strike_deed(person=made.as_head("KE", TODAY), treaty=row.id, deed=own.id, why="Mine")
    with pytest.raises(InvalidInput):
        strike_deed(person=secretary, treaty=row.id, deed=own.id, why=" ")
    with pytest.raises(UnknownName):
        strike_deed(person=secretary, treaty=row.id, deed=uuid4(), why="No such")
    strike_deed(person=secretary, treaty=row.id, deed=own.id, why="Twice")
    with pytest.raises(Conflict) as error:
        strike_deed(person=secretary, treaty=row.id, deed=own.id, why="Twice")
    assert error.value.message.id == "deed-struck-already"


def test_what_others_rest_on_is_not_struck() -> None:
    made = seeded("KE", "FR")
    row = treaty(made)
    secretary = made.as_secretary(TODAY)
    consent = enter(secretary, row, "KE", ActionKind.RATIFICATION)
    enter(secretary, row, "KE", ActionKind.DENUNCIATION, "2026-05-01")
    reservation = enter(secretary, row, "FR", ActionKind.RESERVATION, text="Not Art. 3")
    enter(secretary, row, "KE", NoticeKind.OBJECTION, about="FR.reservation")
    for each in (consent, reservation):
        with pytest.raises(Conflict) as error:
            strike_deed(person=secretary, treaty=row.id, deed=each.id, why="Wrong")
        assert error.value.message.id == "deed-others-rest-on-it"


def test_what_does_not_fit_changes_nothing() -> None:
    made = seeded("KE")
    row = treaty(made, reservations=False)
    with pytest.raises(ComityError):
        enter(made.as_secretary(TODAY), row, "KE", ActionKind.RESERVATION)
    assert not TreatyDeed.objects.exists()
    assert not AuditEntry.objects.filter(action="enter_deed").exists()


def test_a_treaty_of_another_organisation_is_not_found() -> None:
    made = seeded("KE")
    row = treaty(made, RULE)
    row.id = uuid4()
    with pytest.raises(UnknownName):
        enter(made.as_secretary(TODAY), row, "KE", ActionKind.SIGNATURE)


def test_all_is_logged_for_everybody() -> None:
    made = seeded("KE")
    row = treaty(made)
    found = enter(made.as_head("KE", TODAY), row, "KE", ActionKind.SIGNATURE)
    strike_deed(person=made.as_secretary(TODAY), treaty=row.id, deed=found.id, why="Wrong day")
    logged = AuditEntry.objects.filter(object=found.reference).order_by("sequence")
    assert [(each.action, each.actor, each.visibility) for each in logged] == [
        ("enter_deed", made.heads["KE"].reference, "public"),
        ("strike_deed", made.secretary.reference, "public"),
    ]
