"""Things that people are to be told by mail; `send_notices` sends them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from comity.assembly.domain.notices import Pace
from comity.assembly.models import Assembly, MailChoice, MailNotice
from comity.kernel.domain.messages import Message, Parameter


def tell(
    assembly: Assembly,
    people: Iterable[UUID],
    message: str,
    about: Mapping[str, Parameter] | None = None,
    *,
    address: str = "",
    urgent: bool = False,
) -> int:
    """A part of an action, which calls it in its transaction: what is taken back is not told.

    `people` are ids of users, as `queries.audience` gives them; whoever chose to be told nothing is
    left out. `message` is the id of a sentence that is registered, `about` its words, `address` a
    path of the site. What is `urgent` waits for no digest. Returns how many are to be told.
    """
    said = Message(message, dict(about or {}))
    never = MailChoice.objects.filter(assembly=assembly, pace=Pace.NEVER.value)
    silent = set(never.values_list("user_id", flat=True))
    rows = [
        MailNotice(
            assembly=assembly,
            user_id=each,
            message=said.id,
            about=said.params,
            address=address,
            urgent=urgent,
        )
        for each in sorted(set(people) - silent)
    ]
    return len(MailNotice.objects.bulk_create(rows))
