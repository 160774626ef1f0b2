from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from tests.regulation.formats.imports import law_files
from tests.regulation.small import small_rules

from comity.kernel.domain.errors import (
    ComityError,
    Conflict,
    InvalidInput,
    StorageFailure,
    UnknownName,
)
from comity.regulation.actions.import_instrument import Imported, import_instrument
from comity.regulation.adapters.rulebook_files import build_rulebook, corpus_files
from comity.regulation.adapters.text_folder import LARGEST_TEXT, outlines_for
from comity.regulation.domain.imports.details import InstrumentDetails
from comity.regulation.domain.instruments import InstrumentKind, InstrumentStatus
from comity.regulation.domain.text_checks import check_texts

KNOWN = {
    "kind": InstrumentKind.REGULATION,
    "status": InstrumentStatus.IN_FORCE,
    "binding": True,
    "checked_on": date(2030, 2, 1),
    "in_force": date(2030, 1, 1),
}


@pytest.fixture
def act(tmp_path: Path) -> Path:
    path = tmp_path / "act.xml"
    path.write_text(law_files.FORMEX)
    return path


def imported(file: Path, into: Path, id: str = "eu-boxes", **details: object) -> Imported:
    return import_instrument(
        file,
        InstrumentDetails(id=id, jurisdiction="EU", origin=file.name, **details),  # type: ignore[arg-type]
        into=into,
        concepts=small_rules().corpus.concepts,
        jurisdictions=small_rules().jurisdictions,
    )


def refused(file: Path, into: Path, **details: object) -> ComityError:
    before = sorted(into.rglob("*")) if into.is_dir() else None
    with pytest.raises(ComityError) as raised:
        imported(file, into, **details)  # type: ignore[arg-type]
    assert (sorted(into.rglob("*")) if into.is_dir() else None) == before
    return raised.value


def test_a_folder_that_the_corpus_reads_and_its_text_bears_out(act: Path, tmp_path: Path) -> None:
    found = imported(act, tmp_path / "ours", **KNOWN)
    folder = tmp_path / "ours" / "instruments" / "eu-boxes"
    assert found.folder == folder
    assert sorted(it.name for it in folder.iterdir()) == [
        "0010-provisions.yaml",
        "eu-boxes.txt",
        "instrument.yaml",
        "suggestions.csv",
    ]
    assert found.missing == ()
    rules = build_rulebook(corpus_files(tmp_path / "ours"), lambda done, total: None)
    instrument = rules.corpus.instrument("eu-boxes")
    assert tuple(it.eid for it in instrument.provisions) == law_files.UNITS
    assert [it.citation for it in instrument.provisions][5:9] == [
        "Art. 1(1)(b)(ii)",
        "Art. 1(2)",
        "Art. 2",
        "Annex I",
    ]
    assert rules.corpus.norm_count() == 0
    outlines = outlines_for(instrument, folder)
    assert tuple(it.eid for it in outlines["eu-boxes"].units) == law_files.UNITS
    report = check_texts(instrument, outlines)
    assert [it.eid for it in report.unexplained] == ["art_1__para_1", "art_2"]
    with (folder / "suggestions.csv").open(newline="") as file:
        rows = [*csv.DictReader(file)]
    assert [(it["eid"], it["modality"], it["bearer"]) for it in rows] == [
        ("art_1__para_1", "must; must-not", "provider"),
        ("art_2", "must", ""),
    ]


def test_the_same_file_gives_the_same_folder(act: Path, tmp_path: Path) -> None:
    one, two = (imported(act, tmp_path / name).folder for name in ("one", "two"))
    assert {it.name: it.read_bytes() for it in one.iterdir()} == {
        it.name: it.read_bytes() for it in two.iterdir()
    }


def test_a_folder_that_is_there_is_refused_before_the_file_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "ours" / "instruments" / "eu-boxes"
    folder.mkdir(parents=True)
    (folder / "instrument.yaml").write_text("mine")
    error = refused(tmp_path / "not-there.xml", tmp_path / "ours")
    assert isinstance(error, Conflict)
    assert (folder / "instrument.yaml").read_text() == "mine"


def test_200_megabytes_are_refused_by_their_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    monkeypatch.setattr(Path, "open", None)  # whoever reads fails
    error = refused(large, tmp_path / "ours")
    assert isinstance(error, InvalidInput)
    assert error.message.params == {"path": str(large), "limit": LARGEST_TEXT}
    assert not (tmp_path / "ours").exists()


@pytest.mark.parametrize("id", ["EU-boxes", "../boxes", "boxes act", "", "-a", "a--b"])
def test_an_id_that_is_none(act: Path, tmp_path: Path, id: str) -> None:
    error = refused(act, tmp_path / "ours", id=id)
    assert error.message.id == "import-id"
    assert not (tmp_path / "ours").exists()


def test_a_jurisdiction_that_there_is_not(act: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownName):
        import_instrument(
            act,
            InstrumentDetails(id="eu-boxes", jurisdiction="EUU"),
            into=tmp_path / "ours",
            concepts=(),
            jurisdictions=small_rules().jurisdictions,
        )
    assert not (tmp_path / "ours").exists()


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xml", tmp_path):
        assert isinstance(refused(path, tmp_path / "ours"), StorageFailure)
    assert not (tmp_path / "ours").exists()


def test_what_the_corpus_would_refuse_is_not_written(act: Path, tmp_path: Path) -> None:
    error = refused(act, tmp_path / "ours", **{**KNOWN, "status": InstrumentStatus.REPEALED})
    assert error.message.id == "corpus-problems"
    assert not (tmp_path / "ours").exists()
