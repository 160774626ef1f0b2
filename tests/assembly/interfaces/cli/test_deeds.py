"""`comity assembly treaties enter`, `strike`, `adopt`, `new`, `end` and `link`."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.treaties import adopted_motion, treaty
from tests.cli.running import Comity
from tests.cli.terminal import Terminal

from comity.assembly.models import Treaty, TreatyDeed

HERE, TREATY = "north-lakes", "convention-on-lake-data"
TREATIES = ("assembly", "treaties")
ENTER, STRIKE = (*TREATIES, "enter", HERE, TREATY), (*TREATIES, "strike", HERE, TREATY)
GIVEN = ("--on", "2026-03-01", "--source", "Instrument of 20 February")


@pytest.fixture
def made(db: None) -> Seeded:
    return seeded("KE", "FR")


@pytest.fixture
def comity(
    made: Seeded,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> Comity:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path / "data"))
    return Comity(monkeypatch, capsys)


def told(text: str) -> list[str]:
    """Days are of one piece."""
    return text.replace("\N{NO-BREAK SPACE}", " ").splitlines()


def test_what_a_party_did_is_entered_and_struck_out(comity: Comity, made: Seeded) -> None:
    treaty(made)
    none = comity(*TREATIES, "actions", HERE, TREATY)
    assert (none.out, none.err) == ("", "No party did anything about this treaty yet.\n")
    entered = comity(*ENTER, "KE", "ratification", *GIVEN)
    assert entered.out.splitlines()[:3] == [
        "Entered: KE.ratification.",
        "Convention on Lake Data",
        "Not in force: 1 more consent is needed.",
    ]
    row = "KE.ratification\tKenya\t2026-03-01\tInstrument of 20 February\tunknown"
    assert comity(*TREATIES, "actions", HERE, TREATY).out == f"{row}\t-\n"
    struck = comity(*STRIKE, "KE.ratification", "--why", "Of another treaty.", "--yes")
    assert struck.out.splitlines()[1] == "Not in force: 2 more consents are needed."
    listed = comity(*TREATIES, "actions", HERE, TREATY).out
    assert listed == f"{row}\tstruck out: Of another treaty.\n"


def test_an_objection_with_all_that_is_said_of_it(comity: Comity, made: Seeded) -> None:
    treaty(made)
    comity(*ENTER, "KE", "ratification", *GIVEN)
    comity(*ENTER, "KE", "reservation", *GIVEN, "--text", "Not of Article 4.")
    done = comity(
        *(*ENTER, "FR", "objection", "--on", "2026-04-01", "--until", "2026-04-30"),
        *("--about", "KE.reservation", "--opposes-entry", "--source", "Note"),
        *("--citation", "Art. 14", "--confidence", "verified-text"),
    )
    assert done.out.splitlines()[0] == "Entered: FR.objection."
    row = TreatyDeed.objects.get(kind="objection")
    assert (row.about, row.opposes_entry, row.until) == ("KE.reservation", True, "2026-04-30")
    assert (row.citation, row.confidence) == ("Art. 14", "verified-text")
    listed = comity(*TREATIES, "actions", HERE, TREATY).out.splitlines()
    assert listed[-1].split("\t")[2] == "2026-04-01 - 2026-04-30"


def test_striking_out_is_asked_about_first(
    comity: Comity, made: Seeded, monkeypatch: pytest.MonkeyPatch
) -> None:
    treaty(made)
    comity(*ENTER, "KE", "ratification", *GIVEN)
    strikes = (*STRIKE, "KE.ratification", "--why", "Wrong.")
    assert comity(*strikes).err == (
        "comity: Nothing was changed, for nobody can be asked here. With --yes: "
        "KE.ratification will be struck out; it stays on view, and counts no more.\n"
    )
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    assert comity(*strikes).code == 1
    assert TreatyDeed.objects.get().struck_at is None
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    assert comity(*strikes).code == 0
    assert TreatyDeed.objects.get().why_struck == "Wrong."


def test_what_is_refused(comity: Comity, made: Seeded) -> None:
    treaty(made)
    near = comity(*ENTER, "KE", "ratificaton", *GIVEN)
    assert near.code == 4
    assert near.err.endswith("Did you mean ratification?\n")
    assert comity(*ENTER, "Atlantis", "ratification", *GIVEN).code == 4
    assert comity(*ENTER, "KE", "ratification", "--on", "soon", "--source", "Note").code == 3
    assert comity(*ENTER, "KE", "ratification", "--on", "2026-03", "--source", " ").code == 3
    assert comity(*ENTER, "KE", "ratification", "--on", "2026-03").code == 2
    assert comity(*ENTER, "KE", "withdrawal-of-reservation", *GIVEN).code == 3
    assert comity(*STRIKE, "KE.ratification", "--why", "Wrong.", "-y").code == 4
    assert comity(*TREATIES, "actions", HERE, "accord").code == 4
    assert not TreatyDeed.objects.exists()


def test_an_adopted_motion_becomes_a_treaty(comity: Comity, made: Seeded) -> None:
    motion, ballot = adopted_motion(made)
    adopts = (*TREATIES, "adopt", HERE, motion.number, "--ballot", ballot.id)
    assert comity(*adopts).code == 3
    done = comity(*adopts, "--no-reservations", "--yes")
    assert done.out.splitlines()[:2] == [TREATY, "Convention on Lake Data"]
    row = Treaty.objects.get()
    assert (row.motion, row.decision, row.reservations) == (motion, ballot.reference, False)
    assert comity(*adopts, "-y").code == 8
    assert comity(*TREATIES, "adopt", HERE, 99, "--ballot", ballot.id, "-y").code == 4
    assert comity(*TREATIES, "adopt", HERE, motion.number, "--ballot", uuid4(), "-y").code == 4


def test_a_treaty_that_was_adopted_elsewhere(comity: Comity, tmp_path: Path) -> None:
    file = tmp_path / "rule.yaml"
    file.write_text("conditions:\n  - {count: 3, citation: Art. 2}\n", "utf-8")
    given = ("--title", "Accord on Floods", "--decision", "Final act", "--entry", file)
    assert comity(*TREATIES, "new", HERE, *given, "--adopted-on", "2026-05", "-y").code == 3
    asked = comity(*TREATIES, "new", HERE, *given, "--adopted-on", "2026-05-12")
    assert asked.err == (
        "comity: Nothing was changed, for nobody can be asked here. With --yes: "
        "“Accord on Floods” will become a treaty here, which can be ended and not taken back.\n"
    )
    assert not Treaty.objects.exists()
    done = comity(*TREATIES, "new", HERE, *given, "--adopted-on", "2026-05-12", "--yes")
    assert done.out.splitlines()[:4] == [
        "accord-on-floods",
        "Accord on Floods",
        "Not in force: 3 more consents are needed.",
        "0 of 3 consents (Art. 2).",
    ]


def test_its_parties_end_a_treaty(comity: Comity, made: Seeded) -> None:
    treaty(made)
    ends = (*TREATIES, "end", HERE, TREATY, "--on", "2026-07-01", "--why", "All agreed.")
    assert comity(*ends).err == (
        "comity: Nothing was changed, for nobody can be asked here. With --yes: "
        "The treaty convention-on-lake-data will end on 2026-07-01, for good.\n"
    )
    assert Treaty.objects.get().closed_on is None
    done = told(comity(*ends, "--yes").out)
    assert "Ended by its parties, from 1 July 2026 on. All agreed." in done
    assert comity(*ends, "--yes").code == 8


@pytest.mark.usefixtures("released")
def test_a_treaty_is_linked_to_the_corpus(comity: Comity, made: Seeded) -> None:
    treaty(made)
    link = (*TREATIES, "link", HERE, TREATY)
    assert "corpus\tcoe-ai-convention" in comity(*link, "coe-ai-convention").out.splitlines()
    assert comity(*link, "eu-ai-act").code == 3
    assert comity(*link, "nothing").code == 4
    assert Treaty.objects.get().instrument == "coe-ai-convention"
    assert "corpus\t" not in comity(*link, "none").out


def test_help_names_what_parties_do(comity: Comity) -> None:
    told = " ".join(comity(*TREATIES, "enter", "--help").out.split())
    assert "What it did: signature, definitive-signature, ratification, acceptance," in told
    assert "--confidence <verified-text|several-secondary|one-secondary|unknown>" in told
