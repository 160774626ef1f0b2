"""Things that people are to be told by mail; `send_notices` sends them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from comity.assembly.domain.notices import Pace
from comity.kernel.domain.messages import Message, Parameter
from comity.plan.models import Commitment, Plan, PlanMailChoice, PlanNotice
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
    """A part of an action, which calls it in its transaction: what is taken back is not told.

    `people` are ids of users, as `queries.audience` gives them; whoever chose to be told nothing is
    left out. `message` is the id of a sentence that is registered, `about` its words, `address` a
    path of the site. What is `urgent` waits for no digest. Returns how many are to be told.
    """
    said = Message(message, dict(about or {}))
    never = PlanMailChoice.objects.filter(plan=plan, pace=Pace.NEVER.value)
    silent = set(never.values_list("user_id", flat=True))
    rows = [
        PlanNotice(
            plan=plan,
            user_id=each,
            message=said.id,
            about=said.params,
            address=address,
            urgent=urgent,
        )
        for each in sorted(set(people) - silent)
    ]
    return len(PlanNotice.objects.bulk_create(rows))


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
