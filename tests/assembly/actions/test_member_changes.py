"""Weights, profiles and delegations of members."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from tests.assembly.seeding import seeded
from tests.parties.people import person

from comity.assembly.actions.appoint_delegate import appoint_delegate
from comity.assembly.actions.change_member_profile import change_member_profile
from comity.assembly.actions.end_delegate import end_delegate, hand_over_delegate
from comity.assembly.actions.state_weight import state_weight
from comity.assembly.domain.delegations import Place
from comity.assembly.models import Delegate
from comity.assembly.queries.members_of import members_of
from comity.kernel.domain.errors import (
    ComityError,
    Conflict,
    InvalidInput,
    NotPermitted,
    UnknownName,
)
from comity.kernel.models import AuditEntry
from comity.parties.domain.terms import Term

pytestmark = pytest.mark.django_db


def test_a_weight_holds_from_its_day_on() -> None:
    made = seeded("KE")
    state_weight(
        person=made.as_secretary(),
        member="KE",
        weight="contribution",
        value=Fraction(25, 2),
        since=date(2026, 7, 1),
        source="Budget 2026",
    )
    found = [
        members_of(made.assembly, on)[0].weights["contribution"]
        for on in (date(2026, 6, 30), date(2026, 7, 1))
    ]
    assert found == [100, Fraction(25, 2)]


@pytest.mark.parametrize(
    ("weight", "value", "since", "error", "id"),
    [
        ("charm", 1, date(2026, 7, 1), UnknownName, "weight-name-unknown"),
        ("contribution", -1, date(2026, 7, 1), InvalidInput, "weight-malformed"),
        ("contribution", 1, date(2025, 7, 1), Conflict, "weight-before-another"),
        ("contribution", 1, date(2026, 1, 1), Conflict, "weight-before-another"),
    ],
)
def test_weights_that_are_refused(
    weight: str, value: int, since: date, error: type[ComityError], id: str
) -> None:
    made = seeded("KE")
    with pytest.raises(error) as found:
        state_weight(
            person=made.as_secretary(),
            member="KE",
            weight=weight,
            value=Fraction(value),
            since=since,
        )
    assert found.value.message.id == id


def test_a_member_does_not_state_its_weight_itself() -> None:
    made = seeded("KE")
    with pytest.raises(NotPermitted):
        state_weight(
            person=made.as_head("KE"),
            member="KE",
            weight="contribution",
            value=Fraction(1),
            since=date(2026, 7, 1),
        )


def test_a_member_keeps_its_own_profile_and_no_other() -> None:
    made = seeded("KE", "FR")
    given = {"website": "https://example.org/", "summary": "A State.", "contact": "ke@example.org"}
    changed = change_member_profile(person=made.as_head("KE"), member="KE", **given)
    assert (changed.website, changed.summary, changed.contact) == tuple(given.values())
    logged = AuditEntry.objects.order_by("sequence").last()
    assert logged is not None
    assert "ke@example.org" not in str(logged.payload)
    for other in (made.as_head("KE"), made.as_user(person("stranger"))):
        with pytest.raises(NotPermitted):
            change_member_profile(person=other, member="FR", summary="Ours")


@pytest.mark.parametrize(
    ("given", "id"),
    [
        ({"website": "javascript:alert(1)"}, "profile-website"),
        ({"website": "example.org"}, "profile-website"),
        ({"website": "https://example.org/" + "x" * 200}, "profile-website"),
        ({"contact": "nobody"}, "profile-contact"),
        ({"summary": "x" * 2001}, "profile-summary-long"),
    ],
)
def test_profiles_that_are_refused(given: dict[str, str], id: str) -> None:
    made = seeded("KE")
    with pytest.raises(InvalidInput) as error:
        change_member_profile(person=made.as_head("KE"), member="KE", **given)
    assert error.value.message.id == id


def test_a_place_is_handed_over_without_credentials() -> None:
    made = seeded("KE")
    (leaving,) = Delegate.objects.all()
    today, ada = made.as_secretary().on, person("ada")
    after = hand_over_delegate(person=made.as_head("KE"), delegate=leaving.id, to=ada.id, on=today)
    leaving.refresh_from_db()
    assert (leaving.valid_until, after.valid_from, after.follows) == (today, today, leaving)
    assert (after.place, after.credentials_from) == ("head", None)
    assert made.as_user(ada).member == made.members["KE"]
    assert made.as_user(ada).casts_for == ""
    assert made.as_head("KE").member is None
    assert list(AuditEntry.objects.order_by("-sequence").values_list("action", flat=True)[:2]) == [
        "hand_over_delegate",
        "end_delegate",
    ]


def test_nobody_is_handed_a_place_of_a_second_member() -> None:
    made = seeded("KE", "FR")
    leaving = Delegate.objects.get(member__code="KE")
    with pytest.raises(Conflict) as error:
        hand_over_delegate(
            person=made.as_secretary(),
            delegate=leaving.id,
            to=made.heads["FR"].id,
            on=made.as_secretary().on,
        )
    assert error.value.message.id == "delegate-of-two"
    assert Delegate.objects.count() == 2


def test_a_delegate_is_no_delegate_of_two_members() -> None:
    made = seeded("KE", "FR")
    with pytest.raises(Conflict) as error:
        appoint_delegate(
            person=made.as_head("KE"),
            member=made.members["KE"],
            user=made.heads["FR"].id,
            place=Place.ADVISER,
            term=Term(made.as_secretary().on),
        )
    assert error.value.message.id == "delegate-of-two"


def test_a_delegate_leaves_and_not_in_the_past() -> None:
    made = seeded("KE")
    (row,) = Delegate.objects.all()
    today = made.as_secretary().on
    with pytest.raises(InvalidInput) as error:
        end_delegate(person=made.as_secretary(), delegate=row.id, on=today - timedelta(days=1))
    assert error.value.message.id == "day-past"
    assert end_delegate(person=made.as_head("KE"), delegate=row.id, on=today).valid_until == today
    with pytest.raises(Conflict) as again:
        end_delegate(person=made.as_secretary(), delegate=row.id, on=today)
    assert again.value.message.id == "delegate-ended"


def test_strangers_end_and_hand_over_nothing() -> None:
    made = seeded("KE", "FR")
    row = Delegate.objects.get(member__code="KE")
    today = made.as_secretary().on
    for other in (made.as_head("FR"), made.as_user(person("stranger"))):
        with pytest.raises(NotPermitted):
            end_delegate(person=other, delegate=row.id, on=today)
        with pytest.raises(NotPermitted):
            hand_over_delegate(person=other, delegate=row.id, to=made.secretary.id, on=today)
