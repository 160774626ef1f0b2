"""Asking to join, and the link that is mailed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from django.utils import timezone
from tests.parties.interfaces.visiting import account
from tests.parties.people import logged
from tests.plan.joining import UNIVERSITY, asked, confirmed
from tests.plan.seeding import seeded_plan

from comity.kernel.domain.errors import Conflict, Problems, UnknownName
from comity.kernel.models import AuditEntry
from comity.plan.actions.ask_to_join import Next, ask_to_join
from comity.plan.actions.confirm_join import confirm_join, disown_join
from comity.plan.domain.participants import JoinState, ParticipantKind
from comity.plan.models import JoinMove, JoinRequest, Participant

pytestmark = pytest.mark.django_db


def test_a_request_is_kept_with_the_digest_of_its_secret_alone() -> None:
    made = asked(seeded_plan())
    row = JoinRequest.objects.get()
    assert made.next is Next.CONFIRM
    assert (row.name, row.email, row.state) == (
        "University of Nairobi",
        "office@uonbi.ac.ke",
        "unconfirmed",
    )
    assert row.digest == sha256(made.secret.encode()).hexdigest()
    assert made.secret not in repr([*JoinRequest.objects.values(), *AuditEntry.objects.values()])


def test_nothing_personal_is_logged() -> None:
    made = seeded_plan()
    confirmed(made)
    said = repr(list(AuditEntry.objects.values()))
    for each in ("uonbi", "Wanjiru", "Registrar", "train engineers"):
        assert each not in said
    assert [(actor, action) for actor, action, _ in logged()][-2:] == [
        ("public", "ask_to_join"),
        ("public", "confirm_join"),
    ]


def test_asking_twice_is_one_request_and_the_newest_link_counts() -> None:
    made = seeded_plan()
    first = asked(made)
    second = asked(made, replace(UNIVERSITY, name="Nairobi University", email="OFFICE@uonbi.ac.ke"))
    (row,) = JoinRequest.objects.all()
    assert row.name == "Nairobi University"
    with pytest.raises(UnknownName, match="join-link-unknown"):
        confirm_join(person=made.as_public(), secret=first.secret)
    assert confirm_join(person=made.as_public(), secret=second.secret).state == "waiting"


def test_asking_once_more_while_it_waits_changes_nothing() -> None:
    made = seeded_plan()
    row = confirmed(made)
    again = asked(made, replace(UNIVERSITY, name="Somebody else"))
    assert (again.next, again.secret) == (Next.OPEN_ALREADY, "")
    assert JoinRequest.objects.get().name == row.name


def test_a_link_works_once() -> None:
    made = seeded_plan()
    secret = asked(made).secret
    confirm_join(person=made.as_public(), secret=secret)
    with pytest.raises(Conflict, match="join-link-used"):
        confirm_join(person=made.as_public(), secret=secret)
    assert [each.to for each in JoinMove.objects.all()] == ["waiting"]


def test_a_link_ends() -> None:
    made = seeded_plan()
    secret = asked(made).secret
    late = timezone.now() + timedelta(hours=73)
    with pytest.raises(Conflict, match="join-link-expired"):
        confirm_join(person=made.as_public(), secret=secret, now=late)
    assert JoinRequest.objects.get().state == JoinState.UNCONFIRMED.value


def test_a_link_of_another_plan_leads_nowhere() -> None:
    made = seeded_plan()
    from tests.plan.plans import SMALL

    other = seeded_plan(source=SMALL.replace(b"small-plan", b"other-plan"))
    with pytest.raises(UnknownName, match="join-link-unknown"):
        confirm_join(person=other.as_public(), secret=asked(made).secret)


def test_whoever_never_asked_has_it_erased() -> None:
    made = seeded_plan()
    disown_join(person=made.as_public(), secret=asked(made).secret)
    assert not JoinRequest.objects.exists()


def test_whoever_is_signed_in_asks_with_their_own_address_and_waits_at_once() -> None:
    made, user = seeded_plan(), account("mwangi")
    found = ask_to_join(person=made.as_user(user), claims=UNIVERSITY, language="en")
    assert (found.next, found.secret) == (Next.WAIT, "")
    assert (found.request.email, found.request.user, found.request.state) == (
        user.email,
        user,
        "waiting",
    )


def test_an_account_whose_address_nobody_proved_must_follow_the_link() -> None:
    made, user = seeded_plan(), account("mwangi", verified=False)
    found = ask_to_join(person=made.as_user(user), claims=UNIVERSITY, language="en")
    assert found.next is Next.CONFIRM


def test_a_person_who_takes_part_does_not_ask_again() -> None:
    made, user = seeded_plan(), account("mwangi")
    Participant.objects.create(
        plan=made.plan,
        user=user,
        kind="person",
        name="Mwangi",
        jurisdiction="KE",
        joined_on="2026-01-01",
    )
    claims = replace(UNIVERSITY, kind=ParticipantKind.PERSON, ror="")
    with pytest.raises(Conflict, match="participant-already"):
        ask_to_join(person=made.as_user(user), claims=claims, language="en")


def test_claims_that_can_not_be_read_keep_nothing_and_tell_all() -> None:
    made = seeded_plan()
    with pytest.raises(Problems) as caught:
        asked(made, replace(UNIVERSITY, name="", email="nobody", ror="02y9nww91"))
    assert [each.message.id for each in caught.value.problems] == [
        "join-name-missing",
        "ror-check-digits",
        "join-mail-malformed",
    ]
    assert not JoinRequest.objects.exists()
