"""Enter from a CSV file what many parties did about a treaty, after a dry run that tells each."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.actions.enter_deed import DEPOSITARY, enter_deed
from comity.assembly.actions.import_members import RowOutcome, RowState, require_all
from comity.assembly.domain.treaty_deeds import Deed
from comity.assembly.formats.csv_lines import BrokenLine
from comity.assembly.formats.deeds_csv import DeedLine, read_deeds
from comity.assembly.models import TreatyDeed
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import ComityError


def import_deeds(
    *, person: Person, treaty: UUID, source: bytes, dry_run: bool
) -> tuple[RowOutcome, ...]:
    """Each line's outcome, in the order of the file: what rests on another deed stands after it. A
    dry run does everything and takes it back. Deeds that are here already, and those that were
    struck out where the file comes from, are passed over, so that a file can be sent twice. Needs
    `keep-treaties`. Raises as `read_deeds` does, and, but in a dry run,
    `Problems("members-refused")` with every refusal; nothing is entered then."""
    person.require(DEPOSITARY)
    lines = read_deeds(source)
    with transaction.atomic():
        outcomes = tuple(_outcome(person, treaty, each) for each in lines)
        if dry_run:
            transaction.set_rollback(True)
        else:
            require_all(outcomes)
    return outcomes


def _outcome(person: Person, treaty: UUID, line: DeedLine | BrokenLine) -> RowOutcome:
    if isinstance(line, BrokenLine):
        return RowOutcome(line.line, line.name, RowState.REFUSED, error=line.error)
    deed = line.deed
    name = f"{deed.party} {deed.kind.value}"
    if line.is_struck or _is_here(treaty, deed):
        return RowOutcome(line.line, name, RowState.EXISTS, deed.party)
    try:
        with transaction.atomic():
            enter_deed(person=person, treaty=treaty, deed=deed)
    except ComityError as error:
        return RowOutcome(line.line, name, RowState.REFUSED, error=error)
    return RowOutcome(line.line, name, RowState.ENTERED, deed.party)


def _is_here(treaty: UUID, deed: Deed) -> bool:
    return TreatyDeed.objects.filter(
        treaty=treaty,
        struck_at=None,
        party=deed.party,
        kind=deed.kind.value,
        on=deed.on.text,
        until=deed.until.text if deed.until else "",
        about=deed.about,
        text=deed.text,
    ).exists()
