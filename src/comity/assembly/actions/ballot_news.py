"""Whom a turn of a ballot is told: the minutes of its session, and people by mail."""

from __future__ import annotations

from collections.abc import Mapping

from comity.assembly.actions.note_event import note_event
from comity.assembly.actions.tell_people import tell
from comity.assembly.domain.minutes import Happened
from comity.assembly.models import Ballot
from comity.assembly.queries.audience import audience
from comity.assembly.queries.people import Person
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.messages import Parameter


def note_of_ballot(ballot: Ballot, happened: Happened, about: Mapping[str, Parameter]) -> None:
    """In the minutes, where it is taken in a session; `about` beside its title. Raises
    `Conflict("session-not-open")`."""
    if ballot.session is not None:
        named = {"ballot": ballot.title, "key": str(ballot.id)}
        note_event(ballot.session, happened, named | dict(about))


def tell_of_ballot(person: Person, ballot: Ballot, message: str, *, urgent: bool = False) -> None:
    """Whoever may be in the body, and all officers."""
    seen = Visibility(ballot.visibility)
    people = audience(person.assembly, person.on, seen, body=ballot.body)
    address = f"/assemblies/{person.assembly.slug}/ballots/{ballot.id}"
    tell(person.assembly, people, message, {"ballot": ballot.title}, address=address, urgent=urgent)
