"""Enter many commitments from CSV files: all of them or none, after a dry run that tells each
line."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from comity.kernel.domain.errors import InvalidInput, NotPermitted
from comity.plan.actions.import_outcomes import RowOutcome, require_all
from comity.plan.actions.import_trying import Importer
from comity.plan.domain.participants import ParticipantState
from comity.plan.formats.commitment_lines import BrokenLine, CommitmentLine, read_commitment_lines
from comity.plan.formats.joined_parts import joined_parts
from comity.plan.formats.part_lines import in_file, read_part_lines
from comity.plan.models import Participant, Plan
from comity.plan.queries.people import Person


def import_commitments(
    *, person: Person, files: Mapping[str, bytes], dry_run: bool
) -> tuple[RowOutcome, ...]:
    """Each line's outcome, of commitments first; `files` as `import_files` gives them. Whoever
    stands for the participant has it submitted where it passes the gate; whoever keeps the
    participants makes drafts for them, as nobody promises for another. A line whose key is here
    already is passed over with its parts, so that files can be sent twice; partners that nobody
    asked while it was a draft are asked then. Raises as `read_commitment_lines` and
    `read_part_lines` do; `NotPermitted("no-participant-to-import-for")`; and, but in a dry run,
    `Problems("commitments-file-refused")` with every refusal."""
    joined = _participants(person)
    lines = _commitment_lines(files)
    parts = joined_parts(lines, read_part_lines(files))
    found = Importer(person, joined, parts)
    outcomes = found.outcomes(lines)
    if dry_run:
        return outcomes
    require_all(outcomes, len(files))
    with transaction.atomic():
        plan = Plan.objects.select_for_update(no_key=True).get(id=person.plan.id)
        now = Importer(person, joined, parts)
        if not now.sees_the_same(found):
            found, outcomes = now, now.outcomes(lines)
            require_all(outcomes, len(files))
        return found.entered(plan, outcomes)


def may_import_for_all(person: Person) -> bool:
    return person.may("keep-participants")


def _commitment_lines(files: Mapping[str, bytes]) -> tuple[CommitmentLine | BrokenLine, ...]:
    try:
        return read_commitment_lines(files["commitments"])
    except InvalidInput as error:
        if len(files) == 1:
            raise
        raise in_file("commitments", error) from None


def _participants(person: Person) -> list[Participant]:
    if may_import_for_all(person):
        rows = Participant.objects.filter(plan=person.plan)
        joined = list(rows.filter(state=ParticipantState.JOINED.value))
    else:
        joined = [
            each for each in person.participants if each.state == ParticipantState.JOINED.value
        ]
        if not joined:
            raise NotPermitted("no-participant-to-import-for")
        person.act_for(joined[0])
    return joined
