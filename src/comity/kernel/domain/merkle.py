"""The Merkle tree of RFC 6962, section 2.1, over leaf hashes.

The root commits to every leaf and to their order. Only the roots of the complete subtrees are kept
(one for each bit of the size), so a log of any length is folded in one pass.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

LEAF = b"\x00"
NODE = b"\x01"


def leaf_hash(leaf: bytes) -> bytes:
    """`SHA-256(0x00 || leaf)`."""
    return sha256(LEAF + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """`SHA-256(0x01 || left || right)`."""
    return sha256(NODE + left + right).digest()


class MerkleTree:
    """A growing tree: `add` leaf hashes in order, ask for `root` at any size."""

    __slots__ = ("_subtrees", "size")

    def __init__(self, leaf_hashes: Iterable[bytes] = ()) -> None:
        self.size = 0
        self._subtrees: list[bytes] = []
        for leaf in leaf_hashes:
            self.add(leaf)

    def add(self, leaf: bytes) -> None:
        """Append one leaf hash, merging the complete subtrees that it closes."""
        closed = self.size
        while closed & 1:
            leaf = node_hash(self._subtrees.pop(), leaf)
            closed >>= 1
        self._subtrees.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """The Merkle tree head; of the empty tree, SHA-256 of nothing."""
        if not self._subtrees:
            return sha256().digest()
        *rest, head = self._subtrees
        for subtree in reversed(rest):
            head = node_hash(subtree, head)
        return head


def merkle_root(leaf_hashes: Iterable[bytes]) -> bytes:
    """The Merkle tree head over `leaf_hashes`, in order."""
    return MerkleTree(leaf_hashes).root()
