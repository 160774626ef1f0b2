"""Participants change what they say, leave, and come as members; people are forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.assembly.seeding import seeded
from tests.parties.interfaces.visiting import account
from tests.parties.people import acting, person
from tests.plan.joining import UNIVERSITY, asked, confirmed
from tests.plan.plans import SMALL
from tests.plan.seeding import seed_commitment, seeded_plan

from comity.assembly.actions.appoint_delegate import appoint_delegate
from comity.assembly.domain.delegations import Place
from comity.assembly.models import Member
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName
from comity.parties.actions.erase_person import erase_person
from comity.parties.domain.permissions import OPERATOR, Actor
from comity.parties.domain.terms import Term
from comity.parties.queries.personal_data import personal_data
from comity.plan.actions.ask_to_join import ask_to_join
from comity.plan.actions.change_participant import change_participant
from comity.plan.actions.forget_joining import forget_joining
from comity.plan.actions.join_as_member import join_as_member
from comity.plan.actions.keep_plan import publish_plan
from comity.plan.actions.move_join_request import move_join_request
from comity.plan.actions.withdraw_participant import withdraw_participant
from comity.plan.domain.join_moves import JoinMover
from comity.plan.domain.participants import JoinState, ParticipantKind
from comity.plan.models import JoinRequest, Participant
from comity.plan.queries.people import Person

pytestmark = pytest.mark.django_db


def test_its_own_people_change_a_profile() -> None:
    made = seeded_plan()
    acme = made.participants["acme"]
    change_participant(
        person=made.as_participant("acme"),
        participant=acme.id,
        website=" acme.example ",
        summary=" We build. ",
        visibility=Visibility.MEMBERS,
    )
    acme.refresh_from_db()
    assert (acme.website, acme.summary, acme.visibility) == (
        "https://acme.example",
        "We build.",
        "members",
    )


def test_others_change_nothing_and_a_website_is_one() -> None:
    made = seeded_plan()
    given = {
        "participant": made.participants["acme"].id,
        "summary": "",
        "visibility": Visibility.PUBLIC,
    }
    with pytest.raises(NotPermitted, match="no-representative"):
        change_participant(person=made.as_participant("kenya"), website="", **given)
    with pytest.raises(InvalidInput, match="join-website-malformed"):
        change_participant(
            person=made.as_participant("acme"), website="javascript:alert(1)", **given
        )


def test_whoever_leaves_keeps_what_was_promised() -> None:
    made = seeded_plan()
    promised = seed_commitment(made)
    acme = made.participants["acme"]
    withdraw_participant(person=made.as_participant("acme"), participant=acme.id)
    acme.refresh_from_db()
    assert (acme.state, acme.withdrawn_on) == ("withdrawn", timezone.now().date())
    promised.refresh_from_db()
    assert promised.state == "active"
    with pytest.raises(NotPermitted, match="participant-withdrawn"):
        made.as_participant("acme").act_for(acme)
    with pytest.raises(Conflict, match="participant-withdrawn"):
        withdraw_participant(person=made.as_participant("acme"), participant=acme.id)


def test_who_keeps_the_plan_takes_somebody_out_with_a_reason() -> None:
    made = seeded_plan()
    acme = made.participants["acme"]
    with pytest.raises(InvalidInput, match="withdrawal-reason-missing"):
        withdraw_participant(person=made.as_coordinator(), participant=acme.id, reason=" ")
    with pytest.raises(NotPermitted):
        withdraw_participant(
            person=made.as_participant("kenya"), participant=acme.id, reason="rival"
        )
    withdraw_participant(person=made.as_coordinator(), participant=acme.id, reason="It is gone.")
    assert Participant.objects.get(id=acme.id).withdrawn_reason == "It is gone."
    with pytest.raises(UnknownName, match="participant-unknown"):
        withdraw_participant(
            person=seeded_plan(source=SMALL.replace(b"small", b"other")).as_coordinator(),
            participant=acme.id,
            reason="not mine",
        )


def test_a_delegate_joins_its_member_by_a_click() -> None:
    made = seeded()
    plan = publish_plan(actor=OPERATOR, source=SMALL, name="p", assembly=made.assembly)
    head, adviser = person("head"), person("adviser")
    member = Member.objects.get(assembly=made.assembly, code="KE")
    today = timezone.now().date()
    for user, place in ((head, Place.ALTERNATE), (adviser, Place.ADVISER)):
        appoint_delegate(
            person=made.as_secretary(today),
            member=member,
            user=user.id,
            place=place,
            term=Term(today),
        )
    before = Person(acting(adviser), plan, today)
    for nobody in (before, Person(Actor("public"), plan, today)):
        with pytest.raises(NotPermitted, match="no-delegate-of-member"):
            join_as_member(person=nobody)
    joined = join_as_member(person=Person(acting(head), plan, today))
    assert (joined.organisation, joined.kind) == (member.organisation, "government")
    again = Person(acting(head), plan, today)
    again.act_for(joined)
    with pytest.raises(Conflict, match="participant-already"):
        join_as_member(person=again)


def test_requests_that_nobody_confirmed_are_erased() -> None:
    made = seeded_plan()
    asked(made)
    now = timezone.now()
    assert forget_joining(now=now + timedelta(days=6)) == 0
    assert forget_joining(now=now + timedelta(days=8)) == 1
    assert not JoinRequest.objects.exists()


def test_what_was_declined_loses_what_was_personal() -> None:
    made = seeded_plan()
    row = confirmed(made)
    waiting = confirmed(made, replace(UNIVERSITY, email="other@uonbi.ac.ke"))
    move_join_request(
        person=made.as_coordinator(),
        request=row.id,
        to=JoinState.DECLINED,
        by=JoinMover.MODERATOR,
        reason="Wanjiru is not known.",
    )
    late = timezone.now() + timedelta(days=91)
    assert forget_joining(now=late - timedelta(days=2)) == 0
    assert forget_joining(now=late) == 1
    assert forget_joining(now=late) == 0
    row.refresh_from_db()
    assert (row.state, row.name, row.email, row.claims, row.digest) == (
        "declined",
        "University of Nairobi",
        f"{row.id}@erased.invalid",
        {},
        None,
    )
    assert [it.reason for it in row.moves.all()] == ["", ""]
    waiting.refresh_from_db()
    assert waiting.email == "other@uonbi.ac.ke"


def test_a_person_is_told_what_is_kept_and_it_goes_with_them() -> None:
    made, user = seeded_plan(), account("amina")
    claims = replace(UNIVERSITY, kind=ParticipantKind.PERSON, name="Amina", ror="")
    row = ask_to_join(person=made.as_user(user), claims=claims, language="en").request
    admitted = move_join_request(
        person=made.as_coordinator(),
        request=row.id,
        to=JoinState.APPROVED,
        by=JoinMover.MODERATOR,
    ).admitted
    assert admitted is not None
    kept = personal_data(user)
    assert [it["name"] for it in kept["join_requests"]] == ["Amina"]
    assert [it["name"] for it in kept["plan_participations"]] == ["Amina"]
    assert kept["plan_invitations"] == []
    erase_person(actor=Actor(user.reference), user=user.id)
    participant = Participant.objects.get(id=admitted.participant.id)
    assert (participant.name, participant.state) == ("(erased)", "withdrawn")
    row.refresh_from_db()
    assert (row.name, row.email, row.claims) == ("(erased)", f"{row.id}@erased.invalid", {})
