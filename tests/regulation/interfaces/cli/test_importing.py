"""`comity corpus import` and `comity corpus suggest`."""

from __future__ import annotations

import csv
import re
import shutil
from io import StringIO
from pathlib import Path

import pytest
from tests.cli.running import Comity
from tests.regulation.formats.imports import law_files
from tests.regulation.small import FOLDER

NEEDED = ("--id", "eu-boxes", "--jurisdiction", "EU")
KNOWN = (
    *("--kind", "regulation", "--status", "in-force", "--binding", "--official"),
    *("--checked-on", "2030-02-01", "--in-force", "2030-01-01"),
)


@pytest.fixture
def act(tmp_path: Path) -> Path:
    path = tmp_path / "act.html"
    path.write_text(law_files.EUR_LEX)
    return path


def test_an_import_says_what_it_found_and_what_is_left_to_do(
    comity: Comity, act: Path, tmp_path: Path
) -> None:
    ours = tmp_path / "ours"
    ended = comity("corpus", "import", act, *NEEDED, "--into", ours)
    folder = ours / "instruments" / "eu-boxes"
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[:4] == [
        "html, numbering read as eu, language en: 2 articles, 1 annex; 10 provisions in all",
        f"written to {folder}: instrument.yaml, 0010-provisions.yaml, eu-boxes.txt, "
        "suggestions.csv",
        "to be filled in, in instrument.yaml: kind, status, binding, checked_on, versions.in_force",
        "suggestions for 2 provisions with operative words, none of them accepted:",
    ]
    assert "  modality  must 2\n" in ended.out
    assert "  bearer    provider 1\n" in ended.out
    asked = comity("corpus", "check", "--corpus", ours)
    assert asked.code == 3
    missing = re.findall(r'"(\w+)" is a required property', asked.err)
    assert sorted(missing) == ["binding", "checked_on", "kind", "status"]


def test_an_import_in_which_all_is_known_passes_the_check(
    comity: Comity, act: Path, tmp_path: Path
) -> None:
    ours = tmp_path / "ours"
    ended = comity("corpus", "import", act, *NEEDED, *KNOWN, "--into", ours)
    assert (ended.code, ended.err) == (0, "")
    assert "to be filled in" not in ended.out
    assert comity("corpus", "check", "--corpus", ours).code == 0
    assert comity("corpus", "format", "--corpus", ours, "--dry-run").code == 0
    checked = comity(
        "corpus", "check", "--corpus", ours, "--texts", ours / "instruments" / "eu-boxes"
    )
    assert checked.code == 1  # operative provisions have no norm yet
    assert "Art. 1(1)" in checked.out
    shown = comity("corpus", "show", "eu-boxes:art_1", "--corpus", ours)
    assert shown.code == 0


def test_a_second_import_changes_nothing(comity: Comity, act: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    comity("corpus", "import", act, *NEEDED, "--into", ours)
    before = {it: it.read_bytes() for it in ours.rglob("*") if it.is_file()}
    ended = comity("corpus", "import", act, *NEEDED, "--into", ours)
    assert (ended.code, ended.out) == (8, "")
    assert {it: it.read_bytes() for it in ours.rglob("*") if it.is_file()} == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--format", "formex"), 3, "said to be formex, but it looks like html"),
        (("--format", "pdf"), 4, "There is no format called pdf."),
        (("--structure", "koraen"), 4, "Did you mean korean?"),
        (("--checked-on", "2030-13-01"), 3, "is not a date"),
        (("--kind", "statue"), 2, "statue"),
        (("--jurisdiction", "EUU"), 4, "EUU"),
    ],
)
def test_wrong_arguments(
    comity: Comity, act: Path, tmp_path: Path, arguments: tuple[str, str], code: int, said: str
) -> None:
    ended = comity("corpus", "import", act, *NEEDED, *arguments, "--into", tmp_path / "ours")
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err
    assert not (tmp_path / "ours").exists()


def test_a_bad_file_is_one_line_with_its_place(comity: Comity, tmp_path: Path) -> None:
    cut = tmp_path / "act.xml"
    cut.write_text(law_files.FORMEX[:900])
    ended = comity("corpus", "import", cut, *NEEDED, "--into", tmp_path / "ours")
    assert ended.code == 3
    assert ended.err.startswith(f"comity: {cut}:")
    assert ended.err.count("\n") == 1
    assert not (tmp_path / "ours").exists()


def test_points_and_articles_to_look_at(comity: Comity, tmp_path: Path) -> None:
    act = tmp_path / "act.txt"
    act.write_text("Article 1\n1. One:\n(a) x;\nmore:\n2. Two:\n(a) y;\nArticle 3\n1. A\n1. B\n")
    ended = comity("corpus", "import", act, *NEEDED, "--into", tmp_path / "ours")
    assert "numbers that do not stand in the text: art_2\n" in ended.out
    assert "art_3__para_1.2: its number stands on line 8 and again on line 9\n" in ended.out


def test_suggestions_for_what_has_neither_norm_nor_reason(
    comity: Comity, act: Path, tmp_path: Path
) -> None:
    ours = tmp_path / "ours"
    shutil.copytree(FOLDER, ours)
    comity("corpus", "import", act, *NEEDED, *KNOWN, "--into", ours)
    folder = ours / "instruments" / "eu-boxes"
    ended = comity("corpus", "suggest", "eu-boxes", "--texts", folder, "--corpus", ours)
    assert ended.code == 0
    rows = [*csv.DictReader(StringIO(ended.out))]
    assert [(it["eid"], it["modality"]) for it in rows] == [
        ("art_1__para_1", "must"),
        ("art_2", "must"),
    ]
    provisions = folder / "0010-provisions.yaml"
    provisions.write_text(
        provisions.read_text().replace(
            "- {eid: art_2, citation: Art. 2}",
            "- eid: art_2\n  citation: Art. 2\n  no_norm: {reason: timetable}",
        )
    )
    ended = comity("corpus", "suggest", "eu-boxes", "--texts", folder, "--corpus", ours)
    assert [it["eid"] for it in csv.DictReader(StringIO(ended.out))] == ["art_1__para_1"]


def test_suggestions_without_texts(comity: Comity, tmp_path: Path) -> None:
    ended = comity("corpus", "suggest", "eu-ai-act", "--texts", tmp_path / "none")
    assert (ended.code, ended.out) == (5, "")
