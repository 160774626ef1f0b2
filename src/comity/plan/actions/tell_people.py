"""Things that people are to be told by mail; `send_notices` sends them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from comity.kernel.domain.messages import Parameter
from comity.parties.actions.tell_by_mail import Thing, tell_all_by_mail, tell_by_mail
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
    thing = _thing(person, commitment, message, urgent=urgent, **about)
    return tell_all_by_mail(LETTERBOX, person.plan, _others(person, people), [thing])


def tell_of_commitments(
    person: Person,
    commitments: Iterable[Commitment],
    people: Iterable[UUID],
    message: str,
    **about: Parameter,
) -> int:
    """The same of several, for the same people."""
    things = [_thing(person, each, message, urgent=False, **about) for each in commitments]
    return tell_all_by_mail(LETTERBOX, person.plan, _others(person, people), things)


def _others(person: Person, people: Iterable[UUID]) -> set[UUID]:
    return {each for each in people if each != person.user_id}


def _thing(
    person: Person,
    commitment: Commitment,
    message: str,
    *,
    urgent: bool = False,
    **about: Parameter,
) -> Thing:
    named: dict[str, Parameter] = {
        "number": commitment.number,
        "title": commitment.title,
        "participant": commitment.participant.name,
    }
    address = f"/plans/{person.plan.slug}/commitments/{commitment.number}"
    return Thing(message, {**named, **about}, address, urgent)
