"""Inclusion proofs of RFC 6962, section 2.1.1: that a leaf stands in a tree, without its other
leaves."""

from __future__ import annotations

from collections.abc import Sequence

from comity.kernel.domain.merkle import merkle_root, node_hash


def inclusion_proof(leaf_hashes: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The hashes beside the way from leaf `index` (from 0) to the root, the lowest first.

    Raises `IndexError` for a leaf that is not there."""
    if not 0 <= index < len(leaf_hashes):
        raise IndexError(index)
    if len(leaf_hashes) == 1:
        return ()
    split = 1 << (len(leaf_hashes) - 1).bit_length() - 1
    left, right = leaf_hashes[:split], leaf_hashes[split:]
    if index < split:
        return (*inclusion_proof(left, index), merkle_root(right))
    return (*inclusion_proof(right, index - split), merkle_root(left))


def inclusion_proofs(
    leaf_hashes: Sequence[bytes], indices: Sequence[int]
) -> tuple[bytes, tuple[tuple[bytes, ...], ...]]:
    """The root, and the `inclusion_proof` of each leaf, in one pass over the tree.

    Raises `IndexError` for a leaf that is not there."""
    if any(not 0 <= index < len(leaf_hashes) for index in indices):
        raise IndexError(indices)
    level, places = list(leaf_hashes), list(indices)
    paths: list[list[bytes]] = [[] for _ in indices]
    while len(level) > 1:
        for path, place in zip(paths, places, strict=True):
            if place ^ 1 < len(level):
                path.append(level[place ^ 1])
        above = [node_hash(*pair) for pair in zip(level[::2], level[1::2], strict=False)]
        if len(level) % 2:
            above.append(level[-1])
        level, places = above, [place >> 1 for place in places]
    return merkle_root(level), tuple(tuple(path) for path in paths)


def root_by_proof(leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """The root of a tree of `size` leaves in which the proof puts the leaf (RFC 9162, section
    2.1.3.2); None where no proof of that length can stand for that place."""
    if not 0 <= index < size:
        return None
    place, last, root = index, size - 1, leaf_hash
    for beside in proof:
        if last == 0:
            return None
        if place & 1 or place == last:
            root = node_hash(beside, root)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            root = node_hash(root, beside)
        place, last = place >> 1, last >> 1
    return root if last == 0 else None


def leads_to(leaf_hash: bytes, index: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof puts the leaf in a tree with this root, whatever its size: how many leaves
    come after it matters only by the highest bit in which the last one's place differs."""
    lasts = {index} | {(index >> bit | 1) << bit for bit in range(len(proof))}
    return any(root_by_proof(leaf_hash, index, last + 1, proof) == root for last in lasts)
