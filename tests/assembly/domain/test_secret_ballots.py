from __future__ import annotations

import itertools
from dataclasses import fields, replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.assembly.domain.rules import DecisionRule, Form
from comity.assembly.domain.secret_ballots import (
    CHOICES,
    Receipt,
    SecretBallot,
    ballot_faults,
    commitment_to,
    find_ballot,
    operator_could_see,
    published,
    receipt_for,
    secret_ballot,
)
from comity.kernel.domain.errors import InvalidInput

RULE = DecisionRule(id="secret", form=Form.SECRET)
NONCES = [sha256(bytes([number])).digest() for number in range(4)]
VOTERS = ["BR", "FR", "KE", "TV"]


def cast() -> list[SecretBallot]:
    choices = ["yes", "no", "abstain", "yes"]
    return [secret_ballot("b", *each) for each in zip(choices, NONCES, strict=True)]


def test_a_commitment_is_the_digest_of_canonical_json() -> None:
    nonce = "00" * 32
    text = '{"ballot":"b","choice":"yes","nonce":"' + nonce + '"}'
    assert commitment_to("b", "yes", nonce) == sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("nonce", [b"", bytes(31), bytes(33)])
def test_a_nonce_has_32_bytes(nonce: bytes) -> None:
    with pytest.raises(InvalidInput) as caught:
        secret_ballot("b", "yes", nonce)
    assert caught.value.message.id == "nonce-malformed"


def test_a_choice_is_one_of_those_offered() -> None:
    with pytest.raises(InvalidInput) as caught:
        secret_ballot("b", "Amina", NONCES[0])
    assert caught.value.message.id == "secret-choice-unknown"
    assert secret_ballot("b", "Amina", NONCES[0], frozenset({"Amina"})).choice == "Amina"


def test_a_ballot_holds_no_voter_time_or_number() -> None:
    assert {each.name for each in fields(SecretBallot)} == {"choice", "nonce", "commitment"}


def test_publication_forgets_the_order_of_casting() -> None:
    in_every_order = {published(order) for order in itertools.permutations(cast())}
    assert len(in_every_order) == 1


def test_a_receipt_finds_its_ballot_and_no_other() -> None:
    ballots = published(cast())
    for each in cast():
        receipt = receipt_for(RULE, "b", each)
        assert receipt is not None
        assert find_ballot(receipt, ballots) == each
        assert find_ballot(replace(receipt, nonce="00" * 32), ballots) is None
        assert find_ballot(replace(receipt, ballot="other"), ballots) is None
    assert find_ballot(Receipt("b", "0" * 64, "0" * 64), ballots) is None


def test_a_rule_turns_receipts_off() -> None:
    assert receipt_for(replace(RULE, receipts=False), "b", cast()[0]) is None


def test_nothing_is_wrong_with_what_was_cast() -> None:
    assert ballot_faults("b", published(cast()), VOTERS) == ()


def wrong(ballots: tuple[SecretBallot, ...], voters: list[str] = VOTERS) -> list[str]:
    return [each.id for each in ballot_faults("b", ballots, voters)]


def test_each_thing_that_is_wrong_is_told() -> None:
    ballots = published(cast())
    first, *rest = ballots
    assert wrong(ballots[1:]) == ["secret-ballots-number"]
    assert wrong(ballots, VOTERS[1:]) == ["secret-ballots-number"]
    other = "no" if first.choice == "yes" else "yes"
    assert wrong((replace(first, choice=other), *rest)) == ["secret-ballot-unopened"]
    assert wrong((replace(first, nonce="A" * 64), *rest)) == ["secret-ballot-unopened"]
    assert wrong((first, first, *ballots[2:])) == ["secret-ballot-twice"]
    assert wrong(tuple(reversed(ballots))) == ["secret-ballots-order"]
    assert wrong(ballots, ["BR", "BR", "KE", "TV"]) == ["secret-participant-twice"]
    stray = secret_ballot("b", "maybe", NONCES[0], frozenset({"maybe"}))
    assert wrong(published([stray, *cast()[1:]])) == ["secret-choice-unknown"]
    assert [each.id for each in ballot_faults("other", ballots, VOTERS)] == [
        "secret-ballot-unopened"
    ] * 4


@given(st.lists(st.tuples(st.sampled_from(sorted(CHOICES)), st.binary(min_size=32, max_size=32))))
def test_what_was_cast_is_what_is_published(votes: list[tuple[str, bytes]]) -> None:
    ballots = published(secret_ballot("b", *each) for each in votes)
    assert sorted(each.choice for each in ballots) == sorted(choice for choice, _ in votes)


def test_voters_are_told_what_the_operator_could_see() -> None:
    told = [each.id for each in operator_could_see(RULE)]
    assert told[-1] == "secret-receipt-sells"
    without = [each.id for each in operator_could_see(replace(RULE, receipts=False))]
    assert without == [*told[:-1], "secret-receipt-none"]
    assert "secret-operator-arrival" in told
