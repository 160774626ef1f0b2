"""Things that people are to be told by mail; `send_mail` sends them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from comity.kernel.domain.messages import Message, Parameter
from comity.parties.domain.mail_pace import Pace
from comity.parties.queries.letterboxes import Letterbox, Place


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

    `people` are ids of users; whoever chose to be told nothing is left out. `message` is the id of
    a sentence that is registered, `about` its words, `address` a path of the site. What is `urgent`
    waits for no digest. Returns how many are to be told.
    """
    said = Message(message, dict(about or {}))
    never = box.choices_of(place, pace=Pace.NEVER.value)
    silent = set(never.values_list("user_id", flat=True))
    rows = [
        box.notices(
            **{box.key: place},
            user_id=each,
            message=said.id,
            about=said.params,
            address=address,
            urgent=urgent,
        )
        for each in sorted(set(people) - silent)
    ]
    return len(box.notices._default_manager.bulk_create(rows))
