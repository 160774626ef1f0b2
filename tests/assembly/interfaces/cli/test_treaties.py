"""`comity assembly treaties`: read on the terminal, and given back to the corpus."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.assembly.seeding import seeded
from tests.assembly.treaties import ratified, treaty
from tests.cli.running import Comity

from comity.assembly.models import TreatyDeed

ORGANISATION, TREATY = "north-lakes", "convention-on-lake-data"


@pytest.fixture
def comity(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Comity:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path / "data"))
    return Comity(monkeypatch, capsys)


@pytest.fixture
def in_force(db: None) -> None:
    made = seeded("KE", "FR")
    ratified(made, treaty(made), "KE", "FR")


def told(text: str) -> str:
    """Days are of one piece."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_there_is_none(comity: Comity) -> None:
    seeded("KE")
    ended = comity("assembly", "treaties", "list", ORGANISATION)
    assert (ended.code, ended.out, ended.err) == (
        0,
        "",
        "No treaty was adopted or entered by that day.\n",
    )


@pytest.mark.usefixtures("in_force")
def test_the_list(comity: Comity) -> None:
    ended = comity("assembly", "treaties", "list", ORGANISATION, "--on", "2026-03-31")
    assert told(ended.out) == (
        "convention-on-lake-data\t2026-02-01\tIn force since 31 March 2026 for 2 parties.\n"
    )


@pytest.mark.usefixtures("in_force")
def test_one(comity: Comity) -> None:
    ended = comity("assembly", "treaties", "show", ORGANISATION, TREATY, "--on", "2026-02-10")
    assert told(ended.out).splitlines()[:4] == [
        "Convention on Lake Data",
        "Not in force: 2 more consents are needed.",
        "0 of 2 consents (Art. 9).",
        "Once it has them, it enters into force after 30 days.",
    ]


@pytest.mark.usefixtures("in_force")
def test_back_to_the_corpus(comity: Comity, tmp_path: Path) -> None:
    """What is written is a corpus that passes its own check, and is not written over."""
    folder = tmp_path / "corpus"
    export = ("assembly", "treaties", "export", ORGANISATION, TREATY, "--to", folder)
    ended = comity(*export)
    place = folder / "instruments" / f"{ORGANISATION}-{TREATY}"
    assert ended.out.splitlines() == [
        str(place / "instrument.yaml"),
        str(place / "provisions-001.yaml"),
    ]
    checked = comity("corpus", "check", "--corpus", folder)
    assert checked.code == 0, checked.err
    shown = comity("treaty", f"{ORGANISATION}-{TREATY}", "--corpus", folder, "--on", "2026-04-01")
    assert "In force since 2026-03-31 (Art. 9)." in shown.out
    again = comity(*export)
    assert again.code != 0
    assert "Say --replace to write over it." in again.err
    assert comity(*export, "--replace").code == 0


def test_no_such_treaty(comity: Comity) -> None:
    seeded("KE")
    assert comity("assembly", "treaties", "show", ORGANISATION, TREATY).code != 0


def test_actions_from_a_file_are_tried_and_then_entered(comity: Comity, tmp_path: Path) -> None:
    treaty(seeded("KE", "FR"))
    file = tmp_path / "actions.csv"
    file.write_text(
        "party,kind,on,source\nKE,ratification,2026-03-01,Note\nFR,ratified,2026-03-01,Note\n"
    )
    give = ("assembly", "treaties", "import", ORGANISATION, TREATY, file)
    tried = comity(*give, "--dry-run")
    assert (tried.code, tried.out.splitlines()[0]) == (1, "2\tentered\tKE ratification")
    assert tried.out.splitlines()[1].startswith("3\trefused\tFR\tNothing")
    assert tried.err == (
        "Nothing was changed. It would be: 1 entered, 0 here already, 1 refused.\n"
    )
    assert comity(*give).code != 0
    assert not TreatyDeed.objects.exists()
    file.write_text(file.read_text().replace("ratified", "ratification"))
    assert comity(*give).code == 0
    assert comity(*give).err == "0 entered, 2 here already, 0 refused.\n"
    assert TreatyDeed.objects.count() == 2
