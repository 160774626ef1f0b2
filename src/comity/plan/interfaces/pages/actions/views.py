"""What a plan asks for: all its actions, and one with everything that is known of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from comity.assembly.interfaces.pages.frame import told
from comity.kernel.interfaces.web.paging import paging_of
from comity.plan.domain.plan_text import PlanAction
from comity.plan.interfaces.pages.actions.linking import shown_links
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.plan_head import plan_head
from comity.plan.interfaces.pages.progress.rollup_view import rollup_of
from comity.plan.interfaces.pages.visiting import reads
from comity.plan.interfaces.plan_words import CONFIDENCE_SIGNS, DIRECTIONS
from comity.plan.queries.concept_names import concept_names
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.links import links_of, links_of_plan
from comity.plan.queries.people import Person
from comity.plan.queries.plan_actions import (
    action_text,
    commitments_on,
    counted_actions,
    find_action,
)
from comity.plan.queries.seen_commitments import seen_commitments
from comity.regulation.domain.confidence import Confidence
from comity.regulation.interfaces.parts.words import CONFIDENCE

PAGE_SIZE = 50


@reads
def show_actions(request: HttpRequest, person: Person) -> HttpResponse:
    """In the order of the plan, with the plan's sources and caveats."""
    text = plan_text(person.plan)
    counted = counted_actions(person)
    rows = [_row(each.action) | {"commitments": each.commitments} for each in counted]
    return show(
        request,
        "actions.html",
        person,
        "actions",
        rows=rows,
        total=sum(each.commitments for each in counted),
        plan=plan_head(text),
        sources=text.sources,
        caveats=[told(each) for each in text.caveats],
        links=shown_links(links_of_plan(person.plan)),
        keeps=person.may("keep-plan"),
    )


@reads
def show_action(request: HttpRequest, person: Person, key: str) -> HttpResponse:
    row = find_action(person.plan, key)
    action = action_text(row)
    commitments = commitments_on(person, row)
    page = paging_of(request, commitments.count(), PAGE_SIZE)
    names = concept_names(action.concepts)
    return show(
        request,
        "action.html",
        person,
        "actions",
        row=row,
        action=_row(action),
        citation=action.citation,
        sub_actions=[
            {"title": told(it.title), "citation": it.citation} | _rests_on(it.confidence)
            for it in action.sub_actions
        ],
        indicators=[
            {
                "name": told(it.name),
                "unit": told(it.unit),
                "sign": DIRECTIONS[it.direction][0],
                "direction": DIRECTIONS[it.direction][1],
                "method": told(it.method),
                "source": it.source,
                "citation": it.citation,
            }
            for it in action.indicators
        ],
        suggested=any(not it.citation for it in action.indicators),
        sources=action.sources or plan_text(person.plan).sources,
        concepts=[(each, told(names.get(each, {})) or each) for each in action.concepts],
        known=names,
        paged=page,
        rollup=rollup_of(person, seen_commitments(person).filter(action=row), action=row.key),
        commitments=commitments[(page.number - 1) * PAGE_SIZE : page.number * PAGE_SIZE],
        links=shown_links(links_of(row)),
        keeps=person.may("keep-plan"),
    )


def _row(action: PlanAction) -> dict[str, object]:
    return {
        "id": action.id,
        "number": action.number,
        "title": told(action.title),
        "summary": told(action.summary),
        "citation": action.citation,
        "parts": [told(each.title) for each in action.sub_actions],
    } | _rests_on(action.confidence)


def _rests_on(confidence: Confidence) -> dict[str, object]:
    return {"sign": CONFIDENCE_SIGNS[confidence], "rests_on": CONFIDENCE[confidence]}
