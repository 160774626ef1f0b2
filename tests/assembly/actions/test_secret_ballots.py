"""Secret ballots as they are stored: who voted, and what was chosen, apart."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
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


def test_closing_writes_both_tables_anew_in_the_order_of_their_keys() -> None:
    made = seeded()
    ballot = opened(made, matter="election")
    vote_secretly(made, ballot, KE=YES, JP=NO, FR=YES, CA=NO, BR=YES)
    with CaptureQueriesContext(connection) as captured:
        closed(made, ballot)
    for model in (Participation, SecretVote):
        (written,) = (each["sql"] for each in captured if inserts_into(model, each["sql"]))
        places = [written.index(str(each.pk)) for each in model.objects.order_by("pk")]
        assert (len(places), places) == (5, sorted(places))


@pytest.mark.skipif(connection.vendor != "postgresql", reason="what PostgreSQL keeps of each row")
def test_closing_leaves_no_row_with_the_transaction_that_cast_it() -> None:
    made = seeded()
    ballot = opened(made, matter="election")
    vote_secretly(made, ballot, KE=YES, JP=NO, FR=YES, CA=NO, BR=YES)
    said = {
        Participation: "SELECT xmin::text FROM assembly_participation",
        SecretVote: "SELECT xmin::text FROM assembly_secretvote",
    }
    assert [len(rows(each)) for each in said.values()] == [5, 5]
    closed(made, ballot)
    assert [len(rows(each)) for each in said.values()] == [1, 1]


def rows(sql: str) -> set[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return set(cursor.fetchall())


def inserts_into(model: type[Participation | SecretVote], sql: str) -> bool:
    return sql.startswith(f'INSERT INTO "{model._meta.db_table}"')


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
