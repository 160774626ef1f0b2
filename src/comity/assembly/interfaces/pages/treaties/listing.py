"""All treaties of an organisation: which are in force, and what the others still need."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from comity.assembly.actions.enter_deed import DEPOSITARY
from comity.assembly.interfaces.pages.frame import show, told
from comity.assembly.interfaces.pages.treaties.opened import names_for
from comity.assembly.interfaces.pages.visiting import reads
from comity.assembly.interfaces.treaty_words import answer_sentence
from comity.assembly.models import Motion
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.assembly.queries.treaty_state import treaty_states
from comity.kernel.interfaces.web.parameters import day_asked
from comity.regulation.domain.truth import Truth
from comity.regulation.interfaces.reading import day_words


@dataclass(frozen=True, slots=True)
class TreatyRow:
    slug: str
    title: str
    adopted: str
    answer: str
    sign: str
    in_force: bool


@reads
def show_treaties(request: HttpRequest, person: Person) -> HttpResponse:
    on = day_asked(request)
    names = names_for(person)
    rows = []
    for state in treaty_states(person.assembly):
        each, treaty = state.row, state.treaty
        if each.adopted_on > on:
            continue
        ended = treaty.ended.reached(on) is Truth.TRUE
        in_force = treaty.entry.reached(on) is Truth.TRUE and not ended
        rows.append(
            TreatyRow(
                each.slug,
                told(each.title),
                day_words(each.adopted_on),
                answer_sentence(treaty, on, names),
                "●" if in_force else "–" if ended else "○",
                in_force,
            )
        )
    return show(
        request,
        "treaties.html",
        person,
        "treaties",
        rows=rows,
        in_force=sum(each.in_force for each in rows),
        day=day_words(on),
        iso_day=on.isoformat(),
        is_today=on == person.on,
        is_depositary=person.may(DEPOSITARY),
        adoptable=_adoptable(person),
    )


def _adoptable(person: Person) -> list[Motion]:
    """Adopted texts of treaties that are none here yet, for the depositary."""
    if not person.may(DEPOSITARY):
        return []
    rows = Motion.objects.filter(assembly=person.assembly, state="adopted", treaty=None)
    return [each for each in rows if each.entry_rule or _is_treaty(person, each)]


def _is_treaty(person: Person, motion: Motion) -> bool:
    defaults = statute_on(person.assembly, person.on).treaties
    return defaults is not None and motion.matter == defaults.decided.matter
