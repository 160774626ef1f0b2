"""What a room says of itself so that it can tell people by mail.

A room has two tables, derived from `PlaceNotice` and `PlaceMailChoice`, with the same key to a
place: an organisation, a plan.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from comity.parties.domain.mail_pace import Pace
from comity.parties.models import PlaceMailChoice, PlaceNotice, User

Place = TypeVar("Place", bound=Model)
USUAL = Pace.DAILY


@dataclass(frozen=True, slots=True)
class Letterbox(Generic[Place]):
    """`key` is the name of the tables' key to `place`; `reaches` whether somebody is still told of
    a place on a day: whoever left is told nothing more."""

    notices: type[PlaceNotice]
    choices: type[PlaceMailChoice]
    place: type[Place]
    key: str
    reaches: Callable[[Place, User, date], bool]

    def notices_of(self, place: Place, **more: Any) -> QuerySet[PlaceNotice]:  # noqa: ANN401
        rows: QuerySet[PlaceNotice] = self.notices._default_manager.all()
        return rows.filter(**{self.key: place}, **more)

    def choices_of(self, place: Place, **more: Any) -> QuerySet[PlaceMailChoice]:  # noqa: ANN401
        rows: QuerySet[PlaceMailChoice] = self.choices._default_manager.all()
        return rows.filter(**{self.key: place}, **more)

    def pace_of(self, place: Place, user: UUID) -> Pace:
        chosen = self.choices_of(place, user_id=user).first()
        return Pace(chosen.pace) if chosen else USUAL
