"""The motions of an organisation."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from comity.assembly.domain.statute import Statute
from comity.assembly.interfaces.pages.frame import show, told
from comity.assembly.interfaces.pages.motions.words import sign_of, state_name
from comity.assembly.interfaces.pages.visiting import reads
from comity.assembly.models import Member, Motion
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.list_motions import MotionFilter, list_motions
from comity.assembly.queries.people import Person
from comity.kernel.interfaces.web.paging import paged
from comity.kernel.interfaces.web.parameters import choice_asked

PAGE = 50
LONGEST_WORDS = 200
Choice = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class MotionRow:
    motion: Motion
    state: str
    sign: str
    body: str


@reads
def show_motions(request: HttpRequest, person: Person) -> HttpResponse:
    statute = statute_on(person.assembly, person.on)
    bodies = {each.id: told(each.name) for each in statute.bodies}
    states = _states(person, statute)
    members = {it.code: it.organisation.name for it in _members(person)}
    asked = MotionFilter(
        state=choice_asked(request, "state", states),
        body=choice_asked(request, "body", bodies),
        proposer=choice_asked(request, "proposer", members),
        words=request.GET.get("q", "")[:LONGEST_WORDS].strip(),
    )
    found = paged(request, list_motions(person, asked), PAGE)
    return show(
        request,
        "motions.html",
        person,
        "motions",
        rows=[
            MotionRow(
                each,
                state_name(statute.motions, each.state),
                sign_of(each.state),
                bodies.get(each.body, each.body),
            )
            for each in found.items
        ],
        paged=found,
        asked=asked,
        narrowed=asked != MotionFilter(),
        states=_choices(states, asked.state),
        bodies=_choices(bodies, asked.body),
        proposers=_choices(members, asked.proposer),
        may_propose=may_propose(person),
    )


def may_propose(person: Person) -> bool:
    """Whether the page offers it; the action decides."""
    return bool(person.casts_for) or person.may("keep-motions")


def _states(person: Person, statute: Statute) -> dict[str, str]:
    """Of the table, and others that motions are in from before."""
    here = Motion.objects.filter(assembly=person.assembly).order_by()
    ids = (*statute.motions.table.states, *here.values_list("state", flat=True).distinct())
    return {id: state_name(statute.motions, id) for id in ids}


def _members(person: Person) -> list[Member]:
    rows = Member.objects.filter(assembly=person.assembly).select_related("organisation")
    return [*rows.order_by("organisation__name")]


def _choices(names: dict[str, str], chosen: str) -> list[Choice]:
    return [(id, name, id == chosen) for id, name in names.items()]
