"""Sessions are opened and closed by whoever runs them."""

from __future__ import annotations

from datetime import date

import pytest
from tests.assembly.seeding import seeded
from tests.assembly.sitting import opened, planned
from tests.parties.people import person

from comity.assembly.actions.appoint_officer import appoint_officer
from comity.assembly.actions.note_event import note_event
from comity.assembly.actions.open_session import close_session, open_session
from comity.assembly.domain.minutes import Happened
from comity.assembly.domain.offices import Office
from comity.assembly.models import Ballot, MailNotice, SessionEvent
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, NotPermitted, UnknownName
from comity.parties.domain.terms import Term

pytestmark = pytest.mark.django_db


def test_a_session_opens_under_the_statute_of_the_day_and_closes() -> None:
    made = seeded("KE")
    session = opened(made)
    assert (session.state, session.statute_id) == ("open", made.assembly.statutes.get().id)
    close_session(person=made.as_secretary(), session=session.id)
    events = SessionEvent.objects.values_list("happened", "about")
    assert list(events) == [("session-opened", {"body": "Assembly"}), ("session-closed", {})]
    urgent = MailNotice.objects.filter(message="mail-session-opened").values_list("urgent")
    assert set(urgent) == {(True,)}
    with pytest.raises(Conflict) as error:
        open_session(person=made.as_secretary(), session=session.id)
    assert error.value.message.id == "session-state"


def test_an_open_ballot_keeps_it_open() -> None:
    made = seeded("KE")
    session = opened(made)
    ballot = Ballot.objects.create(
        assembly=made.assembly, session=session, body="assembly", title="Budget", state="open"
    )
    with pytest.raises(Conflict) as error:
        close_session(person=made.as_secretary(), session=session.id)
    assert error.value.message.params["ballots"] == ("Budget",)
    Ballot.objects.filter(id=ballot.id).update(state="closed")
    assert close_session(person=made.as_secretary(), session=session.id).state == "closed"


def test_whoever_presides_over_the_body_or_the_session_runs_it() -> None:
    made = seeded("KE")
    chair, other = person("chair"), person("chair-of-council")
    for user, body in ((chair, "assembly"), (other, "council")):
        appoint_officer(
            person=made.as_secretary(),
            user=user.id,
            office=Office.PRESIDING,
            body=body,
            term=Term(date(2026, 1, 1)),
        )
    first, second = planned(made), planned(made)
    with pytest.raises(NotPermitted):
        open_session(person=made.as_user(other), session=first.id)
    with pytest.raises(NotPermitted):
        open_session(person=made.as_head("KE"), session=first.id)
    assert open_session(person=made.as_user(chair), session=first.id).state == "open"
    second.presiding = made.heads["KE"]
    second.save()
    assert open_session(person=made.as_head("KE"), session=second.id).state == "open"


def test_nobody_opens_what_they_may_not_know_of() -> None:
    made = seeded("KE")
    session = planned(made, visibility=Visibility.PRIVATE)
    with pytest.raises(UnknownName) as error:
        open_session(person=made.as_head("KE"), session=session.id)
    assert error.value.message.id == "session-unknown"


def test_nothing_happens_in_a_closed_session_but_an_annulment() -> None:
    made = seeded("KE")
    session = opened(made)
    close_session(person=made.as_secretary(), session=session.id)
    about = {"ballot": "Budget", "subject": "Budget", "rule": "ordinary"}
    with pytest.raises(Conflict) as error:
        note_event(session, Happened.BALLOT_OPENED, about)
    assert error.value.message.id == "session-not-open"
    annulled = note_event(session, Happened.BALLOT_ANNULLED, {"ballot": "Budget", "why": "x"})
    assert annulled.about == {"ballot": "Budget", "why": "x"}
