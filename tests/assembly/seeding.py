"""Organisations with members and delegates, for tests of actions, queries and pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from django.utils import timezone
from tests.parties.people import person

from comity.assembly.actions.appoint_delegate import accredit_delegate, appoint_delegate
from comity.assembly.actions.appoint_officer import appoint_officer
from comity.assembly.actions.enter_member import enter_member
from comity.assembly.actions.found_assembly import found_assembly
from comity.assembly.domain.delegations import Place
from comity.assembly.domain.offices import Office
from comity.assembly.models import Assembly, Member
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.kernel.domain.periods import PartialDate
from comity.parties.actions.create_organisation import create_organisation
from comity.parties.domain.permissions import OPERATOR, Actor, OrganisationKind
from comity.parties.domain.terms import Term
from comity.parties.models import User

NORTH_LAKES = Path("src/comity/assembly/examples/north-lakes.yaml")
SINCE = date(2026, 1, 1)
CREDENTIALS = Term(date.today() - timedelta(365), date.today() + timedelta(364))  # noqa: DTZ011
"""As long as the statute lets them be, around the day of the tests."""
STATES = ("KE", "FR", "JP", "BR", "CA")


@dataclass
class Seeded:
    """An organisation whose members are States, each with a head of delegation."""

    assembly: Assembly
    secretary: User
    heads: dict[str, User] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)

    def as_operator(self, on: date | None = None) -> Person:
        return Person(OPERATOR, self.assembly, on or timezone.now().date())

    def as_user(self, user: User, on: date | None = None) -> Person:
        return Person(Actor(user.reference), self.assembly, on or timezone.now().date())

    def as_secretary(self, on: date | None = None) -> Person:
        return self.as_user(self.secretary, on)

    def as_head(self, code: str, on: date | None = None) -> Person:
        return self.as_user(self.heads[code], on)


def seeded(*states: str, statute: Path = NORTH_LAKES, member_class: str = "member") -> Seeded:
    """North Lakes with five States, unless others are named; each states a contribution of 100."""
    assembly = found_assembly(actor=OPERATOR, source=statute.read_bytes(), name=statute.name)
    secretary = person(f"secretary-{assembly.slug}")
    made = Seeded(assembly, secretary)
    appoint_officer(
        person=made.as_operator(), user=secretary.id, office=Office.SECRETARY, term=Term(SINCE)
    )
    for code in states or STATES:
        seed_member(made, code, member_class=member_class)
    return made


def seed_member(made: Seeded, code: str, *, member_class: str = "member") -> Member:
    """A State that was admitted before, with an accredited head of delegation."""
    head = person(f"head-{code.lower()}-{made.assembly.slug}")
    government = create_organisation(
        actor=OPERATOR,
        name=f"Government of {code}",
        kind=OrganisationKind.GOVERNMENT,
        jurisdiction=code,
        owner=head.id,
        on=SINCE,
    )
    operator = made.as_operator()
    member = enter_member(
        person=operator,
        organisation=government.id,
        member_class=member_class,
        admitted_on=PartialDate.parse(SINCE.isoformat()),
        state=code,
        weights=_weights(made),
    )
    delegate = appoint_delegate(
        person=operator, member=member, user=head.id, place=Place.HEAD, term=Term(SINCE)
    )
    accredit_delegate(person=operator, delegate=delegate.id, credentials=CREDENTIALS)
    made.heads[code], made.members[code] = head, member
    return member


def _weights(made: Seeded) -> dict[str, Fraction]:
    """A contribution, where the statute has such a weight."""
    statute = statute_on(made.assembly, timezone.now().date())
    return {it.id: Fraction(100) for it in statute.weights if it.id == "contribution"}
