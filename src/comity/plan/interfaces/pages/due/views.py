"""What is due, when, and by whom."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from comity.assembly.interfaces.pages.frame import told
from comity.plan.interfaces.pages.due.asked import asked
from comity.plan.interfaces.pages.due.due_view import due_view
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.progress.row_links import commitments
from comity.plan.interfaces.pages.visiting import reads
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.people import Person


@reads
def show_due(request: HttpRequest, person: Person) -> HttpResponse:
    wanted = asked(request.GET)
    actions = [(each.id, each.number, told(each.title)) for each in plan_text(person.plan).actions]
    return show(
        request,
        "due.html",
        person,
        "due",
        asked=wanted,
        found=due_view(person, wanted),
        actions=actions,
        to_overdue=commitments(person.plan.slug, timely="overdue", action=wanted.action),
    )
