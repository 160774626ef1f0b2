"""Declarations, and minutes in versions."""

from __future__ import annotations

import pytest
from tests.assembly.seeding import seeded
from tests.assembly.sitting import opened, planned

from comity.assembly.actions.open_session import close_session
from comity.assembly.actions.record_declaration import record_declaration
from comity.assembly.actions.write_minutes import approve_minutes, write_minutes
from comity.assembly.models import MailNotice, Minutes, SessionEvent
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName

pytestmark = pytest.mark.django_db


def test_a_member_declares_for_itself_and_a_clerk_for_each() -> None:
    made = seeded("KE", "FR")
    session = opened(made)
    for by in (made.as_head("KE"), made.as_secretary()):
        record_declaration(person=by, session=session.id, member="KE", statement=" So \n be it. ")
    told = SessionEvent.objects.filter(happened="declared").values_list("about", flat=True)
    assert list(told) == [{"member": "KE", "statement": "So be it."}] * 2
    with pytest.raises(NotPermitted):
        record_declaration(
            person=made.as_head("FR"), session=session.id, member="KE", statement="No."
        )
    with pytest.raises(InvalidInput) as error:
        record_declaration(
            person=made.as_head("FR"), session=session.id, member="FR", statement=" "
        )
    assert error.value.message.id == "declaration-empty"


def test_minutes_are_written_in_versions_and_the_last_is_approved() -> None:
    made = seeded("KE")
    secretary, session = made.as_secretary(), opened(made)
    write_minutes(person=secretary, session=session.id, text="Draft.\r\nTwo lines.")
    with pytest.raises(Conflict) as error:
        write_minutes(person=secretary, session=session.id, text="Other.")
    assert error.value.message.id == "minutes-changed-meanwhile"
    write_minutes(person=secretary, session=session.id, text="Better.", after=1)
    with pytest.raises(Conflict) as error:
        approve_minutes(person=secretary, session=session.id, version=2)
    assert error.value.message.id == "minutes-of-open-session"
    close_session(person=secretary, session=session.id)
    with pytest.raises(Conflict) as error:
        approve_minutes(person=secretary, session=session.id, version=1)
    assert error.value.message.id == "minutes-not-last"
    with pytest.raises(UnknownName):
        approve_minutes(person=secretary, session=session.id, version=3)
    approve_minutes(person=secretary, session=session.id, version=2)
    with pytest.raises(Conflict) as error:
        approve_minutes(person=secretary, session=session.id, version=2)
    assert error.value.message.id == "minutes-approved"
    kept = Minutes.objects.values_list("number", "text", "approved_by")
    assert list(kept) == [
        (1, "Draft.\nTwo lines.", ""),
        (2, "Better.", made.secretary.reference),
    ]
    assert MailNotice.objects.filter(message="mail-minutes-approved").count() == 2


def test_minutes_are_for_those_who_keep_sessions_and_of_sessions_that_were() -> None:
    made = seeded("KE")
    with pytest.raises(Conflict) as error:
        write_minutes(person=made.as_secretary(), session=planned(made).id, text="Nothing.")
    assert error.value.message.id == "minutes-too-early"
    session = opened(made)
    with pytest.raises(NotPermitted):
        write_minutes(person=made.as_head("KE"), session=session.id, text="Mine.")
    with pytest.raises(InvalidInput) as empty:
        write_minutes(person=made.as_secretary(), session=session.id, text=" \n ")
    assert empty.value.message.id == "minutes-empty"
