"""The treaty of the demo, adopted before this platform was used, and what members did about it."""

from __future__ import annotations

from datetime import timedelta

from comity.assembly.actions.adopt_treaty import AdoptedText, adopt_elsewhere
from comity.assembly.actions.demo.motions import As
from comity.assembly.actions.enter_deed import enter_deed
from comity.assembly.domain.treaty_deeds import Deed
from comity.assembly.models import Treaty
from comity.assembly.queries.people import Person
from comity.kernel.domain.periods import PartialDate
from comity.regulation.domain.treaty_actions import ActionKind

CONSENTS = ("alder", "cedar", "hydro", "elm")


def adopt_treaty(acting: As, secretary: Person) -> Treaty:
    """One consent short of the five that it needs."""
    treaty = adopt_elsewhere(
        person=secretary,
        text=AdoptedText(
            title={"en": "Convention on lake water data", "fr": "Convention sur les données"},
            adopted_on=secretary.on - timedelta(days=200),
            decision="Adopted by the Assembly, before this platform was used",
        ),
    )
    for number, key in enumerate(CONSENTS, start=1):
        person = acting(key)
        member = person.member
        if member is None:
            continue
        on = secretary.on - timedelta(days=200 - 30 * number)
        enter_deed(
            person=person,
            treaty=treaty.id,
            deed=Deed(
                party=member.code,
                kind=ActionKind.RATIFICATION,
                on=PartialDate.parse(on.isoformat()),
                source="Instrument of ratification",
            ),
        )
    return treaty
