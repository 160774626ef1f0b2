"""What the log says of a bundle's parts, and whether the log's head holds what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from comity.assembly.domain.decision_bundle import (
    CLOSED,
    FROZEN,
    RESTATED,
    Part,
    Proven,
    Sealed,
    canonical,
    digest_of,
    parts_of,
    reference_to,
)
from comity.assembly.domain.election_bundle import (
    CLOSED_ROUND,
    DRAWN,
    FROZEN_ROUND,
    ElectionBundle,
)
from comity.assembly.domain.findings import Finding, finding
from comity.kernel.domain.audit import payload_digest
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.merkle_proofs import leads_to, root_by_proof

OPENED = "open_ballot"
CLOSED_BY = "close_ballot"
CORRECTED = "correct_vote"
TIE_BROKEN = "break_tie"
LOT_DRAWN = "draw_lot"
Turns = Mapping[str, tuple[Part, ...]]
"""Which parts the log commits to at each turn of a ballot, by the entry's action."""
DECISION_TURNS: Turns = {
    OPENED: FROZEN,
    CLOSED_BY: CLOSED,
    CORRECTED: RESTATED,
    TIE_BROKEN: RESTATED,
}
ROUND_TURNS: Turns = {OPENED: FROZEN_ROUND, CLOSED_BY: CLOSED_ROUND, LOT_DRAWN: DRAWN}


def proof_findings(bundle: Sealed, *, head_holds: bool) -> Iterator[Finding]:
    """Where the head was changed, proofs that lead to its root from a log of another size are as
    good, and if none leads to it, that is its own fault; what they say of the parts still counts.
    """
    own = reference_to(bundle.ballot.id)
    if bundle.proof and all(each.entry.object != own for each in bundle.proof):
        yield finding(Part.BALLOT, "not-logged")
        return
    outside = [each for each in bundle.proof if not _is_in_head(each, bundle)]
    if not head_holds:
        outside = [each for each in outside if not _is_in_head(each, bundle, any_size=True)]
        if len(outside) == len(bundle.proof):
            outside = []
    for each in outside:
        yield finding(Part.PROOF, "not-in-head", sequence=each.entry.sequence)
    sound: list[Proven] = []
    for each in bundle.proof:
        sequence = each.entry.sequence
        if not _says(each):
            yield finding(Part.PROOF, "payload", sequence=sequence)
        elif each.entry.object != own or each.statement.ballot != bundle.ballot.id:
            yield finding(Part.PROOF, "of-another", sequence=sequence)
        else:
            sound.append(each)
    if not _in_order(bundle):
        yield finding(Part.PROOF, "order")
    yield from _part_findings(bundle, sound)


def _says(proven: Proven) -> bool:
    payload = canonical(proven.statement).decode()
    return payload_digest(payload, bytes.fromhex(proven.salt)) == proven.entry.payload_digest


def _is_in_head(proven: Proven, bundle: Sealed, *, any_size: bool = False) -> bool:
    try:
        leaf = bytes.fromhex(proven.entry.leaf_hash())
    except (InvalidInput, OverflowError):
        return False
    path = [bytes.fromhex(each) for each in proven.path]
    if any_size:
        return leads_to(leaf, proven.entry.sequence, path, bytes.fromhex(bundle.head.root))
    root = root_by_proof(leaf, proven.entry.sequence, bundle.head.size, path)
    return root is not None and root.hex() == bundle.head.root


def _turns(bundle: Sealed) -> Turns:
    return ROUND_TURNS if isinstance(bundle, ElectionBundle) else DECISION_TURNS


def _in_order(bundle: Sealed) -> bool:
    """Opened, closed, then corrected, or a tie broken, as often as it was; lots are drawn once."""
    actions = [each.entry.action for each in bundle.proof]
    places = [each.entry.sequence for each in bundle.proof]
    return (
        actions[:2] == [OPENED, CLOSED_BY]
        and (_turns(bundle).keys() - {OPENED, CLOSED_BY}).issuperset(actions[2:])
        and actions.count(LOT_DRAWN) <= 1
        and all(before < after for before, after in pairwise(places))
    )


def _part_findings(bundle: Sealed, sound: Sequence[Proven]) -> Iterator[Finding]:
    logged: dict[Part, str] = {}
    due = _turns(bundle)
    for each in sound:
        if set(each.statement.parts) != set(due.get(each.entry.action, ())):
            yield finding(Part.PROOF, "parts", sequence=each.entry.sequence)
        logged |= {part: it for part, it in each.statement.parts.items() if _has(bundle, part)}
    if sound and sound[-1] is not bundle.proof[-1]:  # what it restated can't be known
        restated = {part for turn in due.keys() - {OPENED, CLOSED_BY} for part in due[turn]}
        logged = {part: digest for part, digest in logged.items() if part not in restated}
    for part, value in parts_of(bundle, logged).items():
        if digest_of(value) != logged[part]:
            yield finding(part, "not-logged")


def _has(bundle: Sealed, part: Part) -> bool:
    """Only what the log may commit to: an entry may be of a ballot of the other kind."""
    return any(part in parts for parts in _turns(bundle).values())
