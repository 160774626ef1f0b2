"""Secret ballots as they are stored: who voted, and what was chosen, apart."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models.expressions import RawSQL
from tests.assembly.refusals import refused
from tests.assembly.seeding import seeded
from tests.assembly.voting import NO, YES, closed, opened, prepared, vote_secretly

from comity.assembly.actions.cast_secret_vote import cast_secret_vote
from comity.assembly.actions.cast_vote import cast_vote
from comity.assembly.actions.correct_vote import correct_vote
from comity.assembly.actions.open_ballot import open_ballot
from comity.assembly.domain.secret_ballots import commitment_to
from comity.assembly.models import Ballot, NamedVote, Participation, SecretVote
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.kernel.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_a_secret_ballot_is_counted_and_its_receipts_find_their_votes() -> None:
    made = seeded()
    ballot = opened(made, matter="election")
    receipt = cast_secret_vote(person=made.as_head("KE"), ballot=ballot.id, choice=NO)
    vote_secretly(made, ballot, BR=YES, CA=YES, FR=YES)
    assert receipt is not None
    assert commitment_to(str(ballot.id), "no", receipt.nonce) == receipt.commitment
    assert SecretVote.objects.get(commitment=receipt.commitment).choice == "no"
    row = closed(made, ballot)
    assert (row.outcome, row.presence) == ("adopted", ["BR", "CA", "FR", "KE"])


def test_a_secret_vote_is_given_once() -> None:
    made = seeded()
    ballot = opened(made, matter="election")
    vote_secretly(made, ballot, KE=YES)
    for choice in (YES, NO):
        refused(
            Conflict, "vote-given", cast_secret_vote,
            person=made.as_head("KE"), ballot=ballot.id, choice=choice,
        )  # fmt: skip
    assert (Participation.objects.count(), SecretVote.objects.count()) == (1, 1)


def test_the_log_says_that_somebody_voted_and_not_how() -> None:
    made = seeded()
    ballot = opened(made, matter="election")
    vote_secretly(made, ballot, KE=YES)
    (entry,) = AuditEntry.objects.filter(action="cast_secret_vote")
    assert entry.payload == '{"by":"KE","member":"KE"}'
    assert "yes" not in "".join(AuditEntry.objects.values_list("payload", flat=True))


def test_what_is_stored_of_a_vote_has_no_voter_time_or_number() -> None:
    columns = {each.column for each in SecretVote._meta.get_fields() if hasattr(each, "column")}
    assert columns == {"commitment", "ballot_id", "choice", "nonce"}


def test_closing_leaves_both_tables_in_the_order_of_their_keys() -> None:
    made = seeded()
    ballot = opened(made, matter="election")
    vote_secretly(made, ballot, KE=YES, JP=NO, FR=YES, CA=NO, BR=YES)
    closed(made, ballot)
    for model in (Participation, SecretVote):
        pages = as_they_lie(model)
        assert pages == [sorted(keys) for keys in pages]
        assert sum(map(len, pages)) == 5


def as_they_lie(model: type[Participation | SecretVote]) -> list[list[object]]:
    """Keys as the database keeps the rows, by page. PostgreSQL fills whichever pages have room, and
    each from its beginning."""
    if connection.vendor != "postgresql":
        return [[each.pk for each in model.objects.order_by()]]
    pages: dict[str, list[object]] = {}
    for each in model.objects.annotate(at=RawSQL("ctid::text", ())).order_by(RawSQL("ctid", ())):
        pages.setdefault(each.at.partition(",")[0], []).append(each.pk)
    return list(pages.values())


def test_each_form_has_its_own_way_to_vote() -> None:
    made = seeded()
    secret, named = opened(made, matter="election"), opened(made)
    about = {"person": made.as_head("KE"), "choice": YES}
    refused(InvalidInput, "ballot-other-form", cast_vote, ballot=secret.id, **about)
    refused(InvalidInput, "ballot-other-form", cast_secret_vote, ballot=named.id, **about)
    assert not NamedVote.objects.exists()
    assert not SecretVote.objects.exists()


def test_no_receipt_where_the_rule_gives_none() -> None:
    made = seeded()
    ballot = prepared(made, matter="election")
    row = open_ballot(person=made.as_secretary(), ballot=ballot.id)
    Ballot.objects.update(rule={**row.rule, "receipts": False})
    assert cast_secret_vote(person=made.as_head("KE"), ballot=ballot.id, choice=YES) is None


def test_a_secret_vote_has_no_erratum() -> None:
    made = seeded()
    ballot = opened(made, matter="election")
    vote_secretly(made, ballot, BR=YES, CA=YES, FR=YES)
    closed(made, ballot)
    refused(
        InvalidInput, "erratum-of-secret-ballot", correct_vote,
        person=made.as_secretary(), ballot=ballot.id, member="BR", old=YES, new=NO,
        asked_by="user:x", why="wrong button",
    )  # fmt: skip
