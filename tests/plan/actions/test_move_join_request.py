"""Requests are decided: parties, accounts, places and participants that come of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from tests.parties.interfaces.visiting import account
from tests.parties.people import person
from tests.plan.joining import UNIVERSITY, confirmed
from tests.plan.seeding import SINCE, SeededPlan, seeded_plan

from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName
from comity.kernel.models import AuditEntry
from comity.parties.actions.create_organisation import create_organisation
from comity.parties.domain.permissions import OPERATOR, MembershipRole, OrganisationKind
from comity.parties.models import Membership, Organisation, User
from comity.plan.actions.ask_to_join import ask_to_join
from comity.plan.actions.move_join_request import Moved, move_join_request
from comity.plan.domain.join_moves import JoinMover
from comity.plan.domain.joining import Claims
from comity.plan.domain.participants import JoinState, ParticipantKind
from comity.plan.models import JoinRequest, Participant
from comity.plan.queries.join_findings import same_parties
from comity.plan.queries.join_links import status_key

pytestmark = pytest.mark.django_db


def moved(made: SeededPlan, row: JoinRequest, to: JoinState, **more: object) -> Moved:
    return move_join_request(
        person=made.as_coordinator(),
        request=row.id,
        to=to,
        by=JoinMover.MODERATOR,
        **more,  # type: ignore[arg-type]
    )


def approved(made: SeededPlan, claims: Claims = UNIVERSITY) -> Moved:
    return moved(made, confirmed(made, claims), JoinState.APPROVED)


def joined(made: SeededPlan) -> list[tuple[str, str, str]]:
    rows = made.plan.participants.exclude(name__in=["Acme", "Kenya"])
    return list(rows.values_list("name", "kind", "state"))


def test_an_approval_makes_the_organisation_its_owner_and_the_participant() -> None:
    made = seeded_plan()
    done = approved(made)
    assert done.admitted is not None
    participant, user = done.admitted.participant, done.admitted.user
    party = participant.organisation
    assert party is not None
    assert (party.name, party.kind, party.jurisdiction, party.ror, party.lei) == (
        "University of Nairobi",
        "research-institute",
        "KE",
        "02y9nww90",
        None,
    )
    assert joined(made) == [("University of Nairobi", "institution", "joined")]
    assert (participant.website, participant.summary) == ("https://www.uonbi.ac.ke", "")
    (place,) = Membership.objects.filter(organisation=party)
    assert (place.user, place.role) == (user, "owner")
    assert made.as_user(user).participants == (participant,)
    made.as_user(user).act_for(participant)


def test_an_account_is_opened_for_the_address_without_a_password() -> None:
    admitted = approved(seeded_plan()).admitted
    assert admitted is not None
    assert admitted.sets_password
    user = admitted.user
    assert (user.email, user.name, user.language, user.has_usable_password()) == (
        "office@uonbi.ac.ke",
        "Wanjiru Kamau",
        "en",
        False,
    )
    (address,) = EmailAddress.objects.filter(user=user)
    assert (address.email, address.verified, address.primary) == (user.email, True, True)


def test_an_account_that_is_there_is_used() -> None:
    made = seeded_plan()
    there = account("office")
    admitted = approved(made, replace(UNIVERSITY, email=there.email)).admitted
    assert admitted is not None
    assert (admitted.user, admitted.sets_password) == (there, False)


def test_whoever_signed_up_with_an_address_that_was_not_theirs_keeps_no_password() -> None:
    made = seeded_plan()
    there = account("office", verified=False)
    admitted = approved(made, replace(UNIVERSITY, email=there.email)).admitted
    assert admitted is not None
    assert admitted.sets_password
    assert admitted.user == there
    assert not User.objects.get(id=there.id).has_usable_password()
    assert EmailAddress.objects.get(user=there).verified


def test_an_account_that_is_shut_out_is_told() -> None:
    made = seeded_plan()
    there = account("office")
    row = confirmed(made, replace(UNIVERSITY, email=there.email))
    there.is_active = False
    there.save()
    with pytest.raises(Conflict, match="person-inactive"):
        moved(made, row, JoinState.APPROVED)
    assert JoinRequest.objects.get().state == "waiting"


def test_the_same_ror_is_the_same_organisation_whatever_it_is_called() -> None:
    made = seeded_plan()
    owner = person("chancellor")
    there = create_organisation(
        actor=OPERATOR,
        name="UoN",
        kind=OrganisationKind.RESEARCH_INSTITUTE,
        jurisdiction="KE",
        owner=owner.id,
        on=SINCE,
        ror="02y9nww90",
    )
    row = confirmed(made)
    (same,) = same_parties(row)
    assert (same.organisation, same.certain) == (there.id, True)
    admitted = moved(made, row, JoinState.APPROVED).admitted
    assert admitted is not None
    assert admitted.participant.organisation == there
    assert Organisation.objects.filter(ror="02y9nww90").count() == 1
    places = Membership.objects.filter(organisation=there)
    assert {(it.user, it.role) for it in places} == {
        (owner, "owner"),
        (admitted.user, "representative"),
    }


def test_three_spellings_with_one_number_are_one_participant() -> None:
    made = seeded_plan()
    for name, email in (
        ("University of Nairobi", "a@uonbi.ac.ke"),
        ("Univ. Nairobi", "b@uonbi.ac.ke"),
        ("CHUO KIKUU CHA NAIROBI", "c@uonbi.ac.ke"),
    ):
        approved(made, replace(UNIVERSITY, name=name, email=email))
    assert joined(made) == [("University of Nairobi", "institution", "joined")]
    (participant,) = made.plan.participants.filter(kind="institution")
    roles = Membership.objects.filter(organisation=participant.organisation)
    assert sorted(it.role for it in roles) == ["owner", "representative", "representative"]


def test_a_moderator_chooses_an_organisation_that_is_here() -> None:
    made = seeded_plan()
    acme = made.participants["acme"]
    row = confirmed(made, replace(UNIVERSITY, name="ACME Ltd", ror=""))
    assert acme.organisation_id is not None
    admitted = moved(made, row, JoinState.APPROVED, organisation=acme.organisation_id).admitted
    assert admitted is not None
    assert admitted.participant == acme
    assert made.as_user(admitted.user).participants == (acme,)


def test_no_other_organisation_of_the_node_is_given_to_whoever_asks() -> None:
    made = seeded_plan()
    acme = made.participants["acme"]
    row = confirmed(made)
    for organisation in (acme.organisation_id, uuid4()):
        with pytest.raises(InvalidInput, match="join-organisation-unknown"):
            moved(made, row, JoinState.APPROVED, organisation=organisation)
    assert JoinRequest.objects.get().state == "waiting"
    assert not User.objects.filter(email=UNIVERSITY.email).exists()
    assert Membership.objects.filter(organisation=acme.organisation).count() == 1


def test_a_member_without_say_is_not_made_a_representative_behind_its_owners_back() -> None:
    made, user = seeded_plan(), account("clerk")
    acme = made.participants["acme"]
    Membership.objects.create(
        organisation=acme.organisation,
        user=user,
        role=MembershipRole.MEMBER.value,
        valid_from=SINCE,
    )
    row = confirmed(made, replace(UNIVERSITY, name="ACME Ltd", email=user.email, ror=""))
    with pytest.raises(Conflict, match="join-member-without-say"):
        moved(made, row, JoinState.APPROVED, organisation=acme.organisation_id)


def test_a_person_takes_part_as_themselves() -> None:
    made = seeded_plan()
    claims = replace(
        UNIVERSITY, kind=ParticipantKind.PERSON, name="Amina Diallo", ror="", contact_name=""
    )
    admitted = approved(made, claims).admitted
    assert admitted is not None
    assert (admitted.participant.user, admitted.participant.organisation) == (admitted.user, None)
    assert admitted.user.name == "Amina Diallo"
    assert "Amina" not in repr(list(AuditEntry.objects.values()))


def test_of_two_moderators_the_second_is_told() -> None:
    made = seeded_plan()
    row = confirmed(made)
    moved(made, row, JoinState.APPROVED)
    for to in (JoinState.APPROVED, JoinState.DECLINED):
        with pytest.raises(Conflict, match="join-move-impossible"):
            moved(made, row, to, reason="late")
    assert joined(made) == [("University of Nairobi", "institution", "joined")]
    assert [it.to for it in row.moves.all()] == ["waiting", "approved"]


def test_more_is_asked_answered_and_declined() -> None:
    made = seeded_plan()
    row = confirmed(made)
    moved(made, row, JoinState.MORE_INFORMATION, reason="Whom do you train?")
    move_join_request(
        person=made.as_public(),
        request=row.id,
        to=JoinState.WAITING,
        by=JoinMover.ASKER,
        reason="Engineers.",
        key=status_key(row),
    )
    moved(made, row, JoinState.DECLINED, reason="The plan has no room.")
    assert [(it.to, it.reason) for it in row.moves.all()] == [
        ("waiting", ""),
        ("more-information", "Whom do you train?"),
        ("waiting", "Engineers."),
        ("declined", "The plan has no room."),
    ]
    assert "room" not in repr(list(AuditEntry.objects.values()))


def test_a_refusal_needs_a_reason() -> None:
    made = seeded_plan()
    with pytest.raises(InvalidInput, match="join-reason-missing"):
        moved(made, confirmed(made), JoinState.DECLINED)


def test_nobody_else_moves_a_request() -> None:
    made = seeded_plan()
    row = confirmed(made)
    other = confirmed(made, replace(UNIVERSITY, email="other@uonbi.ac.ke"))
    for person_, key in (
        (made.as_public(), ""),
        (made.as_public(), status_key(other)),
        (made.as_participant("acme"), ""),
    ):
        with pytest.raises(NotPermitted, match="join-not-yours"):
            move_join_request(
                person=person_,
                request=row.id,
                to=JoinState.WITHDRAWN,
                by=JoinMover.ASKER,
                key=key,
            )
    with pytest.raises(UnknownName, match="join-link-unknown"):
        move_join_request(
            person=made.as_public(),
            request=row.id,
            to=JoinState.WITHDRAWN,
            by=JoinMover.ASKER,
            key=status_key(row)[:-1],
        )
    for person_ in (made.as_public(), made.as_participant("acme")):
        with pytest.raises(NotPermitted, match="not-permitted"):
            move_join_request(
                person=person_, request=row.id, to=JoinState.APPROVED, by=JoinMover.MODERATOR
            )


def test_whoever_is_signed_in_withdraws_their_own() -> None:
    made, user = seeded_plan(), account("mwangi")
    row = ask_to_join(person=made.as_user(user), claims=UNIVERSITY, language="en").request
    move_join_request(
        person=made.as_user(user), request=row.id, to=JoinState.WITHDRAWN, by=JoinMover.ASKER
    )
    assert JoinRequest.objects.get().state == "withdrawn"


def test_whoever_withdrew_joins_again_with_what_was_theirs() -> None:
    made = seeded_plan()
    acme = made.participants["acme"]
    acme.state, acme.withdrawn_on = "withdrawn", date(2026, 5, 1)
    acme.save()
    row = confirmed(made, replace(UNIVERSITY, name="ACME Ltd", ror=""))
    moved(made, row, JoinState.APPROVED, organisation=acme.organisation_id)
    again = Participant.objects.get(id=acme.id)
    assert (again.state, again.withdrawn_on) == ("joined", None)
