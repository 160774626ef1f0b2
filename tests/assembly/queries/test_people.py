"""What people may do in an organisation, by their offices and their members."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.assembly.seeding import seeded
from tests.parties.people import person

from comity.assembly.actions.appoint_officer import appoint_officer, end_office
from comity.assembly.actions.enter_member import append_event
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.offices import Office
from comity.assembly.domain.standing import EventKind, StandingEvent
from comity.assembly.domain.who_votes import electorate_of
from comity.assembly.models import Delegate
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.members_of import members_of
from comity.assembly.queries.people import REPRESENT, Person
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import NotPermitted
from comity.kernel.domain.periods import PartialDate
from comity.kernel.models import AuditEntry
from comity.parties.domain.permissions import Actor, Grant
from comity.parties.domain.terms import Term

pytestmark = pytest.mark.django_db
DAY = date.today()  # noqa: DTZ011


def test_a_secretary_keeps_the_organisation_and_nobody_else_does() -> None:
    made = seeded()
    assert made.as_secretary().may("keep-members")
    assert not made.as_head("KE").may("keep-members")
    assert not made.as_user(person("stranger")).may("read-members")


def test_whoever_presides_does_so_over_one_body_until_the_office_ends() -> None:
    made = seeded()
    chair = person("chair")
    role = appoint_officer(
        person=made.as_secretary(DAY),
        user=chair.id,
        office=Office.PRESIDING,
        body="assembly",
        term=Term(date(2026, 1, 1)),
    )
    before = made.as_user(chair, DAY)
    assert (before.may_preside("assembly"), before.may_preside("council")) == (True, False)
    end_office(person=made.as_secretary(DAY), role=role.id)
    assert not made.as_user(chair, DAY).may_preside("assembly")


def test_a_head_with_credentials_acts_for_its_member_alone() -> None:
    made = seeded()
    ken = made.as_head("KE", DAY)
    assert ken.casts_for == "KE"
    assert ken.acts_for(Right.PROPOSE).code == "KE"
    Delegate.objects.filter(member__code="KE").update(credentials_until=DAY)
    with pytest.raises(NotPermitted) as error:
        made.as_head("KE", DAY).acts_for(Right.PROPOSE)
    assert error.value.message.id == "no-credentials"


def test_a_member_in_suspension_has_lost_its_rights() -> None:
    made = seeded()
    event = StandingEvent(kind=EventKind.SUSPENDED, on=PartialDate.parse("2026-05-01"))
    append_event(made.as_secretary(DAY), made.members["KE"], event)
    with pytest.raises(NotPermitted) as error:
        made.as_head("KE", DAY).acts_for(Right.PROPOSE)
    assert error.value.message.id == "right-missing"


def test_a_token_acts_for_a_member_only_if_it_says_so() -> None:
    made = seeded()
    reference = made.heads["KE"].reference
    reading = Person(Actor(reference, (Grant(frozenset({"view"})),)), made.assembly, DAY)
    voting = (Grant(frozenset({REPRESENT}), made.assembly.reference),)
    assert reading.casts_for == ""
    assert replace(reading, actor=Actor(reference, voting)).casts_for == "KE"


def test_who_sees_what() -> None:
    made = seeded()
    people = (made.as_user(person("stranger")), made.as_head("KE"), made.as_secretary())
    seen = [[person.sees(each) for each in Visibility] for person in people]
    assert seen == [[True, False, False], [True, True, False], [True, True, True]]


def test_members_are_an_electorate() -> None:
    made = seeded()
    found = electorate_of(
        statute_on(made.assembly, DAY), "assembly", members_of(made.assembly, DAY), DAY
    )
    assert [each.member for each in found] == ["BR", "CA", "FR", "JP", "KE"]
    assert found.total("contribution") == 500


def test_all_of_it_is_logged() -> None:
    seeded("KE")
    logged = AuditEntry.objects.exclude(action="create_organisation")
    assert list(logged.values_list("action", flat=True)) == [
        "found_assembly",
        "appoint_officer",
        "record_standing",
        "appoint_delegate",
        "accredit_delegate",
    ]
