"""Which names a condition speaks of."""

from __future__ import annotations

import pytest

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.conditions.names import names_in
from comity.regulation.domain.rulebook import Rulebook


def test_each_once_in_the_order_of_appearance() -> None:
    condition = "b.two and not (a.one or c.many has any of [x, y]) and b.two and d.size >= 3"
    assert names_in(condition) == ("b.two", "a.one", "c.many", "d.size")
    assert names_in("") == ()


def test_what_is_no_condition() -> None:
    with pytest.raises(InvalidInput):
        names_in("a.one and")


def test_every_name_of_the_shipped_corpus_is_a_fact_or_a_term(shipped_rules: Rulebook) -> None:
    facts = set(shipped_rules.vocabulary.facts)
    for instrument in shipped_rules.corpus.instruments:
        lineage = shipped_rules.corpus.lineage(instrument)
        known = facts.union(*(holder.terms for holder in lineage))
        for provision in instrument.provisions:
            for norm in provision.norms:
                assert {*names_in(norm.when), *names_in(norm.unless)} <= known
