"""What every page of a plan shows at its head: its name, and the ways on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.assembly.interfaces.pages.frame import told
from comity.plan.domain.plan_text import PlanText
from comity.plan.interfaces.pages.feeds.links import feed_links
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.people import Person

TABS: tuple[tuple[str, str, str | Promise], ...] = (
    ("overview", "plan:overview", _("Overview")),
    ("actions", "plan:actions", _("Actions")),
    ("commitments", "plan:commitments", _("Commitments")),
    ("participants", "plan:participants", _("Who takes part")),
    ("due", "plan:due", _("What is due")),
    ("data", "plan:data", _("Data")),
)
"""The tab's id, the name of its page's address, and what it says."""
DESKS: tuple[tuple[str, str, str | Promise], ...] = (
    ("desk", "plan:desk", _("Reviews")),
    ("moderation", "plan:moderation", _("Requests")),
)
"""The same for who reviews, and for who keeps the plan."""


@dataclass(frozen=True)
class Frame:
    """A plan for one reader."""

    person: Person

    @property
    def slug(self) -> str:
        return self.person.plan.slug

    @cached_property
    def text(self) -> PlanText:
        return plan_text(self.person.plan)

    @property
    def name(self) -> str:
        return told(self.text.title)

    @property
    def tabs(self) -> list[tuple[str, str, str | Promise]]:
        desk, moderation = DESKS
        reviews = self.person.assignments or self.person.may("assign-reviewers")
        keeps = self.person.may("keep-participants")
        return [*TABS, *([desk] if reviews else []), *([moderation] if keeps else [])]


def show(
    request: HttpRequest, template: str, person: Person, tab: str, **context: object
) -> HttpResponse:
    """The page `template` (in `plan/`) of the plan, under the tab of that id."""
    frame = Frame(person)
    given = {
        "frame": frame,
        "person": person,
        "tab": tab,
        "tabs": frame.tabs,
        "feeds": feed_links(request, person.plan, frame.name),
        "told": get_messages(request),
        "printed_from": _address(request),
    }
    return render(request, f"plan/{template}", given | context)


def _address(request: HttpRequest) -> str:
    """Where the page stands, for whoever has it on paper; "" where the address is a secret."""
    match = request.resolver_match
    return "" if match is None or "secret" in match.kwargs else request.build_absolute_uri()
