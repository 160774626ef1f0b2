"""What is wrong with a decision bundle: found offline, from the bundle and what the reader trusts.

Nothing found means: a trusted key signed it, the log's head holds its entries, the parts are those
that the log recorded, and counting again gives the stated result. It does not mean that the server
told the truth when it logged them, nor that no later erratum exists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.assembly.domain.bundle_proofs import proof_findings
from comity.assembly.domain.bundle_recount import recount_findings
from comity.assembly.domain.bundle_signing import bundle_statement, head_statement
from comity.assembly.domain.decision_bundle import Part
from comity.assembly.domain.election_bundle import Bundle, ElectionBundle
from comity.assembly.domain.election_recount import round_findings
from comity.assembly.domain.findings import Finding, finding
from comity.kernel.domain.ed25519 import is_signed, key_id


@dataclass(frozen=True, slots=True)
class Trust:
    """What the reader knows from elsewhere: ids of keys; and if they have them, which ballot it is
    about, and a tree head (its size and root) that they kept or were told by a third party."""

    keys: frozenset[str] = frozenset()
    ballot: str = ""
    head: tuple[int, str] | None = None


def verify(bundle: Bundle, trust: Trust) -> tuple[Finding, ...]:
    """What was changed, part by part; nothing for a bundle that holds."""
    found = [*_key_findings(bundle, trust)]
    if trust.ballot and bundle.ballot.id != trust.ballot:
        found.append(finding(Part.BALLOT, "of-another", asked=trust.ballot))
    found += proof_findings(bundle, head_holds=all(it.part is not Part.HEAD for it in found))
    if all(each.part in {Part.KEY, Part.SIGNATURE, Part.HEAD, Part.PROOF} for each in found):
        if isinstance(bundle, ElectionBundle):
            found += round_findings(bundle)
        else:
            found += recount_findings(bundle)
    return tuple(dict.fromkeys(found))


def _key_findings(bundle: Bundle, trust: Trust) -> Iterator[Finding]:
    key, head = bundle.key, bundle.head
    public = bytes.fromhex(key.public_key)
    if key_id(public) != key.id:
        yield finding(Part.KEY, "not-its-name", key=key.id[:16])
        return
    if trust.head is not None and (head.size, head.root) != trust.head:
        yield finding(Part.HEAD, "not-expected", size=head.size)
    if key.id not in trust.keys:
        told = "not-trusted" if trust.keys else "not-compared"
        yield finding(Part.KEY, told, key=key.id)
    statement = head_statement(head.size, head.root, head.at, key.id)
    head_holds = is_signed(statement, bytes.fromhex(head.signature), public)
    whole = is_signed(bundle_statement(bundle), bytes.fromhex(bundle.signature.value), public)
    if key.id not in trust.keys and not head_holds and not whole:
        return  # the key was swapped, not the two signatures
    if not head_holds:
        yield finding(Part.HEAD, "not-signed")
    if not whole:
        yield finding(Part.SIGNATURE, "wrong")
