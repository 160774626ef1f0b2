"""Who may ask to become a member, and of which class."""

from __future__ import annotations

import pytest
from tests.assembly.closed_ballots import applying, institute
from tests.assembly.seeding import seeded
from tests.parties.people import person

from comity.assembly.actions.apply_for_membership import apply_for_membership
from comity.assembly.actions.move_application import move_application
from comity.assembly.domain.applications import ApplicationState, Mover
from comity.assembly.models import Application
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName
from comity.kernel.models import AuditEntry
from comity.parties.domain.permissions import OPERATOR, Actor, Grant, OrganisationKind

pytestmark = pytest.mark.django_db


def test_whoever_represents_an_organisation_applies_for_it() -> None:
    ada, row = applying(seeded("KE"))
    assert (row.code, row.state, row.submitted_by) == (row.applicant.reference, "submitted", ada)
    assert AuditEntry.objects.last().action == "apply_for_membership"  # type: ignore[union-attr]


def test_nobody_else_does() -> None:
    made = seeded("KE")
    ours = institute(person("ada"))
    for other in (made.as_user(person("stranger")), made.as_secretary()):
        with pytest.raises(NotPermitted):
            apply_for_membership(person=other, organisation=ours.id, member_class="member")
    assert not Application.objects.exists()


def test_a_token_that_may_only_read_does_not_apply() -> None:
    made, ada = seeded("KE"), person("ada")
    ours = institute(ada)
    reading = made.as_user(ada)
    narrowed = type(reading)(
        Actor(ada.reference, (Grant(frozenset({"view"})),)), made.assembly, reading.on
    )
    with pytest.raises(NotPermitted):
        apply_for_membership(person=narrowed, organisation=ours.id, member_class="member")


def test_a_government_applies_as_the_state_that_it_is_of() -> None:
    made, ada = seeded("KE"), person("ada")
    swiss = institute(ada, "Federal Council", OrganisationKind.GOVERNMENT, "CH")
    row = apply_for_membership(
        person=made.as_user(ada), organisation=swiss.id, member_class="member", as_state=True
    )
    assert row.code == "CH"


def test_only_governments_of_countries_are_states() -> None:
    made, ada = seeded("KE"), person("ada")
    lab = institute(ada)
    bloc = institute(ada, "Bloc", OrganisationKind.GOVERNMENT, "EU")
    for each in (lab, bloc):
        with pytest.raises(Conflict) as error:
            apply_for_membership(
                person=made.as_user(ada), organisation=each.id, member_class="member", as_state=True
            )
        assert error.value.message.id == "application-not-a-state"


def test_a_class_is_open_to_some_kinds() -> None:
    made, ada = seeded("KE"), person("ada")
    company = institute(ada, "Works", OrganisationKind.COMPANY)
    with pytest.raises(Conflict) as error:
        apply_for_membership(
            person=made.as_user(ada), organisation=company.id, member_class="member"
        )
    assert error.value.message.id == "application-kind"
    row = apply_for_membership(
        person=made.as_user(ada), organisation=company.id, member_class="observer"
    )
    assert row.member_class == "observer"


def test_a_second_application_waits_for_the_first() -> None:
    made = seeded("KE")
    ada, row = applying(made)

    def again() -> Application:
        return apply_for_membership(
            person=made.as_user(ada), organisation=row.applicant_id, member_class="member"
        )

    with pytest.raises(Conflict) as error:
        again()
    assert error.value.message.id == "application-undecided"
    move_application(
        person=made.as_user(ada),
        application=row.id,
        to=ApplicationState.WITHDRAWN,
        by=Mover.APPLICANT,
    )
    assert again().state == "submitted"


def test_a_member_does_not_apply() -> None:
    made = seeded("KE")
    member = made.members["KE"]
    with pytest.raises(Conflict) as error:
        apply_for_membership(
            person=made.as_head("KE"), organisation=member.organisation_id, member_class="member"
        )
    assert error.value.message.id == "member-exists"


def test_what_cannot_be_applied_for() -> None:
    made, ada = seeded("KE"), person("ada")
    ours = institute(ada)
    with pytest.raises(UnknownName) as error:
        apply_for_membership(person=made.as_user(ada), organisation=ours.id, member_class="king")
    assert error.value.message.id == "member-class-unknown"
    with pytest.raises(InvalidInput):
        apply_for_membership(
            person=made.as_user(ada),
            organisation=ours.id,
            member_class="member",
            statement="x" * 20_001,
        )
    with pytest.raises(UnknownName):
        apply_for_membership(
            person=made.as_user(ada), organisation=made.assembly.id, member_class="member"
        )


def test_the_operator_is_no_person_that_could_apply() -> None:
    made = seeded("KE")
    ours = institute(person("ada"))
    assert made.as_operator().actor == OPERATOR
    with pytest.raises(UnknownName):
        apply_for_membership(person=made.as_operator(), organisation=ours.id, member_class="member")
