"""Proxies in a ballot, and presence at the session that it is taken in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import now
from tests.assembly.refusals import refused
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.voting import NO, YES, closed, opened, prepared, vote

from comity.assembly.actions.cast_vote import cast_vote
from comity.assembly.actions.grant_proxy import grant_proxy, withdraw_proxy
from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.domain.sessions import SessionState
from comity.assembly.models import Ballot, GrantedProxy, MailNotice, Movement, NamedVote, Session
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, Problems, UnknownName

pytestmark = pytest.mark.django_db


def session(made: Seeded, *present: str, state: SessionState = SessionState.OPEN) -> Session:
    row = Session.objects.create(
        assembly=made.assembly,
        body="assembly",
        number=Session.objects.count() + 1,
        name="First session",
        starts_at=now() - timedelta(hours=1),
        state=state.value,
    )
    for code in present:
        moves(made, row, code)
    return row


def moves(made: Seeded, row: Session, code: str, *, arrives: bool = True) -> None:
    Movement.objects.create(session=row, member=made.members[code], at=now(), arrives=arrives)


def grant(made: Seeded, ballot: Ballot, grantor: str, holder: str) -> GrantedProxy:
    return grant_proxy(
        person=made.as_head(grantor),
        ballot=ballot.id,
        holder=holder,
    )


def test_the_holder_of_a_proxy_votes_for_who_is_away() -> None:
    made = seeded()
    ballot = opened(made)
    grant(made, ballot, "KE", "FR")
    cast_vote(person=made.as_head("FR"), ballot=ballot.id, choice=YES, member="KE")
    vote(made, ballot, FR=NO, BR=YES, CA=YES)
    assert list(NamedVote.objects.values_list("member", "choice", "by")) == [
        ("BR", "yes", "BR"),
        ("CA", "yes", "CA"),
        ("FR", "no", "FR"),
        ("KE", "yes", "FR"),
    ]
    row = closed(made, ballot)
    assert (row.outcome, row.presence) == ("adopted", ["BR", "CA", "FR"])


def test_who_let_another_vote_does_not_vote_too() -> None:
    made = seeded()
    ballot = opened(made)
    grant(made, ballot, "KE", "FR")
    about = {"ballot": ballot.id, "choice": YES}
    refused(NotPermitted, "vote-of-another", cast_vote, person=made.as_head("KE"), **about)
    withdraw_proxy(person=made.as_head("KE"), ballot=ballot.id)
    vote(made, ballot, KE=YES)
    refused(
        NotPermitted, "vote-of-another", cast_vote,
        person=made.as_head("FR"), member="KE", **about,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("granted", "last", "problem"),
    [
        ([("KE", "FR")], ("FR", "KE"), "proxy-circle"),
        ([("KE", "FR")], ("FR", "BR"), "proxy-chain"),
        ([("KE", "FR")], ("BR", "FR"), "proxy-too-many"),
        ([("KE", "FR")], ("KE", "BR"), "proxy-twice"),
        ([], ("KE", "KE"), "proxy-self"),
    ],
)
def test_proxies_that_are_refused(
    granted: list[tuple[str, str]], last: tuple[str, str], problem: str
) -> None:
    made = seeded()
    ballot = prepared(made)
    for grantor, holder in granted:
        grant(made, ballot, grantor, holder)
    with pytest.raises(Problems) as error:
        grant(made, ballot, *last)
    assert problem in [each.message.id for each in error.value.problems]
    assert GrantedProxy.objects.count() == len(granted)


def test_a_proxy_stays_once_its_holder_has_voted() -> None:
    made = seeded()
    ballot = opened(made)
    grant(made, ballot, "KE", "FR")
    cast_vote(person=made.as_head("FR"), ballot=ballot.id, choice=YES, member="KE")
    refused(Conflict, "vote-given", withdraw_proxy, person=made.as_head("KE"), ballot=ballot.id)
    refused(
        UnknownName, "proxy-unknown", withdraw_proxy,
        person=made.as_head("BR"), ballot=ballot.id,
    )  # fmt: skip
    closed(made, ballot)
    refused(
        Conflict, "ballot-state", grant_proxy,
        person=made.as_head("BR"), ballot=ballot.id, holder="CA",
    )  # fmt: skip


def test_consensus_knows_no_proxies() -> None:
    made = seeded()
    ballot = prepared(made, body="council")
    refused(
        InvalidInput, "proxies-not-allowed", grant_proxy,
        person=made.as_head("KE"), ballot=ballot.id, holder="FR",
    )  # fmt: skip


def test_a_ballot_of_a_session_opens_while_that_is_open() -> None:
    made = seeded()
    ballot = prepared(made, session=session(made, state=SessionState.PLANNED).id)
    refused(
        Conflict, "ballot-session-not-open", open_ballot,
        person=made.as_secretary(), ballot=ballot.id,
    )  # fmt: skip


def test_who_is_not_there_does_not_vote_in_a_session() -> None:
    made = seeded()
    held = session(made, "BR", "CA", "FR")
    ballot = opened(made, session=held.id)
    refused(
        InvalidInput, "voter-not-present", cast_vote,
        person=made.as_head("KE"), ballot=ballot.id, choice=YES,
    )  # fmt: skip
    vote(made, ballot, BR=YES, CA=YES)
    row = closed(made, ballot)
    assert (row.outcome, row.presence) == ("adopted", ["BR", "CA", "FR"])


def test_who_voted_and_left_was_there() -> None:
    made = seeded()
    held = session(made, "BR", "CA", "FR")
    ballot = opened(made, session=held.id)
    vote(made, ballot, BR=YES)
    moves(made, held, "BR", arrives=False)
    row = closed(made, ballot)
    assert (row.outcome, row.presence) == ("adopted", ["BR", "CA", "FR"])


def test_a_proxy_is_void_while_who_gave_it_is_there() -> None:
    made = seeded()
    held = session(made, "BR", "CA", "FR", "KE")
    ballot = opened(made, session=held.id)
    grant(made, ballot, "KE", "FR")
    about = {"ballot": ballot.id, "choice": YES}
    for_ken = {"person": made.as_head("FR"), "member": "KE", **about}
    refused(NotPermitted, "vote-of-another", cast_vote, **for_ken)
    moves(made, held, "KE", arrives=False)
    cast_vote(**for_ken)
    moves(made, held, "KE")
    row = closed(made, ballot)
    assert row.presence == ["BR", "CA", "FR"]  # it was represented when it was voted for


@pytest.mark.parametrize(("counts", "outcome"), [(False, "no-quorum"), (True, "adopted")])
def test_the_represented_make_a_quorum_only_where_the_rule_says_so(
    counts: bool, outcome: str
) -> None:
    made = seeded()
    ballot = opened(made)
    ballot.rule["represented_are_present"] = counts
    ballot.save()
    grant(made, ballot, "KE", "FR")
    cast_vote(person=made.as_head("FR"), ballot=ballot.id, choice=YES, member="KE")
    vote(made, ballot, FR=YES, BR=YES)
    # two of five are there; with the one that is represented they are three
    assert closed(made, ballot).outcome == outcome


def test_minutes_and_mail_tell_of_a_ballot() -> None:
    made = seeded()
    held = session(made, "BR", "CA", "FR")
    ballot = opened(made, session=held.id)
    vote(made, ballot, BR=YES, CA=YES)
    closed(made, ballot)
    noted = [(each.happened, each.about["key"]) for each in held.events.all()]
    assert noted == [("ballot-opened", str(ballot.id)), ("ballot-closed", str(ballot.id))]
    told = MailNotice.objects.filter(user=made.heads["KE"]).values_list("message", "urgent")
    assert list(told) == [("mail-ballot-opened", True), ("mail-ballot-closed", False)]
    assert MailNotice.objects.filter(user=made.secretary).count() == 2
