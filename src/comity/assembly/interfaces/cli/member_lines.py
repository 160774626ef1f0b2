"""A member on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from comity.assembly.domain.standing import EventKind
from comity.assembly.domain.standing_words import standing_message
from comity.assembly.interfaces.cli.organisations import name_of
from comity.assembly.interfaces.cli.rows import row_of
from comity.assembly.interfaces.pages.members.words import EVENTS
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.member_list import DelegateView, MemberView, member_shown
from comity.assembly.queries.people import Person
from comity.kernel.interfaces.messages import render

Cells = tuple[object, ...]


def member_lines(person: Person, code: str) -> Iterator[str]:
    """Its code and name; what it is today; then a line for each class, body, weight, seat, delegate
    and event. Raises `UnknownName("member-unknown")`."""
    view = member_shown(person.assembly, code, person.on)
    names = {each.id: name_of(each.name) for each in statute_on(person.assembly, person.on).classes}
    yield row_of((view.row.code, view.row.organisation.name))
    yield render(standing_message(view.standing))
    for cells in (*_what_it_is(view), *_what_happened(view, names)):
        yield row_of(cells)


def _what_it_is(view: MemberView) -> Iterator[Cells]:
    row = view.row
    for what, said in (
        ("website", row.website),
        ("summary", row.summary),
        ("contact", row.contact),
    ):
        if said:
            yield what, said
    for its_class in view.classes:
        yield "class", its_class.id, name_of(its_class.name)
    for body in view.bodies:
        yield "body", body.id, name_of(body.name)
    for weight in view.row.weights.all():
        yield "weight", weight.weight, weight.value, weight.valid_from
    for seat in view.row.seats.all():
        yield "seat", seat.id, seat.body, seat.valid_from, seat.valid_until, seat.decision
    for delegate in view.current:
        yield _delegate(delegate)


def _delegate(view: DelegateView) -> Cells:
    row = view.row
    papers = "accredited" if view.accredited else "not accredited"
    return "delegate", row.id, row.place, row.valid_from, row.valid_until, papers, row.user.email


def _what_happened(view: MemberView, classes: dict[str, str]) -> Iterator[Cells]:
    for each in view.row.events.all():
        became = classes.get(each.member_class, each.member_class)
        yield "event", each.on or "?", EVENTS[EventKind(each.kind)], became, each.decision
