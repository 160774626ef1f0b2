"""Who takes part."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse

from comity.plan.domain.participants import ParticipantKind, ParticipantState
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.joining.badges import place_name
from comity.plan.interfaces.pages.joining.words import KINDS, Said
from comity.plan.interfaces.pages.visiting import reads
from comity.plan.models import Participant
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import seen_commitments
from comity.plan.queries.seen_participants import seen_participants

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class ParticipantView:
    row: Participant
    kind: Said
    place: str
    commitments: int


@reads
def show_participants(request: HttpRequest, person: Person) -> HttpResponse:
    """`q`, `kind`, `where` and `state` in the address."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "kind", "where", "state")}
    everybody = seen_participants(person)
    joined = everybody.filter(state=ParticipantState.JOINED.value)
    gone = asked["state"] == ParticipantState.WITHDRAWN.value
    rows = everybody.filter(state=asked["state"]) if gone else joined
    if asked["q"]:
        rows = rows.filter(Q(name__icontains=asked["q"]) | Q(summary__icontains=asked["q"]))
    if asked["kind"]:
        rows = rows.filter(kind=asked["kind"])
    if asked["where"]:
        rows = rows.filter(jurisdiction=asked["where"])
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    places = joined.order_by().values_list("jurisdiction").annotate(Count("id"))
    named = sorted((place_name(code), code, count) for code, count in places)
    return show(
        request,
        "participants.html",
        person,
        "participants",
        rows=_views(person, list(page)),
        page=page,
        count=joined.count(),
        tiles=sorted(code for _name, code, _count in named),
        places=named,
        kinds=[(it.value, KINDS[it]) for it in ParticipantKind],
        asked=asked,
        filtered=any(asked.values()),
        withdrawn=everybody.filter(state=ParticipantState.WITHDRAWN.value).count(),
        address=_without_page(request),
    )


def _views(person: Person, rows: list[Participant]) -> list[ParticipantView]:
    counted = (
        seen_commitments(person)
        .filter(participant__in=[each.id for each in rows])
        .order_by()
        .values_list("participant")
        .annotate(Count("id"))
    )
    counts = dict(counted)
    return [
        ParticipantView(
            row=each,
            kind=KINDS[ParticipantKind(each.kind)],
            place=place_name(each.jurisdiction),
            commitments=counts.get(each.id, 0),
        )
        for each in rows
    ]


def _without_page(request: HttpRequest) -> str:
    """The filters, for links to other pages of the list."""
    given = request.GET.copy()
    given.pop("page", None)
    return f"{given.urlencode()}&" if given else ""
