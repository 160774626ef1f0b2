"""Things that people are to be told by mail; `send_mail` sends them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from comity.kernel.domain.messages import Message, Parameter
from comity.parties.domain.mail_pace import Pace
from comity.parties.queries.letterboxes import Letterbox, Place

BATCH = 500


@dataclass(frozen=True, slots=True)
class Thing:
    """`message` is the id of a sentence that is registered, `about` its words, `address` a path of
    the site. What is `urgent` waits for no digest."""

    message: str
    about: Mapping[str, Parameter] = field(default_factory=dict)
    address: str = ""
    urgent: bool = False


def tell_by_mail(
    box: Letterbox[Place],
    place: Place,
    people: Iterable[UUID],
    message: str,
    about: Mapping[str, Parameter] | None = None,
    *,
    address: str = "",
    urgent: bool = False,
) -> int:
    """A part of an action, which calls it in its transaction: what is taken back is not told.

    `people` are ids of users; whoever chose to be told nothing is left out; the rest as of `Thing`.
    Returns how many are to be told.
    """
    return tell_all_by_mail(box, place, people, [Thing(message, about or {}, address, urgent)])


def tell_all_by_mail(
    box: Letterbox[Place], place: Place, people: Iterable[UUID], things: Iterable[Thing]
) -> int:
    """The same of several things for the same people."""
    never = box.choices_of(place, pace=Pace.NEVER.value)
    told = sorted(set(people) - set(never.values_list("user_id", flat=True)))
    rows = []
    for thing in things:
        said = Message(thing.message, dict(thing.about))
        rows += [
            box.notices(
                **{box.key: place},
                user_id=each,
                message=said.id,
                about=said.params,
                address=thing.address,
                urgent=thing.urgent,
            )
            for each in told
        ]
    return len(box.notices._default_manager.bulk_create(rows, BATCH))
