"""The commitments of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from comity.assembly.interfaces.pages.frame import told
from comity.kernel.domain.errors import UnknownName
from comity.kernel.interfaces.web.paging import Paged, paging_of
from comity.kernel.interfaces.web.parameters import choice_asked
from comity.plan.domain.participants import ParticipantState
from comity.plan.interfaces.pages.commitments.chosen import Choice, chosen
from comity.plan.interfaces.pages.commitments.words import (
    KINDS,
    LEVELS,
    STATES,
    TIMELY_NAMES,
)
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.visiting import reads
from comity.plan.models import Commitment
from comity.plan.queries.counted_rows import NOT_ASSESSED, STANDING
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.list_commitments import (
    SORTS,
    CommitmentFilter,
    commitments_by_state,
    found_commitments,
    jurisdictions_of,
)
from comity.plan.queries.people import Person
from comity.plan.queries.progress_of import STATES as COUNTED
from comity.plan.queries.regions import region_names
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions

if TYPE_CHECKING:
    from comity.plan.interfaces.pages.commitments.words import Said

PAGE = 50
LONGEST_WORDS = 200
SORT_NAMES: Mapping[str, Said] = {
    "": _("last first"),
    "number": _("number"),
    "due": _("soonest due"),
    "title": _("title"),
    "updated": _("last news"),
    "reported": _("most reported as done"),
}
FLAGS: tuple[tuple[str, Said], ...] = (
    ("offers", _("offers help")),
    ("needs", _("needs help")),
    ("mine", _("my own")),
)


@dataclass(frozen=True, slots=True)
class Row:
    row: Commitment
    sign: str
    state: str | Promise
    badge: str
    level: tuple[str, str | Promise] | None
    late: bool


@reads
def show_commitments(request: HttpRequest, person: Person) -> HttpResponse:
    asked = _asked(request, person)
    rows = found_commitments(person, asked)
    narrowed = asked != CommitmentFilter(sort=asked.sort)
    by_state = {} if narrowed else commitments_by_state(person)
    found = paging_of(request, rows.count() if narrowed else sum(by_state.values()), PAGE)
    shown = rows[_slice(found)]
    actions = {it.id: f"{it.number} {told(it.title)}" for it in plan_text(person.plan).actions}
    here = _places(jurisdictions_of(person))
    states = {STANDING: _("active or completed"), **_named(STATES)}
    levels = {**_named(LEVELS), NOT_ASSESSED: _("not assessed")}
    offered = [it for it in FLAGS if it[0] != "mine" or person.participants]
    flags = [(id, name, getattr(asked, id)) for id, name in offered]
    selects = [
        ("action", _("Action"), _choices(actions, asked.action)),
        ("kind", _("Who"), _choices(KINDS, asked.kind)),
        ("jurisdiction", _("Where from"), _choices(here, asked.jurisdiction)),
        ("state", _("State"), _choices(states, asked.state)),
        ("level", _("As assessed"), _choices(levels, asked.level)),
        ("timely", _("In time"), _choices(TIMELY_NAMES, asked.timely)),
    ]
    return show(
        request,
        "commitments.html",
        person,
        "commitments",
        rows=[row_of(person, each) for each in shown],
        paged=found,
        asked=asked,
        narrowed=narrowed,
        standing=sum(n for state, n in by_state.items() if state in COUNTED),
        beside=_beside(by_state),
        chosen=chosen(request, person, asked, selects, flags),
        selects=selects,
        sorts=_choices(SORT_NAMES, asked.sort),
        flags=flags,
        may_commit=may_commit(person),
    )


def _beside(by_state: Mapping[str, int]) -> list[tuple[str, int, Said]]:
    """What the list holds beside the commitments that count: state, how many, and in words."""
    return [
        (state, by_state[state], STATES[state][1])
        for state in STATES
        if state not in COUNTED and by_state.get(state)
    ]


def may_commit(person: Person) -> bool:
    """Whether the page offers it; the action decides."""
    return any(it.state == ParticipantState.JOINED.value for it in person.participants)


def row_of(person: Person, row: Commitment) -> Row:
    sign, state, badge = STATES[row.state]
    late = row.state == "active" and row.due_on is not None and row.due_on < person.on
    return Row(row, sign, state, badge, LEVELS.get(row.level), late and row.level != "complete")


def _asked(request: HttpRequest, person: Person) -> CommitmentFilter:
    jurisdiction = request.GET.get("jurisdiction", "").strip()
    if jurisdiction and jurisdiction not in shipped_jurisdictions():
        raise UnknownName("web-no-such-choice", value=jurisdiction[:60], name="jurisdiction")
    keys = person.plan.actions.values_list("key", flat=True)
    return CommitmentFilter(
        words=request.GET.get("q", "")[:LONGEST_WORDS].replace("\x00", "").strip(),
        action=choice_asked(request, "action", [*keys]),
        kind=choice_asked(request, "kind", KINDS),
        jurisdiction=jurisdiction,
        region=choice_asked(request, "region", region_names("en")),
        participant=_participant(request),
        state=choice_asked(request, "state", [STANDING, *STATES]),
        level=choice_asked(request, "level", [*LEVELS, NOT_ASSESSED]),
        timely=choice_asked(request, "timely", TIMELY_NAMES),
        offers=_flag(request, "offers"),
        needs=_flag(request, "needs"),
        mine=_flag(request, "mine"),
        sort=choice_asked(request, "sort", SORTS),
    )


def _participant(request: HttpRequest) -> UUID | None:
    asked = request.GET.get("participant", "").strip()
    try:
        return UUID(asked) if asked else None
    except ValueError:
        raise UnknownName("web-no-such-choice", value=asked[:60], name="participant") from None


def _named(words: Mapping[str, tuple[Said, ...]]) -> dict[str, Said]:
    """The sign comes first, the name second."""
    return {id: it[1] for id, it in words.items()}


def _flag(request: HttpRequest, name: str) -> bool:
    return choice_asked(request, name, ("1",)) == "1"


def _slice(found: Paged[object]) -> slice:
    return slice((found.number - 1) * PAGE, found.number * PAGE)


def _places(codes: list[str]) -> dict[str, str]:
    known, language = shipped_jurisdictions(), get_language() or "en"
    names = {each: known.name(each, language) if each in known else each for each in codes}
    return dict(sorted(names.items(), key=lambda item: item[1]))


def _choices(names: Mapping[str, Said], taken: str) -> list[Choice]:
    return [(id, name, id == taken) for id, name in names.items()]
