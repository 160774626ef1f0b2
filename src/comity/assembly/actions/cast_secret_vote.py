"""Vote in a secret ballot."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from uuid import UUID

from django.db import IntegrityError, transaction

from comity.assembly.actions.take_part import (
    frozen_for_voting,
    require_form,
    require_hand,
    require_there,
)
from comity.assembly.domain.ballots import may_vote
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.rules import Form
from comity.assembly.domain.secret_ballots import (
    NONCE_BYTES,
    Receipt,
    SecretBallot,
    receipt_for,
    secret_ballot,
)
from comity.assembly.models import Ballot, Participation, SecretVote
from comity.assembly.queries.find_ballot import held_ballot, state_of
from comity.assembly.queries.people import Person
from comity.assembly.queries.who_is_there import there_now
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict


def cast_secret_vote(
    *, person: Person, ballot: UUID, choice: Choice, member: str = ""
) -> Receipt | None:
    """As `cast_vote`, once and for all: sent twice, the second is refused. The receipt is given
    here and never again; None where the rule gives none. Raises as `cast_vote` does."""
    return cast_in_secret(
        person=person,
        member=member,
        find=lambda: held_ballot(person.assembly, ballot),
        write=lambda _ballot: secret_ballot(
            str(ballot), choice.value, secrets.token_bytes(NONCE_BYTES)
        ),
    )


def cast_in_secret(
    *,
    person: Person,
    member: str,
    find: Callable[[], Ballot],
    write: Callable[[Ballot], SecretBallot],
) -> Receipt | None:
    """`find` holds the ballot's row, `write` is asked for the vote once it may be given."""
    own = person.own_member()
    try:
        return _cast(person, own, member or own, find, write)
    except IntegrityError as error:
        raise Conflict("vote-given", member=member or own) from error


def _cast(
    person: Person,
    own: str,
    member: str,
    find: Callable[[], Ballot],
    write: Callable[[Ballot], SecretBallot],
) -> Receipt | None:
    with transaction.atomic():
        ballot = find()
        frozen = frozen_for_voting(ballot)
        require_form(frozen.rule, Form.SECRET)
        there = there_now(ballot)
        require_hand(ballot, own, member, there)
        place = participation_key(ballot, member)
        given = Participation.objects.filter(key=place).exists()
        may_vote(state_of(ballot), frozen.rule, frozen.electorate, member, has_voted=given)
        require_there(ballot, own, there)
        cast = write(ballot)
        Participation.objects.create(key=place, ballot_id=ballot.id, member=member, by=own)
        SecretVote.objects.create(
            commitment=cast.commitment, ballot_id=ballot.id, choice=cast.choice, nonce=cast.nonce
        )
        append_audit(
            actor=person.actor.reference,
            action="cast_secret_vote",
            object=ballot.reference,
            payload={"member": member, "by": own},
            visibility=Visibility(ballot.visibility),
        )
    return receipt_for(frozen.rule, str(ballot.id), cast)


def participation_key(ballot: Ballot, member: str) -> str:
    return f"{ballot.id}/{member}"
