"""`comity assembly documents`."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.assembly.motions import before_body
from tests.assembly.seeding import seeded
from tests.cli.running import Comity
from tests.cli.terminal import Terminal

from comity.assembly.models import Document

DOCUMENTS, HERE = ("assembly", "documents"), "north-lakes"
WORDS = b"Levels of 2026: 12 m.\n"


@pytest.fixture
def comity(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Comity:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path))
    before_body(seeded("KE", "FR", "JP"))
    return Comity(monkeypatch, capsys)


@pytest.fixture
def annex(tmp_path: Path) -> Path:
    file = tmp_path / "annex.txt"
    file.write_bytes(WORDS)
    return file


def test_one_is_filed_listed_saved_and_withdrawn(
    comity: Comity, annex: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = comity(*DOCUMENTS, "add", HERE, "motion:1", annex, "--visibility", "public")
    row = Document.objects.get()
    assert added.out == f"{row.id}\n"
    today = timezone.now().date().isoformat()
    listed = comity(*DOCUMENTS, "list", HERE, row.about).out
    assert listed == f"{row.id}\t-\tannex.txt\t{len(WORDS)} B\t{today}\tpublic\n"
    kept = tmp_path / "kept.txt"
    assert comity(*DOCUMENTS, "save", HERE, row.id, "-o", kept).code == 0
    assert kept.read_bytes() == WORDS
    assert comity(*DOCUMENTS, "save", HERE, row.id).out == WORDS.decode()
    withdraw = (*DOCUMENTS, "withdraw", HERE, row.id)
    unasked = comity(*withdraw)
    assert (unasked.code, unasked.err) == (
        3,
        "comity: Nothing was changed, for nobody can be asked here. With --yes: “annex.txt” will "
        "be withdrawn: its content is erased, and that it was filed stays.\n",
    )
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    assert comity(*withdraw).code == 1
    assert bytes(Document.objects.get().content) == WORDS
    assert comity(*withdraw, "--yes").code == 0
    assert bytes(Document.objects.get().content) == b""
    assert comity(*withdraw, "--yes").code == 4
    none = comity(*DOCUMENTS, "list", HERE, "motion:1")
    assert (none.out, none.err) == ("", "There is no document about this.\n")


def test_what_is_refused(comity: Comity, annex: Path, tmp_path: Path) -> None:
    add = (*DOCUMENTS, "add", HERE)
    assert comity(*add, "motion:9", annex).code == 4
    assert comity(*add, f"session:{uuid4()}", annex).code == 4
    assert comity(*add, "lunch", annex).code == 4
    assert comity(*add, "motion:1", annex, "--part", "letter-of-intent").code == 4
    assert comity(*add, "motion:1", tmp_path / "nothing.txt").code == 5
    page = tmp_path / "page.html"
    page.write_text("<p>")
    assert comity(*add, "motion:1", page).code == 3
    assert not Document.objects.exists()
    assert comity(*add, "motion:1", annex).code == 0
    assert comity(*add, "motion:1", annex).code == 8
    assert comity(*DOCUMENTS, "list", HERE, "motion:7").code == 4
    for key in ("mine", uuid4()):
        assert comity(*DOCUMENTS, "save", HERE, key).code == 4
    assert Document.objects.count() == 1
