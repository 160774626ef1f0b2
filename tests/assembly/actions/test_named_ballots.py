"""Ballots by name, from preparing to counting."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from tests.assembly.refusals import refused
from tests.assembly.seeding import SINCE, Seeded, seed_member, seeded
from tests.assembly.voting import ABSTAIN, NO, YES, closed, opened, prepared, vote
from tests.parties.people import person

from comity.assembly.actions.appoint_officer import appoint_officer
from comity.assembly.actions.break_tie import break_tie
from comity.assembly.actions.cast_vote import cast_vote
from comity.assembly.actions.close_ballot import close_ballot
from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.actions.prepare_ballot import change_ballot, prepare_ballot
from comity.assembly.domain.offices import Office
from comity.assembly.models import Ballot, NamedVote
from comity.assembly.queries.people import Person
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import (
    Conflict,
    InvalidInput,
    NotPermitted,
    Problems,
    UnknownName,
)
from comity.kernel.models import AuditEntry
from comity.parties.domain.permissions import Actor, Grant
from comity.parties.domain.terms import Term

pytestmark = pytest.mark.django_db


def preside(made: Seeded, body: str = "assembly") -> Person:
    chair = person("chair")
    appoint_officer(
        person=made.as_secretary(),
        user=chair.id,
        office=Office.PRESIDING,
        body=body,
        term=Term(SINCE),
    )
    return made.as_user(chair)


def test_a_ballot_is_counted_by_its_rule_with_the_steps_that_led_there() -> None:
    made = seeded()
    ballot = opened(made)
    vote(made, ballot, BR=YES, CA=YES, FR=NO)
    row = closed(made, ballot)
    assert (row.state, row.outcome) == ("closed", "adopted")
    assert row.presence == ["BR", "CA", "FR"]
    assert [(it["message"]["id"], it["held"]) for it in row.result["steps"]] == [
        ("quorum-members-more-than", True),
        ("majority-voting-more-than", True),
    ]


def test_without_its_quorum_nothing_is_decided() -> None:
    made = seeded()
    ballot = opened(made)
    vote(made, ballot, BR=YES, CA=YES)
    assert closed(made, ballot).outcome == "no-quorum"


def test_an_abstention_makes_the_quorum() -> None:
    made = seeded()
    ballot = opened(made)
    vote(made, ballot, BR=YES, CA=YES, KE=ABSTAIN)
    assert closed(made, ballot).outcome == "adopted"


def test_who_joins_after_the_opening_has_no_vote() -> None:
    made = seeded()
    ballot = opened(made)
    seed_member(made, "NO")
    refused(
        InvalidInput, "elector-unknown", cast_vote,
        person=made.as_head("NO"), ballot=ballot.id, choice=YES,
    )  # fmt: skip
    assert [each["member"] for each in Ballot.objects.get().electorate] == [
        "BR", "CA", "FR", "JP", "KE",
    ]  # fmt: skip


def test_a_vote_sent_twice_counts_once_and_another_is_refused() -> None:
    made = seeded()
    ballot = opened(made)
    vote(made, ballot, KE=YES)
    vote(made, ballot, KE=YES)
    refused(
        Conflict, "vote-given", cast_vote,
        person=made.as_head("KE"), ballot=ballot.id, choice=NO,
    )  # fmt: skip
    assert list(NamedVote.objects.values_list("member", "choice", "by")) == [("KE", "yes", "KE")]
    assert AuditEntry.objects.filter(action="cast_vote").count() == 1


@pytest.mark.parametrize("state", ["prepared", "closed", "annulled"])
def test_nobody_votes_but_in_an_open_ballot(state: str) -> None:
    made = seeded()
    ballot = prepared(made) if state == "prepared" else opened(made)
    Ballot.objects.update(state=state)
    refused(
        Conflict, "ballot-state", cast_vote,
        person=made.as_head("KE"), ballot=ballot.id, choice=YES,
    )  # fmt: skip


def test_who_may_cast_the_vote_of_a_member() -> None:
    made = seeded()
    ballot = opened(made)
    stranger = made.as_user(person("stranger"))
    about = {"ballot": ballot.id, "choice": YES}
    refused(NotPermitted, "no-delegate", cast_vote, person=stranger, **about)
    refused(
        NotPermitted, "vote-of-another", cast_vote,
        person=made.as_head("KE"), member="FR", **about,
    )  # fmt: skip
    token = Actor(made.heads["KE"].reference, (Grant(frozenset({"view"})),))
    refused(
        NotPermitted, "no-delegate", cast_vote,
        person=replace(made.as_head("KE"), actor=token), **about,
    )  # fmt: skip
    refused(
        UnknownName, "ballot-unknown", cast_vote,
        person=made.as_head("KE"), ballot=uuid4(), choice=YES,
    )  # fmt: skip
    assert not NamedVote.objects.exists()


def test_nobody_learns_from_a_refusal_how_another_voted() -> None:
    made = seeded()
    ballot = opened(made)
    vote(made, ballot, FR=YES)
    for choice in (YES, NO):
        refused(
            NotPermitted, "vote-of-another", cast_vote,
            person=made.as_head("KE"), ballot=ballot.id, member="FR", choice=choice,
        )  # fmt: skip


def test_the_second_to_close_is_told_so_and_changes_nothing() -> None:
    made = seeded()
    ballot = opened(made)
    vote(made, ballot, BR=YES, CA=YES, FR=YES)
    first = closed(made, ballot)
    refused(Conflict, "ballot-state", close_ballot, person=made.as_secretary(), ballot=ballot.id)
    assert Ballot.objects.get().closed_at == first.closed_at
    assert AuditEntry.objects.filter(action="close_ballot").count() == 1


def test_who_keeps_ballots() -> None:
    made = seeded()
    ballot, head = prepared(made), made.as_head("KE")
    refused(NotPermitted, "not-permitted", open_ballot, person=head, ballot=ballot.id)
    refused(
        NotPermitted, "not-permitted", prepare_ballot,
        person=head, title="Mine", body="assembly",
    )  # fmt: skip
    chair = preside(made)
    assert prepare_ballot(person=chair, title="Theirs", body="assembly").title == "Theirs"
    refused(
        NotPermitted, "not-permitted", prepare_ballot,
        person=chair, title="Of others", body="council",
    )  # fmt: skip
    assert open_ballot(person=chair, ballot=ballot.id).state == "open"
    refused(NotPermitted, "not-permitted", close_ballot, person=head, ballot=ballot.id)
    assert close_ballot(person=chair, ballot=ballot.id).outcome == "no-quorum"


def test_a_rule_that_can_not_be_met_opens_no_ballot() -> None:
    made = seeded()
    ballot = prepared(made, matter="observers", body="council")
    with pytest.raises(Problems) as error:
        open_ballot(person=made.as_secretary(), ballot=ballot.id)
    assert error.value.message.id == "ballot-rule-unfit"
    assert [each.message.id for each in error.value.problems] == ["objections-beyond-body"]
    assert Ballot.objects.get().state == "prepared"


def test_a_ballot_asks_something_of_a_body_that_there_is() -> None:
    made = seeded()
    secretary = made.as_secretary()
    refused(
        InvalidInput, "ballot-without-question", prepare_ballot,
        person=secretary, title=" ", body="assembly",
    )  # fmt: skip
    refused(UnknownName, "body-unknown", prepare_ballot, person=secretary, title="Q", body="senate")
    refused(
        UnknownName, "subject-unknown", prepare_ballot,
        person=secretary, subject=f"motion:{uuid4()}", body="assembly",
    )  # fmt: skip
    assert not Ballot.objects.exists()


def test_a_ballot_is_changed_before_its_opening_alone() -> None:
    made = seeded()
    ballot = prepared(made)
    about = {
        "person": made.as_secretary(),
        "ballot": ballot.id,
        "title": "Shall we not?",
        "matter": "budget",
        "session": None,
        "visibility": Visibility.PUBLIC,
    }
    change_ballot(**about)
    row = open_ballot(person=made.as_secretary(), ballot=ballot.id)
    assert (row.title, row.rule["id"], row.visibility) == ("Shall we not?", "money", "public")
    refused(Conflict, "ballot-state", change_ballot, **about)


def test_a_tie_waits_for_whoever_presides_where_the_rule_says_so() -> None:
    made = seeded()
    ballot = opened(made)
    row = Ballot.objects.get()
    row.rule["tie"] = "chair"
    row.save()
    vote(made, ballot, BR=YES, CA=YES, FR=NO, KE=NO)
    assert closed(made, ballot).outcome == "tied-needs-chair"
    refused(
        NotPermitted, "not-permitted", break_tie,
        person=made.as_secretary(), ballot=ballot.id, choice=YES,
    )  # fmt: skip
    chair = preside(made)
    assert break_tie(person=chair, ballot=ballot.id, choice=NO).outcome == "rejected"
    refused(
        InvalidInput, "casting-not-needed", break_tie, person=chair, ballot=ballot.id, choice=YES
    )


def test_the_log_shows_votes_of_a_roll_call_and_seals_others() -> None:
    made = seeded()
    ballot = opened(made)
    vote(made, ballot, KE=YES)
    entry = AuditEntry.objects.get(action="cast_vote")
    assert (entry.visibility, entry.payload) == (
        "members",
        '{"by":"KE","choice":"yes","member":"KE"}',
    )
    sealed = prepared(made)
    open_ballot(person=made.as_secretary(), ballot=sealed.id)
    Ballot.objects.filter(id=sealed.id).update(rule={**ballot.rule, "form": "named"})
    vote(made, sealed, KE=YES)
    assert AuditEntry.objects.filter(action="cast_vote").last().visibility == "private"
