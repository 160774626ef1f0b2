"""Adopted instruments and deeds, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from tests.assembly.seeding import Seeded

from comity.assembly.actions.adopt_treaty import AdoptedText, adopt_elsewhere
from comity.assembly.actions.enter_deed import enter_deed
from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.entry_rules import Condition, EntryRule
from comity.assembly.domain.treaty_deeds import Deed, Kind
from comity.assembly.models import Ballot, Motion, Treaty, TreatyDeed
from comity.assembly.queries.people import Person
from comity.kernel.domain.periods import PartialDate
from comity.regulation.domain.treaty_actions import ActionKind, Delay

ADOPTED = date(2026, 2, 1)
TODAY = date.today()  # noqa: DTZ011
RULE = EntryRule(
    conditions=(Condition(count=2, citation="Art. 9"),),
    delay=Delay(days=30, citation="Art. 9"),
    leaving=Delay(months=6, citation="Art. 12"),
    provisional=True,
)


def adopted_motion(
    made: Seeded, outcome: str = "adopted", **fields: object
) -> tuple[Motion, Ballot]:
    """A motion that a ballot of the assembly, of the matter `treaty`, has decided."""
    number = Motion.objects.count() + 1
    given: dict[str, Any] = {
        "title": "Convention on Lake Data",
        "state": "adopted",
        "matter": "treaty",
        **fields,
    }
    motion = Motion.objects.create(
        assembly=made.assembly,
        number=number,
        body="assembly",
        proposer=made.members["KE"],
        language="en",
        text=[],
        **given,
    )
    ballot = Ballot.objects.create(
        assembly=made.assembly,
        body="assembly",
        matter="treaty",
        subject=motion.reference,
        title=motion.title,
        state=BallotState.CLOSED.value,
        outcome=outcome,
        closed_at=datetime(2026, 2, 1, 12, tzinfo=UTC),
    )
    return motion, ballot


def treaty(made: Seeded, rule: EntryRule | None = RULE, **given: object) -> Treaty:
    """Adopted elsewhere, with reservations allowed."""
    fields: dict[str, Any] = {
        "title": {"en": "Convention on Lake Data"},
        "adopted_on": ADOPTED,
        "decision": "Conference of Kisumu, final act",
        "reservations": True,
        **given,
    }
    text = AdoptedText(rule=rule, **fields)
    return adopt_elsewhere(person=made.as_secretary(TODAY), text=text)


def deed(party: str, kind: Kind, on: str = "2026-03-01", **given: object) -> Deed:
    fields: dict[str, Any] = {"source": "Instrument received", **given}
    return Deed(party=party, kind=kind, on=PartialDate.parse(on), **fields)


def enter(
    person: Person, row: Treaty, party: str, kind: Kind, on: str = "2026-03-01", **given: object
) -> TreatyDeed:
    return enter_deed(person=person, treaty=row.id, deed=deed(party, kind, on, **given))


def ratified(made: Seeded, row: Treaty, *parties: str, on: str = "2026-03-01") -> None:
    for each in parties:
        enter(made.as_secretary(TODAY), row, each, ActionKind.RATIFICATION, on)
