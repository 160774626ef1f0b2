"""A treaty is ended by its parties (VCLT Art. 54), or named as one that the corpus has."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from comity.assembly.models import Treaty
from comity.assembly.queries.people import Person
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName
from comity.regulation.domain.instruments import InstrumentKind
from comity.regulation.queries.current_rulebook import current_rulebook


def close_treaty(*, person: Person, treaty: UUID, closed_on: date, why: str) -> Treaty:
    """From `closed_on` on there is no treaty; `why` says by what act of the parties. Needs
    `keep-treaties`. Raises `InvalidInput`: `treaty-close-why`, `treaty-close-day`;
    `Conflict("treaty-closed-already")`."""
    person.require("keep-treaties")
    if not why.strip():
        raise InvalidInput("treaty-close-why")
    with transaction.atomic():
        row = _locked(person, treaty)
        if row.closed_on is not None:
            raise Conflict("treaty-closed-already", closed=row.closed_on.isoformat())
        if closed_on <= row.adopted_on:
            raise InvalidInput("treaty-close-day", adopted=row.adopted_on.isoformat())
        row.closed_on, row.why_closed = closed_on, why.strip()
        row.save(update_fields=["closed_on", "why_closed"])
        _log(person, "close_treaty", row, closed_on=closed_on.isoformat(), why=row.why_closed)
    return row


def link_instrument(*, person: Person, treaty: UUID, instrument: str) -> Treaty:
    """The same treaty in the corpus; "" for none. Needs `keep-treaties`. Raises `UnknownName` for
    an instrument that there is not, `InvalidInput("not-a-treaty")`."""
    person.require("keep-treaties")
    if instrument:
        found = current_rulebook().corpus.instrument(instrument)
        if found.kind is not InstrumentKind.TREATY:
            raise InvalidInput("not-a-treaty", instrument=instrument)
    with transaction.atomic():
        row = _locked(person, treaty)
        row.instrument = instrument
        row.save(update_fields=["instrument"])
        _log(person, "link_instrument", row, instrument=instrument)
    return row


def _locked(person: Person, treaty: UUID) -> Treaty:
    found = Treaty.objects.select_for_update().filter(assembly=person.assembly, id=treaty).first()
    if found is None:
        raise UnknownName("adopted-treaty-unknown", name=str(treaty))
    return found


def _log(person: Person, action: str, row: Treaty, **payload: str) -> None:
    append_audit(
        actor=person.actor.reference,
        action=action,
        object=row.reference,
        payload={"slug": row.slug, **payload},
        visibility=Visibility.PUBLIC,
    )
