"""The corpus as CSV tables, and back."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from tests.regulation.editing import with_norm, with_provision
from tests.regulation.generated_corpora import corpora
from tests.regulation.small import small_rules
from tests.shipped import rules_from_files

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.corpus import Corpus
from comity.regulation.formats.exports.csv_layout import csv_tables
from comity.regulation.formats.exports.csv_reader import corpus_from_csv
from comity.regulation.formats.exports.csv_writer import corpus_to_csv
from comity.regulation.formats.release import release_id
from comity.regulation.formats.spreadsheets import FORMULA

SMALL = small_rules().corpus


def table(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name].decode(), newline="")))


@settings(max_examples=40)
@given(corpora())
def test_what_is_written_reads_back_the_same(corpus: Corpus) -> None:
    assert corpus_from_csv(corpus_to_csv(corpus)) == corpus


def test_the_shipped_corpus_reads_back_as_the_same_release() -> None:
    rules = rules_from_files()
    assert release_id(corpus_from_csv(corpus_to_csv(rules.corpus))) == rules.release


def test_one_table_for_each_kind_of_record() -> None:
    every = [each for outer in csv_tables() for each in outer.all()]
    names = [it.name for it in every]
    assert len(set(names)) == len(names)
    assert {"facts", "concepts", "instruments", "versions", "provisions", "norms"} <= set(names)
    files = corpus_to_csv(SMALL)
    assert {name.removesuffix(".csv") for name in files} <= set(names)
    (norm,) = (it for it in table(files, "norms.csv") if it["id"] == "art_3__para_2.keep")
    assert list(norm)[:3] == ["instrument", "provision", "id"]
    assert norm["provision"] == "art_3__para_2"
    assert norm["concepts"] == "transparency, safety"
    assert norm["summary.en"] == "Keep a record."


def test_no_cell_is_run_as_a_formula() -> None:
    nasty = with_provision(SMALL, "eu-small-act", "art_5", citation="=HYPERLINK(1)")
    nasty = with_norm(nasty, "eu-small-act", "art_5", summary={"en": "@SUM(1)", "ko": "'+1"})
    files = corpus_to_csv(nasty)
    cells = [cell for name in files for row in table(files, name) for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(FORMULA)] == []
    assert {"'=HYPERLINK(1)", "'@SUM(1)", "''+1"} <= set(cells)
    assert corpus_from_csv(files) == nasty


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("norms.csv", b'instrument,"id\nx'),
        ("norms.csv", b"\xff\xfe"),
        ("facts.csv", b"id,type\r\na.b,colour\r\n"),
        ("texts.csv", b"id\r\nx\r\n"),
        ("norms.csv", b"instrument,provision,id,concepts\r\neu-small-act,art_5,art_5,[x\r\n"),
    ],
)
def test_what_is_no_table_is_refused(name: str, data: bytes) -> None:
    files = {**corpus_to_csv(SMALL), name: data}
    with pytest.raises(InvalidInput) as caught:
        corpus_from_csv(files)
    assert caught.value.message.id == "export-unreadable"
