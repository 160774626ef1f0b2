"""Prepare an election: who elects, to what, by which rule. Candidates come next."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from comity.assembly.actions.prepare_ballot import require_ballot_keeper, session_for
from comity.assembly.domain.contests import Contest, election_rule
from comity.assembly.domain.elections import Ties
from comity.assembly.domain.seats import elected_seats
from comity.assembly.models import Election
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import InvalidInput

LONGEST_TITLE = 280


def prepare_election(
    *,
    person: Person,
    title: str,
    seats_in: str = "",
    office: str = "",
    body: str = "",
    matter: str = "",
    seats: int = 0,
    ties: Ties = Ties.ALL_GO_ON,
    session: UUID | None = None,
    visibility: Visibility = Visibility.MEMBERS,
) -> Election:
    """To seats in the body `seats_in`, by whom the statute says; or to an `office` in words, by
    `body` on `matter`. Of `seats` all that the body has are meant by default, of an office one.
    Needs `keep-ballots`, or `preside` over the body that elects. Raises `UnknownName`:
    `body-unknown`, `matter-unknown`, `session-unknown`; `InvalidInput`: `election-without-title`,
    `election-of-what`, `election-seats-outside`, `ballot-visibility`; `Conflict`:
    `body-without-seats`, `body-without-rule`, `election-rule-unfit`, `ballot-session-over`."""
    title, office = title.strip()[:LONGEST_TITLE], office.strip()[:200]
    if not title:
        raise InvalidInput("election-without-title")
    if bool(seats_in) == bool(office):
        raise InvalidInput("election-of-what")
    if visibility is Visibility.PRIVATE:
        raise InvalidInput("ballot-visibility", visibility=str(visibility))
    statute = statute_on(person.assembly, person.on)
    most = 1
    if seats_in:
        elected = elected_seats(statute, seats_in)
        body, matter, most = elected.decided.by, elected.decided.matter, elected.seats
    require_ballot_keeper(person, statute.body(body).id)
    seats = seats or most
    if not 1 <= seats <= most:
        raise InvalidInput("election-seats-outside", seats=seats, most=most)
    election_rule(
        statute.rule_for(body, matter), Contest(among=frozenset(), seats=seats, ties=ties)
    )
    with transaction.atomic():
        election = Election.objects.create(
            assembly=person.assembly,
            session=session_for(person, session, body),
            body=body,
            matter=matter,
            seats_in=seats_in,
            office=office,
            title=title,
            seats=seats,
            ties=ties.value,
            visibility=visibility.value,
        )
        about = {"title": title, "body": body, "matter": matter, "seats_in": seats_in}
        more = {"office": office, "seats": seats, "ties": ties.value}
        log_election(person, "prepare_election", election, {**about, **more})
    return election


def log_election(
    person: Person, action: str, election: Election, payload: Mapping[str, object]
) -> None:
    append_audit(
        actor=person.actor.reference,
        action=action,
        object=election.reference,
        payload=dict(payload),
        visibility=Visibility(election.visibility),
    )
