"""Things that people are to be told by mail; `send_notices` sends them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from comity.kernel.domain.messages import Parameter
from comity.parties.actions.tell_by_mail import tell_by_mail
from comity.plan.models import Commitment, Plan
from comity.plan.queries.letterbox import LETTERBOX
from comity.plan.queries.people import Person


def tell(
    plan: Plan,
    people: Iterable[UUID],
    message: str,
    about: Mapping[str, Parameter] | None = None,
    *,
    address: str = "",
    urgent: bool = False,
) -> int:
    """`tell_by_mail` of a plan: a part of an action, which calls it in its transaction. `people`
    are ids of users, as `queries.audience` gives them. Returns how many are to be told."""
    return tell_by_mail(LETTERBOX, plan, people, message, about, address=address, urgent=urgent)


def tell_of_commitment(
    person: Person,
    commitment: Commitment,
    people: Iterable[UUID],
    message: str,
    *,
    urgent: bool = False,
    **about: Parameter,
) -> int:
    """The same of a commitment, whose page the mail leads to; its words are `number`, `title`,
    `participant` and those of `about`. Nobody is told of what they do themselves."""
    return tell(
        person.plan,
        {each for each in people if each != person.user_id},
        message,
        {
            "number": commitment.number,
            "title": commitment.title,
            "participant": commitment.participant.name,
            **about,
        },
        address=f"/plans/{person.plan.slug}/commitments/{commitment.number}",
        urgent=urgent,
    )
