"""The first page of a plan: how far along it is, in one reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from comity.assembly.interfaces.pages.frame import told
from comity.plan.domain.commitment_text import HelpSide
from comity.plan.domain.plan_text import PlanText
from comity.plan.domain.rollup import Counts, RollUp
from comity.plan.domain.timeliness import Timeliness
from comity.plan.interfaces.pages.commitments.words import HELP_KINDS
from comity.plan.interfaces.pages.plan_head import PlanHead, plan_head
from comity.plan.interfaces.pages.progress.joined_map import drawn_map
from comity.plan.interfaces.pages.progress.rollup_view import Bar, RollUpView, Shown, rollup_view
from comity.plan.interfaces.pages.progress.row_links import commitments, page
from comity.plan.interfaces.pages.progress.timeline_view import TimelineView, timeline_view
from comity.plan.interfaces.pages.progress.words import TIMELINESS
from comity.plan.queries.counted_rows import STANDING
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.help_counts import help_counts
from comity.plan.queries.people import Person
from comity.plan.queries.progress_of import (
    Parts,
    counts_by_region,
    progress_from,
    progress_of_action,
    together,
)
from comity.plan.queries.regions import region_names
from comity.plan.queries.seen_commitments import seen_commitments
from comity.plan.queries.timeline import timeline
from comity.plan.queries.timely_commitments import count_timeliness
from comity.plan.queries.what_is_due import Due, DueItem
from comity.plan.queries.who_joined import Newcomer, joined_by_jurisdiction, joined_lately
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions

NEXT, LATELY = 6, 6
AHEAD = 366


@dataclass(frozen=True, slots=True)
class ActionBar:
    """`href` leads to the action's page."""

    number: str
    name: str
    href: str
    commitments: int
    assessed: Bar
    reported: Bar


@dataclass(frozen=True, slots=True)
class RegionBar:
    """`name` is "" for what M49 has in no region."""

    name: str
    href: str
    commitments: int
    assessed: Bar
    reported: Bar


@dataclass(frozen=True, slots=True)
class HelpLine:
    name: str | Promise
    offers: int
    needs: int


@dataclass(frozen=True, slots=True)
class Overview:
    plan: PlanHead
    participants: int
    jurisdictions: int
    rollup: RollUpView
    actions: tuple[ActionBar, ...]
    regions: tuple[RegionBar, ...]
    map: SafeString
    late: tuple[Shown, ...]
    timeline: TimelineView
    due: tuple[tuple[DueItem, str], ...]
    lately: tuple[tuple[Newcomer, str], ...]
    helps: tuple[HelpLine, ...]


def overview(person: Person) -> Overview:
    text, rows, slug = plan_text(person.plan), seen_commitments(person), person.plan.slug
    everywhere = [each.id for each in shipped_jurisdictions()]
    regions = counts_by_region(rows, everywhere)
    parts = together(regions)
    joined = joined_by_jurisdiction(person)
    late = count_timeliness(rows, person.on, text.stale_after)
    coming = Due(rows).items(person.on, person.on + timedelta(AHEAD), NEXT)
    return Overview(
        plan=plan_head(text),
        participants=sum(each.participants for each in joined.values()),
        jurisdictions=len(joined),
        rollup=rollup_view(person, text, progress_from(parts, text), {}),
        actions=tuple(_actions(text, slug, parts)),
        regions=tuple(_regions(text, slug, regions)),
        map=drawn_map(slug, joined),
        late=tuple(_late(slug, each, n) for each, n in late.items()),
        timeline=timeline_view(timeline(rows), person.on),
        due=tuple((each, page("commitment", slug, each.number)) for each in coming),
        lately=tuple(
            (each, page("participant", slug, each.id)) for each in joined_lately(person, LATELY)
        ),
        helps=tuple(
            HelpLine(HELP_KINDS[kind.value], sides[HelpSide.OFFER], sides[HelpSide.NEED])
            for kind, sides in help_counts(rows).items()
        ),
    )


def _actions(text: PlanText, slug: str, parts: Parts) -> list[ActionBar]:
    found = []
    for each in text.actions:
        rolled = progress_of_action(parts.get(each.id, Counts()), each.id, text)
        href = page("action", slug, each.id) or commitments(slug, action=each.id)
        found.append(ActionBar(each.number, told(each.title), href, *_bars(rolled)))
    return found


def _regions(text: PlanText, slug: str, counted: dict[str, Parts]) -> list[RegionBar]:
    names = region_names(get_language() or "en")
    found = [
        RegionBar(
            names.get(region, ""),
            commitments(slug, state=STANDING, region=region) if region else "",
            *_bars(progress_from(parts, text)),
        )
        for region, parts in counted.items()
    ]
    return sorted(
        (each for each in found if each.commitments), key=lambda it: (not it.name, it.name)
    )


def _bars(rolled: RollUp) -> tuple[int, Bar, Bar]:
    n = rolled.total.commitments
    assessed = Bar(rolled.assessed.percent, rolled.assessed.of, n)
    return n, assessed, Bar(rolled.reported.percent, rolled.reported.of, n)


def _late(slug: str, what: Timeliness, n: int) -> Shown:
    return Shown(n, TIMELINESS[what], commitments(slug, timely=what))
