"""What every page of a treaty begins with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from comity.assembly.actions.enter_deed import DEPOSITARY
from comity.assembly.interfaces.pages.frame import told
from comity.assembly.interfaces.treaty_words import answer_sentence
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.party_names import PartyNames, party_names
from comity.assembly.queries.people import Person
from comity.assembly.queries.treaty_state import TreatyState, find_treaty, treaty_state
from comity.kernel.interfaces.web.parameters import day_asked
from comity.regulation.interfaces.reading import day_words


@dataclass(frozen=True)
class Opened:
    """A treaty as of a day, for a reader."""

    person: Person
    state: TreatyState
    on: date
    names: PartyNames

    @property
    def title(self) -> str:
        return told(self.state.row.title)

    @property
    def day(self) -> str:
        return day_words(self.on)

    @property
    def iso_day(self) -> str:
        return self.on.isoformat()

    @property
    def is_today(self) -> bool:
        return self.on == self.person.on

    @property
    def answer(self) -> str:
        return answer_sentence(self.state.treaty, self.on, self.names)

    @property
    def is_depositary(self) -> bool:
        return self.person.may(DEPOSITARY)

    @property
    def may_enter(self) -> bool:
        return self.is_depositary or bool(self.person.casts_for)

    @property
    def address(self) -> str:
        row = self.state.row
        return reverse("assembly:treaty", args=[row.assembly.slug, row.slug])


def opened(request: HttpRequest, person: Person, treaty: str) -> Opened:
    """On the day in the address. Raises `UnknownName("adopted-treaty-unknown")`."""
    state = treaty_state(find_treaty(person.assembly, treaty))
    return Opened(person, state, day_asked(request), names_for(person))


def names_for(person: Person) -> PartyNames:
    """In the reader's language."""
    statute = statute_on(person.assembly, person.on)
    return party_names(person.assembly, statute, get_language() or "en")
