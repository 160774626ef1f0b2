"""The plans that are followed here, and the first page of each."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comity.assembly.interfaces.pages.frame import told
from comity.kernel.interfaces.web.private_page import kept_by_nobody
from comity.plan.domain.participants import ParticipantState
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.home.overview import overview
from comity.plan.interfaces.pages.visiting import reads
from comity.plan.models import Plan
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.people import Person


@dataclass(frozen=True, slots=True)
class PlanRow:
    slug: str
    name: str
    actions: int
    participants: int


@require_safe
def show_plans(request: HttpRequest) -> HttpResponse:
    return kept_by_nobody(
        render(request, "plan/plans.html", {"rows": [_row(each) for each in Plan.objects.all()]})
    )


@reads
def show_overview(request: HttpRequest, person: Person) -> HttpResponse:
    return show(request, "overview.html", person, "overview", found=overview(person))


def _row(plan: Plan) -> PlanRow:
    text = plan_text(plan)
    joined = plan.participants.filter(state=ParticipantState.JOINED.value).count()
    return PlanRow(plan.slug, told(text.title), len(text.actions), joined)
