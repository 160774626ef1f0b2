"""The labelled pairs are what the documentation says they are."""

from __future__ import annotations

from collections import Counter

from tests.plan.names.labelled import half_of, labelled_pairs

LICENCES = {
    "name-suggestion-index": "BSD-3-Clause",
    "GLEIF level 1": "CC0-1.0",
    "ROR": "CC0-1.0",
}


def test_every_organisation_is_in_the_half_that_its_number_gives() -> None:
    wrong = [
        it
        for it in labelled_pairs()
        if {half_of(it.left_organisation), half_of(it.right_organisation)} != {it.half}
    ]
    assert wrong == []


def test_a_pair_is_the_same_where_one_organisation_has_both_names() -> None:
    assert [
        it for it in labelled_pairs() if it.same != (it.left_organisation == it.right_organisation)
    ] == []


def test_no_pair_stands_twice() -> None:
    counts = Counter((it.left, it.right) for it in labelled_pairs())
    assert [it for it, count in counts.items() if count > 1] == []


def test_each_source_with_its_licence() -> None:
    assert {(it.source, it.licence) for it in labelled_pairs()} == set(LICENCES.items())


def test_both_halves_have_both_labels_in_the_scripts_that_are_measured() -> None:
    counts = Counter((it.script, it.half, it.same) for it in labelled_pairs())
    for script in ("Latin", "Cyrillic", "Han", "Arabic", "Kana", "Hangul", "Greek", "Hebrew"):
        for half in ("tuning", "held-out"):
            assert min(counts[script, half, True], counts[script, half, False]) >= 10
