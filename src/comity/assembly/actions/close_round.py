"""Close a round of an election and count it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.actions.close_ballot import close_locked
from comity.assembly.models import Ballot
from comity.assembly.queries.find_ballot import locked_ballot
from comity.assembly.queries.people import Person


def close_round(*, person: Person, ballot: UUID) -> Ballot:
    """As `close_ballot`."""
    with transaction.atomic():
        row = locked_ballot(person.assembly, ballot, contested=True)
        close_locked(person, row)
    return row
