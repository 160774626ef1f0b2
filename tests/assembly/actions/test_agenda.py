"""Agendas, and the item that is before the body."""

from __future__ import annotations

import pytest
from tests.assembly.seeding import seeded
from tests.assembly.sitting import opened, planned

from comity.assembly.actions.change_agenda import add_item, move_item, remove_item, rename_item
from comity.assembly.actions.take_item import finish_item, put_off_item, take_item
from comity.assembly.models import AgendaItem, Application, Session, SessionEvent
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName

pytestmark = pytest.mark.django_db


def titles(session: Session) -> list[tuple[int, str]]:
    return list(session.items.values_list("position", "title"))


def with_items(person: Person, session: Session, *names: str) -> list[AgendaItem]:
    return [add_item(person=person, session=session.id, title=each) for each in names]


def test_items_are_added_moved_renamed_and_removed() -> None:
    made = seeded("KE")
    secretary, session = made.as_secretary(), planned(made)
    a, b, c = with_items(secretary, session, "A", "B", "C")
    move_item(person=secretary, session=session.id, item=c.id, position=1)
    assert titles(session) == [(1, "C"), (2, "A"), (3, "B")]
    move_item(person=secretary, session=session.id, item=c.id, position=99)
    assert titles(session) == [(1, "A"), (2, "B"), (3, "C")]
    remove_item(person=secretary, session=session.id, item=a.id)
    rename_item(person=secretary, session=session.id, item=b.id, title=" Budget ")
    assert titles(session) == [(1, "Budget"), (2, "C")]


def test_an_item_has_the_title_of_what_it_is_about() -> None:
    made = seeded("KE", "FR")
    session = planned(made)
    asks = Application.objects.create(
        assembly=made.assembly,
        applicant=made.members["FR"].organisation,
        code="FR",
        member_class="member",
        submitted_by=made.heads["FR"],
        submitted_on="2026-02-01",
    )
    item = add_item(person=made.as_secretary(), session=session.id, subject=asks.reference)
    assert (item.title, item.subject) == ("Government of FR", asks.reference)
    with pytest.raises(UnknownName) as error:
        add_item(person=made.as_secretary(), session=session.id, subject="motion:none")
    assert error.value.message.id == "subject-unknown"
    with pytest.raises(InvalidInput):
        add_item(person=made.as_secretary(), session=session.id, title="  ")


def test_one_item_is_before_the_body() -> None:
    made = seeded("KE")
    secretary, session = made.as_secretary(), opened(made)
    a, b = with_items(secretary, session, "A", "B")
    take_item(person=secretary, session=session.id, item=a.id)
    with pytest.raises(Conflict) as error:
        take_item(person=secretary, session=session.id, item=b.id)
    assert error.value.message.params == {"item": "A"}
    with pytest.raises(Conflict) as error:
        remove_item(person=secretary, session=session.id, item=a.id)
    assert error.value.message.id == "agenda-item-begun"
    put_off_item(person=secretary, session=session.id, item=a.id)
    take_item(person=secretary, session=session.id, item=b.id)
    finish_item(person=secretary, session=session.id, item=b.id)
    assert list(session.items.values_list("state", flat=True)) == ["waiting", "done"]
    taken = SessionEvent.objects.filter(happened="item-taken").values_list("about", flat=True)
    assert list(taken) == [{"number": "1", "title": "A"}, {"number": "2", "title": "B"}]


def test_nothing_is_taken_before_the_session_opens_or_by_others() -> None:
    made = seeded("KE")
    session = planned(made)
    (item,) = with_items(made.as_secretary(), session, "A")
    with pytest.raises(Conflict) as error:
        take_item(person=made.as_secretary(), session=session.id, item=item.id)
    assert error.value.message.id == "session-not-open"
    with pytest.raises(NotPermitted):
        add_item(person=made.as_head("KE"), session=session.id, title="Mine")
    other = planned(made)
    with pytest.raises(UnknownName) as unknown:
        move_item(person=made.as_secretary(), session=other.id, item=item.id, position=1)
    assert unknown.value.message.id == "agenda-item-unknown"
