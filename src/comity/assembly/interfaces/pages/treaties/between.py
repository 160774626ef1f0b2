"""What a treaty is between two of its parties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.assembly.domain.treaty_relations import Effect, Relation, relation
from comity.assembly.interfaces.pages.frame import show
from comity.assembly.interfaces.pages.treaties.opened import Opened, opened
from comity.assembly.interfaces.pages.visiting import reads
from comity.assembly.queries.people import Person
from comity.kernel.interfaces.web.parameters import choice_asked
from comity.regulation.domain.truth import Truth
from comity.regulation.interfaces.parts.words import Words

EFFECTS: Mapping[Effect | None, Words] = {
    Effect.MODIFIES: gettext_lazy(
        "It changes what it is about between the two: no objection stands (VCLT Art. 21(1))."
    ),
    Effect.SET_ASIDE: gettext_lazy(
        "The other objects: what it is about does not apply between the two, to its extent (VCLT "
        "Art. 21(3))."
    ),
    Effect.NO_RELATION: gettext_lazy(
        "The other objects, and opposes the treaty between the two (VCLT Art. 20(4)(b))."
    ),
    None: gettext_lazy("What it does between the two on that day is not known."),
}


@dataclass(frozen=True, slots=True)
class ReservationView:
    author: str
    text: str
    citation: str
    effect: Words


@reads
def show_between(request: HttpRequest, person: Person, treaty: str) -> HttpResponse:
    page = opened(request, person, treaty)
    codes = sorted(page.state.treaty.participants, key=page.names.party)
    first = choice_asked(request, "first", codes)
    second = choice_asked(request, "second", codes)
    found = None
    if first and second and first != second:
        found = relation(page.state.treaty, first, second, page.on)
    return show(
        request,
        "treaty_between.html",
        person,
        "treaties",
        page=page,
        treaty=page.state.row,
        choices=[(it, page.names.party(it)) for it in codes],
        first=first,
        second=second,
        same=bool(first) and first == second,
        answer=_answer(page, found, first, second) if found else "",
        reservations=_reservations(page, found) if found else [],
    )


def _answer(page: Opened, found: Relation, first: str, second: str) -> str:
    names = {"first": page.names.party(first), "second": page.names.party(second)}
    match found.in_force:
        case Truth.TRUE:
            told = _("In force between %(first)s and %(second)s.")
        case Truth.FALSE:
            told = _("Not in force between %(first)s and %(second)s.")
        case _unknown:
            told = _("Whether it is in force between %(first)s and %(second)s is not known.")
    return told % names


def _reservations(page: Opened, found: Relation) -> list[ReservationView]:
    actions = {it.id: it for it in page.state.treaty.actions}
    return [
        ReservationView(
            page.names.party(actions[id].jurisdiction),
            next(iter(actions[id].note.values()), ""),
            actions[id].citation,
            EFFECTS[effect],
        )
        for id, effect in found.reservations
    ]
