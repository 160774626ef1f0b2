"""`comity assembly motions`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.assembly.formats.test_treaty_rules import PARIS
from tests.assembly.motions import WRITTEN, draft, lakes
from tests.assembly.seeding import Seeded
from tests.cli.running import Comity

from comity.assembly.formats.motion_akoma_ntoso import read_motion_akoma_ntoso
from comity.assembly.formats.motion_markdown import read_motion_markdown
from comity.assembly.formats.treaty_rules import rule_to_plain
from comity.assembly.models import Motion
from comity.assembly.queries.motion_records import text_of
from comity.regulation.formats.yaml_writer import write_yaml


@pytest.fixture
def made(db: None, tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


def test_a_file_becomes_a_motion_and_comes_out_again(
    comity: Comity, made: Seeded, tmp_path: Path
) -> None:
    file = tmp_path / "draft.md"
    file.write_text(WRITTEN)
    ended = comity(
        "assembly", "motions", "propose", "north-lakes", file, "--for", "KE", "--body", "assembly"
    )
    assert (ended.code, ended.out) == (0, "It is motion 1 now, “On models”: draft.\n")
    row = Motion.objects.get()
    assert (text_of(row), row.language, row.source) == (draft(), "en", "draft.md")
    markdown = comity("assembly", "motions", "export", "north-lakes", 1).out
    assert read_motion_markdown(markdown, "m") == draft()
    document = comity(
        "assembly", "motions", "export", "north-lakes", 1, "--format", "akoma-ntoso"
    ).out
    assert read_motion_akoma_ntoso(document.encode(), "m") == draft()
    (tmp_path / "again.xml").write_text(document)
    comity(
        "assembly", "motions", "propose", "north-lakes", tmp_path / "again.xml",
        "--for", "FR", "--body", "assembly",
    )  # fmt: skip
    assert comity("assembly", "motions", "list", "north-lakes").out == (
        "2\tdraft\tassembly\tFR\tOn models\n1\tdraft\tassembly\tKE\tOn models\n"
    )
    none = comity("assembly", "motions", "list", "north-lakes", "--state", "adopted")
    assert (none.out, none.err) == ("", "There is no such motion.\n")


def test_the_text_of_a_treaty(comity: Comity, made: Seeded, tmp_path: Path) -> None:
    file, rule = tmp_path / "draft.md", tmp_path / "rule.yaml"
    file.write_text(WRITTEN)
    rule.write_text(write_yaml(rule_to_plain(PARIS)))
    comity(
        "assembly", "motions", "propose", "north-lakes", file, "--for", "KE",
        "--body", "assembly", "--matter", "treaty", "--entry", rule,
    )  # fmt: skip
    assert Motion.objects.get().entry_rule == rule_to_plain(PARIS)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("propose", "north-lakes", "DRAFT", "--for", "XX", "--body", "assembly"), 4, "member XX"),
        (("propose", "north-lakes", "DRAFT", "--for", "KE", "--body", "senate"), 4, "senate"),
        (("export", "north-lakes", "7"), 4, "There is no motion 7."),
        (("export", "north-lakes", "7", "--format", "markdwn"), 3, "Did you mean markdown?"),
    ],
)
def test_what_is_refused(
    comity: Comity,
    made: Seeded,
    tmp_path: Path,
    arguments: tuple[str, ...],
    code: int,
    words: str,
) -> None:
    file = tmp_path / "draft.md"
    file.write_text(WRITTEN)
    given = [str(file) if each == "DRAFT" else each for each in arguments]
    ended = comity("assembly", "motions", *given)
    assert words in ended.err
    assert ended.code == code
    assert Motion.objects.count() == 0
