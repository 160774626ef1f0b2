"""Places of a person in other rooms, which end when the person is erased: rooms register here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from comity.parties.models import User

Ends = Callable[[User, date], None]
_ENDS: list[Ends] = []


def ends_places(ends: Ends) -> None:
    """`ends` ends on a day what goes on, in the transaction of whoever erases the person. Call it
    when the room's app is ready."""
    if ends not in _ENDS:
        _ENDS.append(ends)


def end_places_elsewhere(person: User, today: date) -> None:
    for each in _ENDS:
        each(person, today)
