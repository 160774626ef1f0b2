"""The page for secretaries: its blocks stand in the example, its commands run, it explains all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.assembly.adapters.test_shipped_statutes import words_of
from tests.assembly.closed_ballots import reachable
from tests.assembly.examples import FOLDER, example
from tests.cli.running import Comity
from tests.documents import blocks, command_lines, fenced, text_of
from tests.parties.people import person

from comity.assembly.domain.statute import Statute
from comity.assembly.formats.members_csv import MemberLine, read_members
from comity.assembly.formats.simulated_votes import read_votes
from comity.assembly.models import Assembly

PAGE = text_of("docs/use/assembly.md")
EXAMPLE = (FOLDER / "north-lakes.yaml").read_text("utf-8")


@pytest.mark.parametrize("block", fenced(PAGE, "yaml"), ids=lambda it: it.split("\n")[0].strip())
def test_what_it_shows_stands_in_the_example(block: str) -> None:
    assert block in EXAMPLE


def test_every_field_and_word_is_explained() -> None:
    fields = PAGE.partition("## Every field")[2]
    spans = set(re.findall(r"[\w-]+", " ".join(re.findall(r"`([^`]+)`", fields))))
    assert set(words_of(Statute)) - spans == {"share", "more_than"}  # written as text


def test_its_tables_are_read() -> None:
    votes, members = fenced(PAGE, "csv")
    assert len(read_votes(votes.encode(), "votes.csv", example("north-lakes"))) == 4
    found = read_members(members.encode())
    assert [type(each) for each in found] == [MemberLine] * 3


def test_its_commands_run_in_their_order(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMITY_DATA", str(tmp_path / "data"))
    comity = Comity(monkeypatch, capsys)
    for name in ("ada", "aino", "gita", "noor"):
        reachable(person(name))
    for name, table in zip(("votes.csv", "members.csv"), fenced(PAGE, "csv"), strict=True):
        Path(name).write_text(table, "utf-8")
    second = EXAMPLE.replace("version: 1", "version: 2")
    Path("north-lakes-2.yaml").write_text(second, "utf-8")
    told = ""
    for block in blocks(PAGE):
        for line in command_lines(block):
            if line[:2] in (["assembly", "demo"], ["assembly", "verify"]):
                continue  # a database of its own; a decision that was taken
            ended = comity(*line)
            assert ended.code == 0, (line, ended.err)
            told += ended.out
    counted = "yes from 41 of 58 present and voting, 2/3 is 39."
    assert counted in told
    assert counted in PAGE
    made = Assembly.objects.get()
    assert (made.statutes.count(), made.members.count()) == (2, 3)


def test_the_error_that_it_shows_is_printed_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    wrong = EXAMPLE.replace("default_rule: consensus", "default_rule: concensus")
    Path("north-lakes.yaml").write_text(wrong, "utf-8")
    ended = Comity(monkeypatch, capsys)("assembly", "check", "north-lakes.yaml")
    assert ended.code == 1
    shown = next(it for it in blocks(PAGE) if "concensus" in it)
    assert shown.strip() == ended.out.strip()
