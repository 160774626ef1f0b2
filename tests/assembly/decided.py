"""Decisions to export: one by named votes with a proxy and an erratum, one by secret ballot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from typing import Any

from comity.assembly.domain.bundle_findings import Trust
from comity.assembly.domain.bundle_proofs import CLOSED_BY, CORRECTED, OPENED
from comity.assembly.domain.bundle_recount import recount
from comity.assembly.domain.bundle_signing import Signable, key_of, sign_head, signed_bundle
from comity.assembly.domain.choices import Choice
from comity.assembly.domain.counts import Count, Outcome
from comity.assembly.domain.decision_bundle import (
    CLOSED,
    FROZEN,
    RESTATED,
    BallotCited,
    BundleKey,
    BundleSignature,
    DecisionBundle,
    NamedVote,
    Part,
    Proven,
    SignedHead,
    Statement,
    StatuteCited,
    canonical,
    parts_of,
    reference_to,
    statement_of,
)
from comity.assembly.domain.electorate import Elector
from comity.assembly.domain.errata import Erratum
from comity.assembly.domain.proxies import Proxy
from comity.assembly.domain.rules import Basis, DecisionRule, Form, Majority, Quorum
from comity.assembly.domain.secret_ballots import published, secret_ballot
from comity.assembly.domain.shares import Threshold
from comity.kernel.domain.audit import Entry, Visibility, payload_digest
from comity.kernel.domain.merkle import leaf_hash, merkle_root
from comity.kernel.domain.merkle_proofs import inclusion_proof

OPENED_AT = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
SECRET = sha256(b"the secretariat").digest()
STRANGER = sha256(b"somebody else").digest()
TRUST = Trust(frozenset({key_of(SECRET).id}))
ELECTORS = tuple(
    Elector(member, "member", {"population": Fraction(people, 3)}, entitled, why)
    for member, people, entitled, why in [
        ("BR", 640, True, ""),
        ("FR", 201, True, ""),
        ("KE", 165, True, ""),
        ("NO", 16, False, "arrears"),
        ("TV", 1, True, ""),
    ]
)
NAMED_RULE = DecisionRule(
    id="important-questions",
    form=Form.NAMED,
    quorum=Quorum(Threshold(Fraction(1, 2), more_than=True)),
    majorities=(
        Majority(Threshold(Fraction(2, 3)), Basis.VOTING),
        Majority(Threshold(Fraction(1, 2)), Basis.CAST, "population"),
    ),
    proxies=1,
)
SECRET_RULE = replace(
    NAMED_RULE, id="elections", form=Form.SECRET, majorities=NAMED_RULE.majorities[:1], proxies=0
)
NOTHING = Count(Outcome.REJECTED, (), ())


def drafted(**parts: Any) -> DecisionBundle:  # noqa: ANN401  # fields of a bundle
    """Counted, and neither logged nor signed."""
    blank: dict[str, Any] = {
        "ballot": BallotCited(
            "b-7", "body:assembly", "motion:12", OPENED_AT, OPENED_AT + timedelta(minutes=5)
        ),
        "statute": StatuteCited("union", "3", sha256(b"statute").hexdigest()),
        "rule": NAMED_RULE,
        "electorate": ELECTORS,
        "presence": ("BR", "FR", "KE", "TV"),
        "proxies": (),
        "votes": (),
        "casting": None,
        "objections": (),
        "ballots": (),
        "participants": (),
        "errata": (),
        "result": NOTHING,
        "proof": (),
        "head": SignedHead(0, "0" * 64, OPENED_AT, "0" * 128),
        "key": BundleKey("0" * 64, "0" * 64),
        "signature": BundleSignature(OPENED_AT, "0" * 128),
    }
    bundle = DecisionBundle(**blank | parts)
    return replace(bundle, result=recount(bundle))


def statements_of(bundle: DecisionBundle) -> list[tuple[str, Statement]]:
    """What the log says of it, errata one by one."""
    ballot = bundle.ballot.id
    first = replace(bundle, errata=())
    first = replace(first, result=recount(first))
    statements = [
        (OPENED, statement_of(ballot, parts_of(bundle, FROZEN))),
        (CLOSED_BY, statement_of(ballot, parts_of(first, CLOSED))),
    ]
    for number in range(len(bundle.errata)):
        then = replace(bundle, errata=bundle.errata[: number + 1])
        then = replace(then, result=recount(then))
        statements.append((CORRECTED, statement_of(ballot, parts_of(then, RESTATED))))
    return statements


def logged(
    bundle: Signable,
    statements: Sequence[tuple[str, Statement]],
    secret: bytes = SECRET,
    size: int = 12,
) -> Signable:
    """Its deeds between others in a log of `size` entries, and the head of it."""
    ballot = bundle.ballot.id
    leaves = [leaf_hash(bytes([number])) for number in range(size)]
    entries: list[tuple[Entry, Statement, str]] = []
    for number, (action, statement) in enumerate(statements):
        sequence, salt = 3 + 2 * number, sha256(b"salt %d" % number).digest()
        digest = payload_digest(canonical(statement).decode(), salt)
        entry = Entry(
            sequence,
            OPENED_AT + timedelta(minutes=number),
            "user:clerk",
            action,
            reference_to(ballot),
            Visibility.PUBLIC,
            digest,
            leaves[sequence - 1].hex(),
        )
        leaves[sequence] = bytes.fromhex(entry.leaf_hash())
        entries.append((entry, statement, salt.hex()))
    proof = tuple(
        Proven(
            entry,
            statement,
            salt,
            tuple(each.hex() for each in inclusion_proof(leaves, entry.sequence)),
        )
        for entry, statement, salt in entries
    )
    head = sign_head(len(leaves), merkle_root(leaves), OPENED_AT + timedelta(hours=1), secret)
    return replace(bundle, proof=proof, head=head)


def sealed(bundle: DecisionBundle, secret: bytes = SECRET) -> DecisionBundle:
    """Logged and signed."""
    within = logged(bundle, statements_of(bundle), secret)
    return signed_bundle(within, secret, OPENED_AT + timedelta(hours=1))


def named(ballot: str = "b-7") -> DecisionBundle:
    draft = drafted(
        presence=("BR", "FR", "KE"),
        proxies=(Proxy("TV", "FR"),),
        votes=(
            NamedVote("BR", Choice.YES, "BR"),
            NamedVote("FR", Choice.NO, "FR"),
            NamedVote("KE", Choice.YES, "KE"),
            NamedVote("TV", Choice.NO, "FR"),
        ),
        errata=(Erratum("TV", Choice.NO, Choice.YES, "party:TV", "the wrong button"),),
    )
    return sealed(replace(draft, ballot=replace(draft.ballot, id=ballot)))


def secret() -> DecisionBundle:
    choices = [Choice.YES, Choice.YES, Choice.NO, Choice.ABSTAIN]
    ballots = (
        secret_ballot("b-7", choice, sha256(b"nonce %d" % number).digest())
        for number, choice in enumerate(choices)
    )
    draft = drafted(
        rule=SECRET_RULE,
        ballots=published(ballots),
        participants=("BR", "FR", "KE", "TV"),
    )
    return sealed(draft)


PARTS = tuple(Part(name) for name in (*FROZEN, *CLOSED))
