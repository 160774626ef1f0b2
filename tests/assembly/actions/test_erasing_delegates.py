"""A delegate who is erased: what ends, what stays, and what they were given of it before."""

from __future__ import annotations

import pytest
from tests.assembly.closed_ballots import applying
from tests.assembly.seeding import seeded

from comity.assembly.models import Delegate
from comity.parties.actions.add_member import add_member
from comity.parties.actions.erase_person import erase_person
from comity.parties.domain.permissions import OPERATOR, MembershipRole
from comity.parties.queries.personal_data import personal_data

pytestmark = pytest.mark.django_db


def test_the_place_ends_and_that_somebody_had_it_stays() -> None:
    made = seeded("KE")
    head, today = made.heads["KE"], made.as_operator().on
    add_member(
        actor=OPERATOR,
        organisation=made.members["KE"].organisation_id,
        user=made.secretary.id,
        role=MembershipRole.OWNER,
        on=today,
    )
    erase_person(actor=OPERATOR, user=head.id)
    (row,) = Delegate.objects.select_related("user")
    assert (row.valid_until, row.user.name) == (today, "")
    assert made.as_head("KE").member is None


def test_their_export_has_delegations_and_applications() -> None:
    made = seeded("KE")
    ada, row = applying(made)
    (held,) = personal_data(made.heads["KE"])["delegations"]
    assert (held["assembly"], held["member"], held["place"]) == ("north-lakes", "KE", "head")
    (asked,) = personal_data(ada)["applications"]
    assert (asked["applicant"], asked["state"]) == (row.applicant.name, "submitted")
    assert personal_data(ada)["delegations"] == []
