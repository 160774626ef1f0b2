"""The commitments of a plan that a person sees, narrowed and in an order."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Count, F, QuerySet, Value, When

from comity.plan.domain.commitment_text import HelpSide
from comity.plan.domain.timeliness import Timeliness
from comity.plan.models import Commitment, HelpRow
from comity.plan.queries.counted_rows import counted_rows
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.people import Person
from comity.plan.queries.search_commitments import FEW, search_commitments
from comity.plan.queries.seen_commitments import seen_commitments
from comity.plan.queries.timely_commitments import condition

TIMELY = tuple(each.value for each in Timeliness)
RANKED = 100
"""So many of what a search found stand best first; the others follow, the last first."""
SORTS = ("number", "due", "title", "updated", "reported")


@dataclass(frozen=True, slots=True)
class CommitmentFilter:
    """ "" and `False` for all. `state` and `level` as `counted_rows` takes them."""

    words: str = ""
    action: str = ""
    kind: str = ""
    jurisdiction: str = ""
    region: str = ""
    participant: UUID | None = None
    state: str = ""
    level: str = ""
    timely: str = ""
    """one of `TIMELY`"""
    offers: bool = False
    needs: bool = False
    mine: bool = False
    sort: str = ""
    """one of `SORTS`; "" is by what fits the words best, else the last first"""


@dataclass(frozen=True, slots=True)
class Ranked:
    """What a search found, the best first, of which a stretch is fetched by its numbers."""

    numbers: list[int]
    rows: QuerySet[Commitment]

    def count(self) -> int:
        return len(self.numbers)

    def __getitem__(self, stretch: slice) -> list[Commitment]:
        wanted = self.numbers[stretch]
        found = {each.number: each for each in self.rows.filter(number__in=wanted)}
        return [found[number] for number in wanted if number in found]


def found_commitments(person: Person, asked: CommitmentFilter) -> QuerySet[Commitment] | Ranked:
    """As `list_commitments`, with participants and actions, to count and to take a stretch of."""
    numbers = None if asked.sort else search_commitments(person, asked.words)
    if numbers is None:
        return list_commitments(person, asked).select_related("participant", "action")
    if asked != CommitmentFilter(words=asked.words):  # a search itself finds only what they see
        rows = _narrowed(person, asked).order_by()
        rows = rows.filter(number__in=numbers) if len(numbers) <= FEW else rows
        kept = frozenset(rows.values_list("number", flat=True))
        numbers = [number for number in numbers if number in kept]
    ranked = numbers[:RANKED] + sorted(numbers[RANKED:], reverse=True)
    rows = seen_commitments(person).order_by().select_related("participant", "action")
    return Ranked(ranked, rows)


def list_commitments(person: Person, asked: CommitmentFilter) -> QuerySet[Commitment]:
    rows = _narrowed(person, asked)
    numbers = search_commitments(person, asked.words)
    if numbers is None:
        return _ordered(rows, asked, [])
    return _ordered(rows.filter(number__in=numbers), asked, numbers[:RANKED])


def _narrowed(person: Person, asked: CommitmentFilter) -> QuerySet[Commitment]:
    """By all but the words."""
    rows = counted_rows(
        seen_commitments(person),
        state=asked.state,
        level=asked.level,
        participant=asked.participant,
        region=asked.region,
    )
    for name in ("kind", "jurisdiction"):
        if wanted := getattr(asked, name):
            rows = rows.filter(**{name: wanted})
    if asked.action:
        rows = rows.filter(action__key=asked.action)
    if asked.mine:
        rows = rows.filter(participant__in=[each.id for each in person.participants])
    if asked.timely:
        after = plan_text(person.plan).stale_after
        rows = rows.filter(condition(Timeliness(asked.timely), person.on, after))
    for side, wanted in ((HelpSide.OFFER, asked.offers), (HelpSide.NEED, asked.needs)):
        if wanted:
            # Listed once: asked about row by row, SQLite looks through all of that side each time.
            helps = HelpRow.objects.filter(side=side.value).values("commitment_id")
            rows = rows.filter(id__in=helps)
    return rows


def commitments_by_state(person: Person) -> dict[str, int]:
    """How many they see in each state; those that are in none are left out."""
    rows = seen_commitments(person).order_by().values_list("state")
    return dict(rows.annotate(Count("id")))


def jurisdictions_of(person: Person) -> list[str]:
    """Those that some commitment is from."""
    rows = seen_commitments(person).order_by("jurisdiction")
    return list(rows.values_list("jurisdiction", flat=True).distinct())


def _ordered(
    rows: QuerySet[Commitment], asked: CommitmentFilter, best: list[int]
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
    if not best:
        return rows.order_by("-number")
    places = [When(number=number, then=Value(place)) for place, number in enumerate(best)]
    return rows.order_by(Case(*places, default=Value(len(best))), "-number")
