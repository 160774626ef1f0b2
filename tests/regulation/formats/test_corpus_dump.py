from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from tests.regulation.generated_corpora import corpora
from tests.regulation.small import small_rules

from comity.regulation.domain.corpus import Corpus
from comity.regulation.formats.corpus_dump import dump_corpus
from comity.regulation.formats.corpus_files import read_corpus

SMALL = small_rules().corpus
PLACES = frozenset(entry.id for entry in small_rules().jurisdictions)


@settings(max_examples=30)
@given(corpora())
def test_what_is_dumped_reads_back_the_same(corpus: Corpus) -> None:
    assert read_corpus(dump_corpus(corpus), PLACES)[0] == corpus


def test_one_folder_for_each_instrument() -> None:
    assert list(dump_corpus(SMALL)) == [
        "concepts.yaml",
        "facts/constraints-001.yaml",
        "facts/facts-001.yaml",
        "instruments/eu-small-act/instrument.yaml",
        "instruments/eu-small-act/provisions-001.yaml",
        "instruments/eu-small-decree/instrument.yaml",
        "instruments/eu-small-decree/provisions-001.yaml",
        "instruments/kr-small-guide/instrument.yaml",
        "instruments/kr-small-guide/provisions-001.yaml",
    ]


def test_many_provisions_go_into_several_files_in_order() -> None:
    files = dump_corpus(SMALL, largest=800)
    assert "instruments/eu-small-act/provisions-003.yaml" in files
    assert read_corpus(files, PLACES)[0] == SMALL


def test_an_empty_corpus_has_no_files() -> None:
    empty = replace(SMALL, facts=(), constraints=(), concepts=(), instruments=())
    assert dump_corpus(empty) == {}
