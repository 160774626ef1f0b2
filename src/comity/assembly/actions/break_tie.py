"""The casting vote of whoever presides."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.actions.restate import restate
from comity.assembly.domain.ballots import BallotDeed, state_after
from comity.assembly.domain.bundle_proofs import TIE_BROKEN
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.counts import Outcome
from comity.assembly.models import Ballot
from comity.assembly.queries.find_ballot import locked_ballot, state_of
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import InvalidInput


def break_tie(*, person: Person, ballot: UUID, choice: Choice) -> Ballot:
    """Needs `preside` over the body. Raises `Conflict("ballot-state")`; `InvalidInput`:
    `casting-not-needed`, `casting-abstains`."""
    with transaction.atomic():
        row = locked_ballot(person.assembly, ballot)
        person.require("preside", person.assembly.body_reference(row.body))
        state_after(state_of(row), BallotDeed.CORRECT)
        if row.outcome != Outcome.TIED.value:
            raise InvalidInput("casting-not-needed", rule=row.title)
        row.casting = choice.value
        restate(person, TIE_BROKEN, row)
    return row
