"""`comity assembly new`, `check` and `simulate`, without a database."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.assembly.examples import FOLDER
from tests.cli.running import Comity

from comity.assembly.formats.statute_file import read_statute


@pytest.fixture
def comity(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Comity:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMITY_DATA", str(tmp_path / "none"))
    return Comity(monkeypatch, capsys)


LAKES, FORUM = FOLDER / "north-lakes.yaml", FOLDER / "world-forum.yaml"


def test_a_statute_is_begun_and_stands(comity: Comity) -> None:
    ended = comity("assembly", "new", "River Commission")
    assert (ended.code, ended.out) == (
        0,
        "river-commission.yaml is written. Change it, then: comity assembly check "
        "river-commission.yaml\n",
    )
    begun = read_statute(Path("river-commission.yaml").read_bytes(), "it")
    assert begun.name == {"en": "River Commission"}
    assert comity("assembly", "check", "river-commission.yaml").code == 0
    again = comity("assembly", "new", "River Commission")
    assert (again.code, "is there already" in again.err) == (8, True)
    assert comity("assembly", "new", "世界", "--id", "w", "--output", "a.yaml").code == 0
    assert Path("a.yaml").exists()


def test_an_example_is_written_as_it_is(comity: Comity) -> None:
    assert comity("assembly", "new", "--example", "world-forum").code == 0
    assert Path("world-forum.yaml").read_bytes() == FORUM.read_bytes()
    assert comity("assembly", "new", "--example", "world").code == 4
    assert comity("assembly", "new").code == 3
    assert comity("assembly", "new", "A", "--example", "world-forum").code == 3


def test_a_sound_statute_is_told_in_words(comity: Comity) -> None:
    ended = comity("assembly", "check", LAKES)
    lines = ended.out.splitlines()
    assert ended.code == 0
    assert lines[0] == "North Lakes Data Union, version 1, holds from 2026-01-01."
    assert lines[-1] == "Nothing is wrong with it."
    assert (
        "  Member (Art. 3(1)): Admitted by Assembly (Admission of a member). An application needs: "
        "Letter of intent. It may come with: Annual report. Members that must support it: 1."
    ) in lines
    assert (
        "    Admission of an observer, All else (Art. 9(6)): Adopted by consensus: one objection "
        "stops it."
    ) in lines
    assert (
        "  Treaties (Art. 11(1)): Assembly adopts treaties (Adoption of a treaty). Depositary: "
        "Secretary. Unless it says otherwise, a treaty enters into force one month after 5 members "
        "consented to be bound. Reservations are not allowed, unless it says otherwise."
    ) in lines


def test_every_error_is_told_with_its_place(comity: Comity) -> None:
    text = LAKES.read_text("utf-8").replace("rule: consensus", "rule: concensus")
    text = text.replace("threshold: 3/4", "threshold: 3/0")
    Path("wrong.yaml").write_text(text, "utf-8")
    ended = comity("assembly", "check", "wrong.yaml")
    assert ended.code == 1
    assert ended.out.splitlines() == [
        "wrong.yaml: 1 problem was found in the statute.",
        "  wrong.yaml:54:19: '3/0' is not a share: write 2/3, 55 % or 0.55.",
    ]
    Path("wrong.yaml").write_text(text.replace("3/0", "3/4"), "utf-8")
    told = comity("assembly", "check", "wrong.yaml").out
    assert "wrong.yaml:98:5: The statute has no decision rule concensus." in told
    assert "Did you mean consensus?" in told
    Path("wrong.yaml").write_text("id: [", "utf-8")
    assert comity("assembly", "check", "wrong.yaml").code == 1
    assert comity("assembly", "check", "none.yaml").code == 5


def test_a_rule_is_tried_by_numbers(comity: Comity) -> None:
    words = ("assembly", "simulate", LAKES, "--body", "assembly")
    ended = comity(
        *words, "--matter", "treaty", "--members", 93, "--present", 61, "--yes", 41, "--no", 17,
        "--abstain", 3,
    )  # fmt: skip
    assert (ended.code, ended.out) == (
        0,
        "important (Art. 9(2)): Adopted by two thirds of the members present and voting, provided "
        "that more than half of the members are present. Vote by name, each shown as it is given. "
        "A member may vote for one other by proxy.\n"
        "Adopted: quorum 47 of 93 members (more than 1/2), present 61; yes from 41 of 58 present "
        "and voting, 2/3 is 39.\n",
    )
    assert comity(*words).code == 3
    assert comity(*words, "--matter", "tax", "--members", 9).code == 4
    council = comity("assembly", "simulate", LAKES, "--body", "council", "--objections", 1)
    assert council.out.endswith("No consensus: objections: 1, allowed: 0.\n")


def test_a_rule_is_tried_by_votes_of_named_members(comity: Comity) -> None:
    Path("votes.csv").write_text(
        "member,vote,contribution\nKE,yes,100\nFR,yes,100\nJP,no,300\n", "utf-8"
    )
    words = ("assembly", "simulate", LAKES, "--body", "assembly", "--matter", "budget")
    ended = comity(*words, "--votes", "votes.csv")
    assert ended.out.splitlines()[-1] == (
        "Rejected: quorum 2 of 3 members (more than 1/2), present 3; yes from 2 of 3 present and "
        "voting, 2/3 is 2; yes by contribution 200 of 500 of those present and voting, more than "
        "250 (1/2) is needed."
    )
    assert comity(*words, "--votes", "votes.csv", "--yes", 1).code == 3
    Path("votes.csv").write_text("member,vote\nKE,aye\n", "utf-8")
    wrong = comity(*words, "--votes", "votes.csv")
    assert (wrong.code, "votes.csv:2:2: 'aye' can't stand in the column vote." in wrong.err) == (
        3,
        True,
    )
