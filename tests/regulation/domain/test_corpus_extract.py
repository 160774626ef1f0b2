"""Some instruments of a corpus, and what holds on one day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.regulation.domain.small_instruments import instrument, norm
from tests.regulation.small import small_rules
from tests.shipped import rules_from_files

from comity.kernel.domain.errors import UnknownName
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.corpus_checks import check_corpus
from comity.regulation.domain.corpus_extract import as_of, with_instruments
from comity.regulation.domain.instruments import Provision, Version
from comity.regulation.domain.norm_timing import norm_timing

SMALL = small_rules().corpus
DAY = date(2027, 1, 1)


def ids(corpus: Corpus) -> list[str]:
    return [it.id for it in corpus.instruments]


def test_what_an_instrument_names_comes_with_it() -> None:
    assert ids(with_instruments(SMALL, ["eu-small-act"])) == ["eu-small-act"]
    assert ids(with_instruments(SMALL, ["eu-small-decree"])) == ["eu-small-act", "eu-small-decree"]
    with pytest.raises(UnknownName):
        with_instruments(SMALL, ["eu-small-acts"])


def test_a_part_of_the_corpus_is_a_corpus() -> None:
    rules = rules_from_files()
    known = frozenset(entry.id for entry in rules.jurisdictions)
    for id in ids(rules.corpus):
        assert list(check_corpus(with_instruments(rules.corpus, [id]), known)) == []


def test_only_norms_that_run_on_the_day() -> None:
    rules = rules_from_files()
    entered = {it.id: rules.treaties.entered(it) for it in rules.corpus.instruments}
    part = as_of(rules.corpus, DAY, entered)
    kept = {(it.id, n.id) for it in part.instruments for p in it.provisions for n in p.norms}
    running = {
        (it.id, n.id)
        for it in rules.corpus.instruments
        for p in it.provisions
        for n in p.norms
        if norm_timing(it, n, DAY, entered[it.id]).running
    }
    assert kept == running
    assert "coe-ai-convention" not in ids(part)  # not in force
    assert "us-co-sb24-205" not in ids(part)  # ended on this day


def test_provisions_of_the_version_in_force() -> None:
    act = replace(
        instrument("act", norms=(norm("art_1"),)),
        versions=(
            Version(id="1", in_force=date(2026, 1, 1)),
            Version(id="2", in_force=date(2027, 1, 1)),
        ),
        provisions=(
            Provision(eid="art_1", citation="1", deleted_by="2"),
            Provision(eid="art_1a", citation="1a", inserted_by="2"),
            Provision(eid="art_2", citation="2", inserted_by="1"),
        ),
    )
    corpus = Corpus(facts=(), concepts=(), instruments=(act,))

    def standing(on: date) -> list[str]:
        return [it.eid for each in as_of(corpus, on, {}).instruments for it in each.provisions]

    assert standing(date(2026, 12, 31)) == ["art_1", "art_2"]
    assert standing(date(2027, 1, 1)) == ["art_1a", "art_2"]
    assert standing(date(2025, 12, 31)) == []


def test_what_is_implemented_keeps_its_bearers() -> None:
    decree = SMALL.instrument("eu-small-decree")
    ended = replace(SMALL.instrument("eu-small-act"), ended=date(2026, 8, 1))
    corpus = replace(SMALL, instruments=(ended, decree))
    part = as_of(corpus, DAY, {})
    assert ids(part) == ["eu-small-act", "eu-small-decree"]
    assert part.instruments[0].provisions == ()
    assert part.instruments[0].bearers == ended.bearers


def test_no_successor_is_named_that_was_left_out() -> None:
    act = instrument("act", norms=(norm("art_1"),))
    later = replace(act, id="later", versions=(Version(id="1", in_force=date(2030, 1, 1)),))
    corpus = Corpus(
        facts=(), concepts=(), instruments=(replace(act, superseded_by=("later",)), later)
    )
    assert as_of(corpus, DAY, {}).instruments[0].superseded_by == ()
