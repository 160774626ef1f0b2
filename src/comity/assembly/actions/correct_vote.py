"""Correct a named vote that was recorded wrongly: in the open, beside what was recorded."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.actions.ballot_news import tell_of_ballot
from comity.assembly.actions.restate import restate, without_idle_casting
from comity.assembly.domain.ballots import BallotDeed, state_after
from comity.assembly.domain.bundle_proofs import CORRECTED
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.errata import Erratum, may_correct
from comity.assembly.models import Ballot, CorrectedVote
from comity.assembly.queries.find_ballot import frozen_of, locked_ballot, state_of
from comity.assembly.queries.people import Person


def correct_vote(
    *,
    person: Person,
    ballot: UUID,
    member: str,
    old: Choice | None,
    new: Choice | None,
    asked_by: str,
    why: str,
) -> Ballot:
    """`old` is what stands, errata included; None is no vote. The ballot is counted anew. Needs
    `keep-ballots`. Raises `Conflict`: `ballot-state`, `erratum-of-another-vote`; `InvalidInput` as
    `Erratum`, `may_correct` and `count` do."""
    person.require("keep-ballots")
    with transaction.atomic():
        row = locked_ballot(person.assembly, ballot)
        state_after(state_of(row), BallotDeed.CORRECT)
        frozen = frozen_of(row)
        erratum = Erratum(member, old, new, asked_by, why.strip())
        may_correct(frozen.rule.form, frozen.electorate, erratum)
        CorrectedVote.objects.create(
            ballot=row,
            number=row.errata.count() + 1,
            member=member,
            old=old.value if old else "",
            new=new.value if new else "",
            asked_by=asked_by,
            why=erratum.why,
        )
        without_idle_casting(row)
        tell_of_ballot(person, row, "mail-ballot-corrected")
        restate(person, CORRECTED, row)
    return row
