"""`comity corpus` and `comity texts` over a copy of the corpus."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.running import Comity

from comity.regulation.adapters.rulebook_files import shipped_corpus


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    target = tmp_path / "corpus"
    shutil.copytree(shipped_corpus(), target, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    return target


def test_the_shipped_corpus_is_in_canonical_layout(comity: Comity) -> None:
    ended = comity("corpus", "format", "--dry-run")
    assert (ended.code, ended.out) == (0, "all files are in canonical layout\n")


def test_every_error_of_every_file_is_reported_where_it_stands(
    comity: Comity, copied: Path
) -> None:
    korea = copied / "instruments" / "kr-ai-basic-act" / "instrument.yaml"
    korea.write_text(korea.read_text().replace("kind: statute", "kind: statue"))
    facts = copied / "facts" / "general.yaml"
    facts.write_text(facts.read_text() + "facts: []\n")
    ended = comity("corpus", "check", "--corpus", copied)
    assert (ended.code, ended.out) == (3, "")
    assert "instruments/kr-ai-basic-act/instrument.yaml:" in ended.err
    assert "'instrument.kind'" in ended.err
    assert "facts/general.yaml:" in ended.err
    assert "The key facts stands here a second time." in ended.err


def test_a_norm_of_a_provision_that_is_not_there(comity: Comity, copied: Path) -> None:
    china = copied / "instruments" / "cn-ai-labelling-measures-2025" / "010-measures.yaml"
    china.write_text(china.read_text().replace("  - id: art_8\n", "  - id: art_80\n"))
    ended = comity("corpus", "check", "--corpus", copied)
    assert ended.code == 3
    assert "The norm art_80 stands under the provision art_8." in ended.err


@pytest.mark.parametrize(
    ("what", "row"),
    [
        ("instruments", "eu-ai-act"),
        ("concepts", "transparency.instructions"),
        ("facts", "model.training_compute"),
        ("jurisdictions", "NO"),
    ],
)
def test_list_what_there_is(comity: Comity, what: str, row: str) -> None:
    listed = comity("corpus", "list", what).out
    assert [line for line in listed.splitlines() if line.split()[:1] == [row]] != []


def test_a_folder_without_a_corpus(comity: Comity, tmp_path: Path) -> None:
    ended = comity("corpus", "check", "--corpus", tmp_path)
    assert (ended.code, ended.out) == (3, "")
    assert "holds no corpus" in ended.err


def test_show_a_provision_a_concept_and_a_fact(comity: Comity) -> None:
    assert "Art. 50(1)" in comity("corpus", "show", "eu-ai-act:art_50").out
    concept = comity("corpus", "show", "transparency.synthetic-content.deep-fake").out
    assert "eu-ai-act Art. 50(4)" in concept
    assert "kr-ai-basic-act Art. 31(3)" in concept
    assert "PFLOP = 1e+15 FLOP" in comity("corpus", "show", "model.training_compute").out


def test_the_schema_is_the_published_one(comity: Comity) -> None:
    printed = json.loads(comity("corpus", "schema").out)
    published = json.loads((shipped_corpus() / "corpus.schema.json").read_text())
    assert printed == published


def test_a_text_is_kept_with_its_hash_and_listed(comity: Comity, tmp_path: Path) -> None:
    text = tmp_path / "act.txt"
    text.write_text("##### 제1조 (목적)\n")
    ended = comity("texts", "add", "kr-ai-basic-act", text, "--licence", "public domain")
    assert ended.code == 0
    assert "licence: public domain" in ended.out
    assert "not byte for byte" in ended.err
    kept = tmp_path / "data" / "texts" / "kr-ai-basic-act.ko.txt"
    assert kept.read_bytes() == text.read_bytes()
    listed = comity("texts", "list").out
    assert "yes, another file" in listed


def test_a_text_over_plain_http_is_refused(comity: Comity, tmp_path: Path) -> None:
    ended = comity("texts", "add", "kr-ai-basic-act", "http://127.0.0.1/act.txt")
    assert ended.code == 3
    assert "name a file, or an https address" in ended.err
    assert not (tmp_path / "data").exists()
