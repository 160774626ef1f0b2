"""The RFC's own example tree, and every place in trees of every small size."""

from __future__ import annotations

import pytest

from comity.kernel.domain.merkle import leaf_hash, merkle_root, node_hash
from comity.kernel.domain.merkle_proofs import (
    inclusion_proof,
    inclusion_proofs,
    leads_to,
    root_by_proof,
)

LEAVES = [leaf_hash(bytes([number])) for number in range(40)]


def test_the_example_of_the_rfc() -> None:
    a, b, c, d, e, f, j = LEAVES[:7]
    g, h, i = node_hash(a, b), node_hash(c, d), node_hash(e, f)
    k, last = node_hash(g, h), node_hash(i, j)
    seven = LEAVES[:7]
    assert inclusion_proof(seven, 0) == (b, h, last)
    assert inclusion_proof(seven, 3) == (c, g, last)
    assert inclusion_proof(seven, 4) == (f, j, k)
    assert inclusion_proof(seven, 6) == (i, k)


@pytest.mark.parametrize("size", range(1, 41))
def test_every_leaf_is_proven_and_no_other_in_its_place(size: int) -> None:
    leaves = LEAVES[:size]
    root = merkle_root(leaves)
    for index, leaf in enumerate(leaves):
        proof = inclusion_proof(leaves, index)
        assert root_by_proof(leaf, index, size, proof) == root
        assert root_by_proof(leaf_hash(b"other"), index, size, proof) != root
        assert root_by_proof(leaf, index, size, (*proof, leaf)) is None
        if proof:
            assert root_by_proof(leaf, index, size, proof[:-1]) is None
            assert root_by_proof(leaf, index ^ 1, size, proof) != root


@pytest.mark.parametrize("size", range(1, 41))
def test_many_proofs_at_once_are_those_of_each(size: int) -> None:
    leaves = LEAVES[:size]
    root, proofs = inclusion_proofs(leaves, range(size))
    assert root == merkle_root(leaves)
    assert proofs == tuple(inclusion_proof(leaves, index) for index in range(size))


@pytest.mark.parametrize("size", range(1, 41))
def test_a_proof_leads_to_the_root_whatever_the_size_and_another_does_not(size: int) -> None:
    leaves = LEAVES[:size]
    root, proofs = inclusion_proofs(leaves, range(size))
    for index, (leaf, proof) in enumerate(zip(leaves, proofs, strict=True)):
        assert leads_to(leaf, index, proof, root)
        assert not leads_to(leaf_hash(b"other"), index, proof, root)
        assert not leads_to(leaf, index, (*proof, leaf), root)
        assert not leads_to(leaf, index, tuple(each[::-1] for each in proof), root) or not proof


@pytest.mark.parametrize("index", [-1, 3])
def test_a_leaf_outside_the_tree_has_no_proof(index: int) -> None:
    with pytest.raises(IndexError):
        inclusion_proof(LEAVES[:3], index)
    with pytest.raises(IndexError):
        inclusion_proofs(LEAVES[:3], [0, index])
    assert root_by_proof(LEAVES[0], index, 3, ()) is None
