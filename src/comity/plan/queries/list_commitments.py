"""The commitments of a plan that a person sees, narrowed and in an order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When

from comity.kernel.domain.errors import StorageFailure
from comity.plan.domain.commitment_text import CommitmentState, HelpSide
from comity.plan.domain.plan_text import Level
from comity.plan.models import Commitment, HelpRow
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.people import Person
from comity.plan.queries.search_commitments import search_commitments
from comity.plan.queries.seen_commitments import seen_commitments

TIMELY = ("overdue", "due-soon", "stale", "never-updated")
SOON = 90
"""Days ahead in which something is due soon."""
RANKED = 200
"""So many stand in the order in which they fit the words."""
SORTS = ("number", "due", "title", "updated", "reported")


@dataclass(frozen=True, slots=True)
class CommitmentFilter:
    """ "" and `False` for all. `words` are looked for in all that a commitment says."""

    words: str = ""
    action: str = ""
    kind: str = ""
    jurisdiction: str = ""
    state: str = ""
    level: str = ""
    timely: str = ""
    """one of `TIMELY`"""
    offers: bool = False
    needs: bool = False
    mine: bool = False
    sort: str = ""
    """one of `SORTS`; "" is by what fits the words best, else the last first"""


def list_commitments(person: Person, asked: CommitmentFilter) -> QuerySet[Commitment]:
    rows = seen_commitments(person)
    for name in ("kind", "jurisdiction", "state", "level"):
        if wanted := getattr(asked, name):
            rows = rows.filter(**{name: wanted})
    if asked.action:
        rows = rows.filter(action__key=asked.action)
    if asked.mine:
        rows = rows.filter(participant__in=[each.id for each in person.participants])
    if asked.timely:
        after = plan_text(person.plan).stale_after
        rows = rows.filter(is_timely(asked.timely, person.on, after))
    for side, wanted in ((HelpSide.OFFER, asked.offers), (HelpSide.NEED, asked.needs)):
        if wanted:
            helps = HelpRow.objects.filter(commitment=OuterRef("id"), side=side.value)
            rows = rows.filter(Exists(helps))
    found = _with_words(person, asked.words)
    if found is not None:
        rows = rows.filter(number__in=found)
    return _ordered(rows, asked, found or [])


def is_timely(what: str, on: date, stale_after: int) -> Q:
    """Of those that are still to be done. Due on a day, one is overdue from the next."""
    still = Q(state=CommitmentState.ACTIVE.value) & ~Q(level=Level.COMPLETE.value)
    match what:
        case "overdue":
            return still & Q(due_on__lt=on)
        case "due-soon":
            return still & Q(due_on__gte=on, due_on__lte=on + timedelta(SOON))
        case "stale":
            return still & Q(last_update_on__lt=on - timedelta(stale_after))
        case _:
            return still & Q(last_update_on=None)


def jurisdictions_of(person: Person) -> list[str]:
    """Those that some commitment is from."""
    rows = seen_commitments(person).order_by("jurisdiction")
    return list(rows.values_list("jurisdiction", flat=True).distinct())


def _with_words(person: Person, words: str) -> list[int] | None:
    """The numbers of those that have them, best first; in their titles alone while there is no
    index."""
    try:
        return search_commitments(person, words)
    except StorageFailure:
        titled = seen_commitments(person).filter(title__icontains=words)
        return list(titled.order_by("-number").values_list("number", flat=True))


def _ordered(
    rows: QuerySet[Commitment], asked: CommitmentFilter, found: list[int]
) -> QuerySet[Commitment]:
    match asked.sort:
        case "number":
            return rows.order_by("number")
        case "due":
            return rows.order_by(F("due_on").asc(nulls_last=True), "number")
        case "title":
            return rows.order_by("title", "number")
        case "updated":
            return rows.order_by(F("last_update_on").desc(nulls_last=True), "-number")
        case "reported":
            return rows.order_by(F("self_percent").desc(nulls_last=True), "number")
    if found:
        best = [When(number=number, then=place) for place, number in enumerate(found[:RANKED])]
        return rows.order_by(Case(*best, default=RANKED), "-number")
    return rows.order_by("-number")
