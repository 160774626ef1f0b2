"""Vote by name."""

from __future__ import annotations

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
from comity.assembly.models import NamedVote
from comity.assembly.queries.find_ballot import held_ballot, state_of
from comity.assembly.queries.people import Person
from comity.assembly.queries.who_is_there import there_now
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility

TRIES = 2
"""The second finds the vote that another wrote at the same moment."""


def cast_vote(*, person: Person, ballot: UUID, choice: Choice, member: str = "") -> NamedVote:
    """The vote of `member`: the person's own one, or one that it holds a proxy of. Sent twice it
    counts once. Raises `NotPermitted`: `no-delegate`, `no-credentials`, `vote-of-another`,
    `elector-not-entitled`; `Conflict`: `ballot-state`, `vote-given`; `InvalidInput`:
    `elector-unknown`, `voter-not-present`, `ballot-other-form`, `votes-under-consensus`."""
    own = person.own_member()
    for _ in range(TRIES - 1):
        try:
            return _cast(person, own, ballot, member or own, choice)
        except IntegrityError:
            continue
    return _cast(person, own, ballot, member or own, choice)


def _cast(person: Person, own: str, key: UUID, member: str, choice: Choice) -> NamedVote:
    with transaction.atomic():
        ballot = held_ballot(person.assembly, key)
        frozen = frozen_for_voting(ballot)
        require_form(frozen.rule, Form.NAMED, Form.ROLL_CALL)
        there = there_now(ballot)
        require_hand(ballot, own, member, there)
        before = NamedVote.objects.select_for_update().filter(ballot_id=key, member=member).first()
        if not may_vote(
            state_of(ballot),
            frozen.rule,
            frozen.electorate,
            member,
            has_voted=before is not None,
            before=Choice(before.choice) if before else None,
            choice=choice,
        ):
            assert before is not None  # noqa: S101  # only what was given can be repeated
            return before
        require_there(ballot, own, there)
        if before is None:
            vote = NamedVote.objects.create(
                ballot_id=key, member=member, choice=choice.value, by=own
            )
        else:
            vote = before
            vote.choice, vote.by = choice.value, own
            vote.save(update_fields=["choice", "by"])
        shown = frozen.rule.form is Form.ROLL_CALL
        append_audit(
            actor=person.actor.reference,
            action="cast_vote",
            object=ballot.reference,
            payload={"member": member, "by": own, "choice": choice.value},
            visibility=Visibility(ballot.visibility) if shown else Visibility.PRIVATE,
        )
    return vote
