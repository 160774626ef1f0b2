"""An instrument that was repealed before it applied, as somebody at a terminal sees it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.running import Comity
from tests.regulation.small import repealed_files

HEAD = (
    "\nSmall Act\n"
    "eu-small-act, EU, not in force on this day, repealed on 2026-07-20, replaced by "
    "kr-small-guide, followed up to\n2026-11-01\n"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    for name, data in repealed_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def maker(tmp_path: Path) -> Path:
    path = tmp_path / "maker.yaml"
    path.write_text("facts: {offer.markets: [EU], party.provider: true, system.research: false}\n")
    return path


def test_the_head_says_how_it_ended_and_each_rule_that_it_never_applied(
    comity: Comity, corpus: Path, maker: Path
) -> None:
    asked = ("obligations", maker, "--in", "EU", "--on", "2026-09-01", "--corpus", corpus)
    assert HEAD in comity(*asked).out
    listed = comity(*asked, "--all").out
    assert (
        "Test the system.\n" + " " * 22 + "It was repealed on 2026-07-20, before it applied."
        in listed
    )
    assert "0 apply" in listed


def test_a_citation_as_wide_as_its_column_stands_on_a_line_of_its_own(
    comity: Comity, corpus: Path, maker: Path
) -> None:
    provisions = corpus / "instruments" / "eu-small-act" / "010-duties.yaml"
    wide = "C.R.S. 6-1-1702(1)"
    provisions.write_text(provisions.read_text().replace("Art. 3(1)", wide))
    asked = ("obligations", maker, "--in", "EU", "--on", "2026-09-01", "--corpus", corpus)
    assert f"\n    {wide}\n{' ' * 22}provider, duty\n" in comity(*asked, "--all").out


def test_json_and_csv_carry_the_ground_the_end_and_the_successor(
    comity: Comity, corpus: Path, maker: Path
) -> None:
    asked = ("obligations", maker, "--in", "EU", "--on", "2026-09-01", "--corpus", corpus)
    answer = json.loads(comity(*asked, "--format", "json").out)
    act = answer["instruments"][0]
    assert (act["status"], act["version"], act["ended"], act["superseded_by"]) == (
        "repealed", None, "2026-07-20", ["kr-small-guide"],
    )  # fmt: skip
    grounds = {it["norm"]: (it["outcome"], it["ground"]) for it in answer["findings"]}
    assert grounds["art_3__para_1"] == ("does-not-apply", "never-began")
    rows = list(csv.DictReader(io.StringIO(comity(*asked, "--format", "csv").out)))
    assert [row["ground"] for row in rows if row["norm"] == "art_3__para_1"] == ["never-began"]


def test_the_corpus_tells_it_too(comity: Comity, corpus: Path) -> None:
    listed = comity("corpus", "list", "--corpus", corpus).out
    assert "repealed (2026-07-20)" in listed
    shown = comity("corpus", "show", "eu-small-act", "--corpus", corpus).out
    assert "regulation, repealed (2026-07-20), followed up to 2026-11-01" in shown
    assert "\n  replaced by kr-small-guide\n" in shown


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  ended: 2026-07-20\n", "",
         "The status is repealed, but `ended`, the first day without it, is not given."),
        ("status: repealed", "status: in-force",
         "The status is in-force, which does not fit with `ended` (2026-07-20): the status is "
         "that of `checked_on` (2026-11-01)."),
        ("[kr-small-guide]", "[kr-small-guid]",
         "There is no instrument called kr-small-guid. Did you mean kr-small-guide?"),
        ("[kr-small-guide]", "[eu-small-act]",
         "eu-small-act would be superseded by itself, through what superseded it."),
    ],
)  # fmt: skip
def test_an_end_that_can_not_be_is_told_where_it_stands(
    comity: Comity, corpus: Path, old: str, new: str, said: str
) -> None:
    path = corpus / "instruments" / "eu-small-act" / "instrument.yaml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    ended = comity("corpus", "check", "--corpus", corpus)
    assert ended.code == 3
    assert said in " ".join(ended.err.split())
    assert "instruments/eu-small-act/instrument.yaml:" in ended.err
