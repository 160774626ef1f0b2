"""What every page of an organisation shows at its head: its name, and the ways on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from comity.assembly.domain.statute import Statute
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.regulation.domain.vocabulary import Prose

TABS: tuple[tuple[str, str, str | Promise], ...] = (
    ("overview", "assembly:overview", _("Overview")),
    ("members", "assembly:members", _("Members")),
    ("sessions", "assembly:sessions", _("Sessions")),
    ("motions", "assembly:motions", _("Motions")),
    ("ballots", "assembly:ballots", _("Ballots")),
    ("treaties", "assembly:treaties", _("Treaties")),
    ("statute", "assembly:statute", _("Statute")),
)
"""The tab's id, the name of its page's address, and what it says."""


@dataclass(frozen=True)
class Frame:
    """An organisation for one reader."""

    person: Person

    @property
    def slug(self) -> str:
        return self.person.assembly.slug

    @cached_property
    def statute(self) -> Statute:
        return statute_on(self.person.assembly, self.person.on)

    @property
    def name(self) -> str:
        return told(self.statute.name)


def told(prose: Prose) -> str:
    """In the reader's language, else in English, else in whichever there is."""
    return prose.get(get_language() or "en") or prose.get("en") or next(iter(prose.values()), "")


def show(
    request: HttpRequest, template: str, person: Person, tab: str, **context: object
) -> HttpResponse:
    """The page `template` (in `assembly/`) of the organisation, under the tab of that id."""
    given = {
        "frame": Frame(person),
        "person": person,
        "tab": tab,
        "tabs": TABS,
        "told": get_messages(request),
    }
    return render(request, f"assembly/{template}", given | context)
