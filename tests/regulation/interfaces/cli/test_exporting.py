"""`comity corpus export` and `comity corpus release`."""

from __future__ import annotations

import csv
import io
import json
from hashlib import sha256
from pathlib import Path
from time import sleep

import pytest
from rich.console import Console
from rich.progress import Progress
from tests.cli.running import Comity
from tests.regulation.small import FOLDER, small_rules
from tests.shipped import rules_from_files

from comity.regulation.formats.exports.akoma_ntoso_reader import instrument_from_akoma_ntoso
from comity.regulation.formats.exports.csv_reader import corpus_from_csv
from comity.regulation.formats.exports.oscal_reader import provisions_from_oscal
from comity.regulation.formats.release import release_id
from comity.regulation.interfaces.cli.late_bar import LateBar, late_bar

SMALL = small_rules().corpus
ACT = SMALL.instruments[0]


def test_json_is_the_release(comity: Comity, tmp_path: Path) -> None:
    path = tmp_path / "corpus.json"
    ended = comity("corpus", "export", "json", path)
    assert (ended.code, ended.out, ended.err) == (0, f"1 files written to {path}.\n", "")
    assert sha256(path.read_bytes()).hexdigest() == rules_from_files().release


def test_tables(comity: Comity, tmp_path: Path) -> None:
    assert comity("corpus", "export", "csv", tmp_path / "t", "--corpus", FOLDER).code == 0
    files = {path.name: path.read_bytes() for path in (tmp_path / "t").iterdir()}
    assert release_id(corpus_from_csv(files)) == small_rules().release


def test_a_sheet_of_norms(comity: Comity) -> None:
    ended = comity("corpus", "export", "csv", "--corpus", FOLDER)
    rows = list(csv.DictReader(io.StringIO(ended.out, newline="")))
    assert len(rows) == SMALL.norm_count()
    keep = next(it for it in rows if it["norm"] == "art_3__para_2.keep")
    assert (keep["summary"], keep["first_day"], keep["end_day"]) == (
        "Keep a record.",
        "2026-01-01",
        "2027-01-01",
    )
    later = comity("corpus", "export", "csv", "--on", "2027-06-01", "--corpus", FOLDER)
    assert "art_3__para_2.keep" not in later.out


def test_a_document_for_each_instrument(comity: Comity, tmp_path: Path) -> None:
    for format, suffix in (("akoma-ntoso", "xml"), ("oscal", "json")):
        folder = tmp_path / format
        assert comity("corpus", "export", format, folder, "--corpus", FOLDER).code == 0
        assert sorted(path.name for path in folder.iterdir()) == [
            f"{it.id}.{suffix}" for it in SMALL.instruments
        ]
    act = (tmp_path / "akoma-ntoso" / "eu-small-act.xml").read_bytes()
    assert instrument_from_akoma_ntoso(act) == ACT
    act = (tmp_path / "oscal" / "eu-small-act.json").read_bytes()
    assert provisions_from_oscal(act) == ACT.provisions


def test_one_instrument_is_printed(comity: Comity) -> None:
    ended = comity("corpus", "export", "oscal", "-", "--instrument", ACT.id, "--corpus", FOLDER)
    assert provisions_from_oscal(ended.out.encode()) == ACT.provisions


def test_several_documents_do_not_fit_in_one_file(comity: Comity, tmp_path: Path) -> None:
    ended = comity("corpus", "export", "akoma-ntoso", tmp_path / "a.xml", "--corpus", FOLDER)
    assert (ended.code, ended.out) == (3, "")
    assert ended.err == (
        "comity: akoma-ntoso makes a document for each instrument, 3 of them; there is room for "
        "one. Name one with --instrument, or a folder to write all of them to.\n"
    )


def test_an_unknown_instrument(comity: Comity) -> None:
    ended = comity("corpus", "export", "json", "--instrument", "eu-small-acts", "--corpus", FOLDER)
    assert (ended.code, ended.out) == (4, "")
    assert "Did you mean eu-small-act?" in ended.err


@pytest.mark.parametrize(("format", "name"), [("json", "x.json"), ("csv", "x")])
def test_nothing_is_overwritten_without_force(
    comity: Comity, tmp_path: Path, format: str, name: str
) -> None:
    path = tmp_path / name
    arguments = ("corpus", "export", format, path, "--corpus", FOLDER)
    assert comity(*arguments).code == 0
    before = {it: it.read_bytes() for it in tmp_path.rglob("*") if it.is_file()}
    ended = comity(*arguments, "--instrument", "kr-small-guide")
    assert (ended.code, ended.out) == (8, "")
    assert ended.err.endswith("Add --force to replace it.\n")
    assert {it: it.read_bytes() for it in tmp_path.rglob("*") if it.is_file()} == before
    assert comity(*arguments, "--instrument", "kr-small-guide", "--force").code == 0
    assert {it: it.read_bytes() for it in tmp_path.rglob("*") if it.is_file()} != before


def test_linked_data_is_printed(comity: Comity) -> None:
    document = json.loads(comity("corpus", "export", "jsonld", "--corpus", FOLDER).out)
    assert document["@graph"][0]["release"] == f"urn:sha256:{small_rules().release}"


def test_a_release_file_answers_like_the_folder(comity: Comity, tmp_path: Path) -> None:
    ended = comity("corpus", "release", tmp_path, "--corpus", FOLDER)
    (path,) = tmp_path.glob("*.zip")
    assert path.name == f"comity-corpus-{small_rules().release}.zip"
    assert ended.out == f"{path} written ({path.stat().st_size} bytes).\n"
    again = comity("corpus", "release", tmp_path, "--corpus", path)
    assert (again.code, again.out) == (0, f"{path} is there already and is this release.\n")
    for command in (("list",), ("show", "eu-small-act"), ("check",)):
        from_file = comity("corpus", *command, "--corpus", path)
        assert from_file == comity("corpus", *command, "--corpus", FOLDER)
        assert from_file.code == 0


def test_verify(comity: Comity, tmp_path: Path) -> None:
    comity("corpus", "release", tmp_path, "--corpus", FOLDER)
    (path,) = tmp_path.glob("*.zip")
    ended = comity("corpus", "release", "--verify", path)
    assert ended.code == 0
    assert ended.out.splitlines()[0] == f"release {small_rules().release}"
    assert ended.out.endswith("The file is whole and is the release that it says.\n")
    path.write_bytes(path.read_bytes()[:-100])
    for command in (("release", "--verify", path), ("check", "--corpus", path)):
        ended = comity("corpus", *command)
        assert (ended.code, ended.out) == (6, "")
        assert ended.err == (
            f"comity: The release file {path} is damaged or cut short. Nothing was read.\n"
        )


def test_a_release_file_is_not_formatted(comity: Comity, tmp_path: Path) -> None:
    comity("corpus", "release", tmp_path, "--corpus", FOLDER)
    (path,) = tmp_path.glob("*.zip")
    assert comity("corpus", "format", "--corpus", path).code == 5


def test_another_file_is_no_release(comity: Comity, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("concepts: []\n")
    ended = comity("corpus", "check", "--corpus", path)
    assert ended.code == 3
    assert ended.err == f"comity: {path} is neither a corpus folder nor a release file.\n"


def test_a_bar_appears_only_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # as on a terminal
    with late_bar("Exporting", patience=60) as bar:
        assert not bar.progress.live.is_started
    with late_bar("Exporting", patience=0) as bar:
        for _ in range(500):
            if bar.progress.live.is_started:
                break
            sleep(0.01)
        assert bar.progress.live.is_started
        assert list(bar.counting("abc", 3)) == ["a", "b", "c"]
    assert not bar.progress.live.is_started


def test_the_bar_counts() -> None:
    bar = LateBar(Progress(console=Console(stderr=True), disable=True), "Exporting")
    steps = bar.counting("abc", 3)
    next(steps)
    next(steps)
    assert bar.progress.tasks[0].completed == 1
