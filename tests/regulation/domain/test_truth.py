from __future__ import annotations

from itertools import product

from comity.regulation.domain.truth import Truth, conjunction, disjunction, negation

FALSE, UNKNOWN, TRUE = Truth
PAIRS = list(product(Truth, repeat=2))
TRIPLES = list(product(Truth, repeat=3))


def test_kleenes_tables() -> None:
    """Kleene 1952, § 64."""
    assert [conjunction(pair) for pair in PAIRS] == [
        FALSE, FALSE, FALSE,
        FALSE, UNKNOWN, UNKNOWN,
        FALSE, UNKNOWN, TRUE,
    ]  # fmt: skip
    assert [disjunction(pair) for pair in PAIRS] == [
        FALSE, UNKNOWN, TRUE,
        UNKNOWN, UNKNOWN, TRUE,
        TRUE, TRUE, TRUE,
    ]  # fmt: skip
    assert [negation(value) for value in Truth] == [TRUE, UNKNOWN, FALSE]


def test_the_empty_junctions_are_the_neutral_elements() -> None:
    assert conjunction([]) is TRUE
    assert disjunction([]) is FALSE


def test_de_morgan_and_double_negation() -> None:
    for left, right in PAIRS:
        assert negation(conjunction([left, right])) is disjunction(
            [negation(left), negation(right)]
        )
        assert negation(disjunction([left, right])) is conjunction(
            [negation(left), negation(right)]
        )
        assert negation(negation(left)) is left


def test_lattice_laws() -> None:
    for a, b, c in TRIPLES:
        assert conjunction([a, disjunction([b, c])]) is disjunction(
            [conjunction([a, b]), conjunction([a, c])]
        )
        assert conjunction([a, disjunction([a, b])]) is a
        assert conjunction([a, b, c]) is conjunction([a, conjunction([b, c])])
        assert conjunction([a, b]) is conjunction([b, a])


def test_nothing_follows_from_what_is_unknown() -> None:
    """The laws of excluded middle and of contradiction do not hold."""
    assert disjunction([UNKNOWN, negation(UNKNOWN)]) is UNKNOWN
    assert conjunction([UNKNOWN, negation(UNKNOWN)]) is UNKNOWN


def test_only_unknown_is_not_settled() -> None:
    assert [value.settled for value in Truth] == [True, False, True]
