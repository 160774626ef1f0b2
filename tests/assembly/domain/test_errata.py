from __future__ import annotations

import pytest

from comity.assembly.domain.choices import Choice
from comity.assembly.domain.counting import count
from comity.assembly.domain.counts import Outcome
from comity.assembly.domain.electorate import Elector, Electorate
from comity.assembly.domain.errata import Erratum, corrected, may_correct
from comity.assembly.domain.rules import DecisionRule, Form, Majority
from comity.assembly.domain.shares import Threshold, share_of
from comity.kernel.domain.errors import ComityError

YES, NO, ABSTAIN = Choice
ELECTORATE = Electorate((Elector("BR"), Elector("KE"), Elector("NO", entitled=False)))
VOTES = {"BR": YES, "KE": NO}


def erratum(old: Choice | None, new: Choice | None, member: str = "KE") -> Erratum:
    return Erratum(member, old, new, "party:KE", "the wrong button")


def test_the_record_stays_and_the_correction_counts() -> None:
    assert corrected(VOTES, [erratum(NO, YES)]) == {"BR": YES, "KE": YES}
    assert VOTES == {"BR": YES, "KE": NO}
    assert corrected(VOTES, [erratum(NO, None)]) == {"BR": YES}
    assert corrected({"BR": YES}, [erratum(None, ABSTAIN)]) == {"BR": YES, "KE": ABSTAIN}


def test_one_correction_follows_another() -> None:
    errata = [erratum(NO, YES), erratum(YES, ABSTAIN)]
    assert corrected(VOTES, errata) == {"BR": YES, "KE": ABSTAIN}


def test_counting_again_gives_another_result() -> None:
    rule = DecisionRule(id="all", majorities=(Majority(Threshold(share_of("2/3"))),))
    present = frozenset(VOTES)
    before = count(rule, ELECTORATE, present=present, votes=VOTES)
    after = count(rule, ELECTORATE, present=present, votes=corrected(VOTES, [erratum(NO, YES)]))
    assert (before.outcome, after.outcome) == (Outcome.REJECTED, Outcome.ADOPTED)


@pytest.mark.parametrize("old", [YES, None])
def test_what_was_not_recorded_is_not_corrected(old: Choice | None) -> None:
    with pytest.raises(ComityError) as caught:
        corrected(VOTES, [erratum(old, ABSTAIN)])
    assert caught.value.message.id == "erratum-of-another-vote"


@pytest.mark.parametrize(
    ("new", "asked_by", "why", "id"),
    [
        (NO, "party:KE", "why", "erratum-changes-nothing"),
        (YES, " ", "why", "erratum-without-reason"),
        (YES, "party:KE", "\n", "erratum-without-reason"),
    ],
)
def test_an_erratum_changes_something_and_says_why(
    new: Choice, asked_by: str, why: str, id: str
) -> None:
    with pytest.raises(ComityError) as caught:
        Erratum("KE", NO, new, asked_by, why)
    assert caught.value.message.id == id


@pytest.mark.parametrize(
    ("form", "member", "id"),
    [
        (Form.SECRET, "KE", "erratum-of-secret-ballot"),
        (Form.NAMED, "XX", "elector-unknown"),
        (Form.ROLL_CALL, "NO", "elector-unknown"),
    ],
)
def test_whose_vote_may_be_corrected(form: Form, member: str, id: str) -> None:
    may_correct(Form.NAMED, ELECTORATE, erratum(NO, YES))
    with pytest.raises(ComityError) as caught:
        may_correct(form, ELECTORATE, erratum(NO, YES, member))
    assert caught.value.message.id == id
