"""Secret ballots: who took part is kept apart from what was chosen.

A ballot is a choice and a nonce; it has no voter, time or number. Its commitment is

    SHA-256(JCS({ballot, choice, nonce}))

and ballots are published in the order of their commitments, in which nothing of the order of
casting is left. Choice and nonce are published with it when the ballot is closed, so that anybody
can count. A voter who was given their commitment and nonce finds their ballot, and can also show
it to whoever pays for it; a rule can therefore turn receipts off.

This keeps a secret from readers and from the stored records. It keeps none from an operator who
watches the server while votes arrive: `operator_could_see` says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

import rfc8785

from comity.assembly.domain.choices import Choice
from comity.assembly.domain.rules import DecisionRule
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message

NONCE_BYTES = 32
_NONCE = re.compile(r"[0-9a-f]{64}")
CHOICES = frozenset(str(each) for each in Choice)


@dataclass(frozen=True, slots=True)
class SecretBallot:
    """`choice` is a `Choice`, or in an election a candidate; `nonce` and `commitment` are
    hexadecimal."""

    choice: str
    nonce: str
    commitment: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What lets a voter find their ballot."""

    ballot: str
    commitment: str
    nonce: str


def commitment_to(ballot: str, choice: str, nonce: str) -> str:
    """Raises `InvalidInput("nonce-malformed")`."""
    if not _NONCE.fullmatch(nonce):
        raise InvalidInput("nonce-malformed")
    return sha256(rfc8785.dumps({"ballot": ballot, "choice": choice, "nonce": nonce})).hexdigest()


def secret_ballot(
    ballot: str, choice: str, nonce: bytes, choices: frozenset[str] = CHOICES
) -> SecretBallot:
    """A vote as it is stored; `nonce` is 32 random bytes. Raises `InvalidInput`:
    `secret-choice-unknown`, `nonce-malformed`."""
    if choice not in choices:
        raise InvalidInput("secret-choice-unknown", choice=choice)
    return SecretBallot(choice, nonce.hex(), commitment_to(ballot, choice, nonce.hex()))


def receipt_for(rule: DecisionRule, ballot: str, cast: SecretBallot) -> Receipt | None:
    """None where the rule gives no receipts: then nobody is told their nonce."""
    return Receipt(ballot, cast.commitment, cast.nonce) if rule.receipts else None


def published(ballots: Iterable[SecretBallot]) -> tuple[SecretBallot, ...]:
    """In the order of publication, which forgets that of casting."""
    return tuple(sorted(ballots, key=lambda each: each.commitment))


def find_ballot(receipt: Receipt, ballots: Iterable[SecretBallot]) -> SecretBallot | None:
    """The published ballot of a receipt, with the choice that it was counted for."""
    for each in ballots:
        if (each.commitment, each.nonce) == (receipt.commitment, receipt.nonce) and opens(
            receipt.ballot, each
        ):
            return each
    return None


def opens(ballot: str, cast: SecretBallot) -> bool:
    """Whether its commitment is to this choice in this ballot."""
    try:
        return commitment_to(ballot, cast.choice, cast.nonce) == cast.commitment
    except InvalidInput:
        return False


def ballot_faults(
    ballot: str,
    ballots: Sequence[SecretBallot],
    participants: Sequence[str],
    choices: frozenset[str] = CHOICES,
) -> tuple[Message, ...]:
    """What is wrong with published ballots: nothing, if each of the participants cast one."""
    found: list[Message] = []
    if len(ballots) != len(participants):
        numbers = {"ballots": len(ballots), "participants": len(participants)}
        found.append(Message("secret-ballots-number", numbers))
    for each in ballots:
        if each.choice not in choices:
            found.append(Message("secret-choice-unknown", {"choice": each.choice}))
        if not opens(ballot, each):
            found.append(Message("secret-ballot-unopened", {"commitment": each.commitment}))
    seen = Counter(each.commitment for each in ballots)
    for commitment, times in seen.items():
        if times > 1:
            found.append(Message("secret-ballot-twice", {"commitment": commitment}))
    if tuple(ballots) != published(ballots):
        found.append(Message("secret-ballots-order"))
    for member, times in Counter(participants).items():
        if times > 1:
            found.append(Message("secret-participant-twice", {"member": member}))
    return tuple(found)


def operator_could_see(rule: DecisionRule) -> tuple[Message, ...]:
    """What to tell voters before they vote."""
    return (
        Message("secret-operator-participants"),
        Message("secret-operator-arrival"),
        Message("secret-operator-copies"),
        Message("secret-small-numbers"),
        Message("secret-receipt-sells" if rule.receipts else "secret-receipt-none"),
    )
