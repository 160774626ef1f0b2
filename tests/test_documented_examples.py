"""What the pages show works: commands parse, profiles read, errors are printed as shown."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.cli.running import Comity
from tests.documents import (
    Command,
    blocks,
    command_lines,
    commands,
    fault_of,
    fenced,
    name_of,
    pages,
    rows,
    sections,
    spans,
    text_of,
)
from tests.shipped import cache_of_run

from comity.kernel.domain.errors import ComityError
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.exit_codes import exit_code
from comity.regulation.adapters.rulebook_files import (
    build_rulebook,
    corpus_files,
    open_rulebook,
    shipped_corpus,
)
from comity.regulation.adapters.text_folder import outlines_for
from comity.regulation.domain import Outcome, Profile, Rulebook
from comity.regulation.domain.text_checks import TextFault, check_texts
from comity.regulation.formats.corpus_files import read_file
from comity.regulation.formats.corpus_layout import (
    ConceptsFile,
    FactsFile,
    FileRecord,
    InstrumentFile,
    ProvisionsFile,
    ReadingsFile,
)
from comity.regulation.interfaces.cli.obligations import profile_from

ERRORS = sections(text_of("docs/operate/errors.md"))
ADDING = fenced(text_of("docs/develop/adding-an-instrument.md"), "yaml")
JAPAN = "instruments/jp-example"


@pytest.fixture(scope="session")
def cache() -> Path:
    return cache_of_run()


@pytest.fixture(scope="session")
def rules(cache: Path) -> Rulebook:
    return open_rulebook(shipped_corpus(), cache)


@pytest.fixture
def comity(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    cache: Path,
    tmp_path: Path,
) -> Comity:
    """The command line in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMITY_CACHE", str(cache))
    monkeypatch.setenv("COMITY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "200")
    for name in ("COMITY_TEXTS", "COMITY_CORPUS"):
        monkeypatch.delenv(name, raising=False)
    return Comity(monkeypatch, capsys)


def shown_lines() -> list[list[str]]:
    """The arguments of every command line in a block of a page."""
    texts = [page.read_text("utf-8") for page in pages()]
    return [line for text in texts for block in blocks(text) for line in command_lines(block)]


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_command_lines_in_pages_parse(page: Path) -> None:
    text = page.read_text("utf-8")
    written = [line for block in blocks(text) for line in command_lines(block)]
    faults = {" ".join(line): fault_of(line, complete=True) for line in written}
    named = [line for span in spans(text) for line in command_lines(span)]
    faults |= {" ".join(line): fault_of(line, complete=False) for line in named}
    for wrong_on_purpose in ("frobnicate", "COMMAND --help"):
        faults.pop(wrong_on_purpose, None)
    assert {line: fault for line, fault in faults.items() if fault} == {}


@pytest.mark.parametrize("command", commands(), ids=lambda each: each.title)
def test_command_lines_in_help_parse(command: Command) -> None:
    written = list(command_lines(command.command.epilog or ""))
    assert written != []
    assert [fault_of(line, complete=True) for line in written] == [""] * len(written)


def test_the_scan_sees_command_lines_and_faults() -> None:
    assert len(shown_lines()) > 50
    line = "$ DATABASE_URL=x comity obligations a.yaml --in EU > f.csv  # why"
    assert list(command_lines(line)) == [["obligations", "a.yaml", "--in", "EU"]]
    assert fault_of(["obligations", "a.yaml", "--inn", "EU"], complete=True) != ""
    assert fault_of(["obligations"], complete=True) != ""
    assert fault_of(["corpus", "chekc"], complete=False) == "no command chekc"
    assert fault_of(["corpus", "check", "--text"], complete=False) != ""


def test_what_pages_show_is_in_the_corpus(rules: Rulebook) -> None:
    known = {it.id for it in rules.corpus.instruments} | set(rules.vocabulary.facts)
    known |= {it.id for it in rules.corpus.concepts}
    known |= {f"{it.id}:{each.eid}" for it in rules.corpus.instruments for each in it.provisions}
    named = [line for line in shown_lines() if line[:2] == ["corpus", "show"]]
    shown = {line[2] for line in named if "--corpus" not in line}
    assert shown != set()
    assert shown - known == set()


class Shown(NamedTuple):
    page: str
    text: str


def profiles() -> list[Shown]:
    """Each block of a page that is a profile."""
    return [
        Shown(name_of(page), block.strip("\n"))
        for page in pages()
        for block in blocks(page.read_text("utf-8"))
        if re.match(r"\s*(profile:\s*$|facts:\s*$)", block.strip("\n").split("\n")[0])
        and "question:" not in block
    ]


@pytest.mark.parametrize("shown", profiles(), ids=lambda each: each.page)
def test_profiles_in_pages_read_and_hold_together(
    shown: Shown, rules: Rulebook, tmp_path: Path
) -> None:
    profile = profile_of(shown.text, rules, tmp_path)
    assert profile.facts
    rules.inquire(profile, date(2026, 12, 15))


def profile_of(text: str, rules: Rulebook, folder: Path) -> Profile:
    file = folder / "profile.yaml"
    file.write_text(f"{text}\n", "utf-8")
    return profile_from(file, rules)


def test_the_first_answer_is_what_its_page_says(rules: Rulebook, tmp_path: Path) -> None:
    page = "docs/use/first-answer.md"
    first, last = (profile_of(text, rules, tmp_path) for name, text in profiles() if name == page)
    on = date(2026, 12, 15)
    assert rules.obligations(first, ("EU", "KR"), on).with_outcome(Outcome.APPLIES) == ()
    found = {it.id: it.outcome for it in rules.obligations(last, ("EU", "KR"), on).findings}
    assert found["eu-ai-act:art_50__para_1"] is Outcome.APPLIES
    assert found["kr-ai-basic-act:art_31__para_2"] is Outcome.APPLIES
    assert found["eu-ai-act:art_50__para_2"] is Outcome.UNDETERMINED


def cell(text: str) -> str:
    """The content of a cell that is one code span."""
    return spans(text)[0]


def case_id(row: list[str]) -> str:
    return cell(row[0])


@pytest.mark.parametrize("row", rows(ERRORS["Profiles"]), ids=case_id)
def test_errors_of_profiles_are_printed_as_documented(row: list[str], comity: Comity) -> None:
    Path("profile.yaml").write_text(cell(row[0]) + "\n", "utf-8")
    ended = comity("obligations", "profile.yaml")
    assert cell(row[1]) in ended.err
    assert (ended.code, ended.out) == (3, "")
    assert os.listdir() == ["profile.yaml"]  # noqa: PTH208


@pytest.mark.parametrize("row", rows(ERRORS["Commands"]), ids=case_id)
def test_errors_of_commands_are_printed_as_documented(row: list[str], comity: Comity) -> None:
    Path("profile.yaml").write_text("facts: {}\n", "utf-8")
    ended = comity(*next(command_lines(cell(row[0])), ()) or cell(row[0]).split()[1:])
    assert cell(row[1]) in ended.err
    assert ended.code == int(row[2])
    assert os.listdir() == ["profile.yaml"]  # noqa: PTH208


CHANGES = [row for row in rows(ERRORS["The corpus"]) if len(row) == 3]


@pytest.mark.parametrize("row", CHANGES, ids=lambda row: cell(row[1]))
def test_errors_of_the_corpus_are_printed_as_documented(row: list[str]) -> None:
    was, stands, printed = map(cell, row)
    files = {name: data.replace(was.encode(), stands.encode(), 1) for name, data in japan().items()}
    assert files != japan()
    general = corpus_files(shipped_corpus()).items()
    files |= {name: data for name, data in general if not name.startswith("instruments/")}
    with pytest.raises(ComityError) as refused:
        build_rulebook(files, lambda done, total: None)
    assert printed in error_text(refused.value)
    assert exit_code(refused.value) == 3


RECORDS: dict[str, type[FileRecord]] = {
    "instrument": InstrumentFile,
    "provisions": ProvisionsFile,
    "facts": FactsFile,
    "concepts": ConceptsFile,
    "readings": ReadingsFile,
}


@pytest.mark.parametrize("block", ADDING, ids=lambda block: block.split("\n")[0])
def test_records_in_adding_an_instrument_fit_the_schema(block: str) -> None:
    first = block.split(":")[0]
    if first == "  texts":
        head, _, rest = ADDING[0].partition("  texts:\n")
        whole = f"{head}{block}\n  bearers:{rest.partition('  bearers:')[2]}"
        read_file("block.yaml", whole.encode(), InstrumentFile)
        return
    text = block if first in RECORDS else f"provisions:\n- eid: x\n  citation: x\n  norms:\n{block}"
    read_file("block.yaml", text.encode(), RECORDS.get(first, ProvisionsFile))


def japan() -> dict[str, bytes]:
    """The small instrument of the page."""
    return {
        f"{JAPAN}/instrument.yaml": ADDING[0].encode(),
        f"{JAPAN}/010-act.yaml": ADDING[1].encode(),
    }


def test_the_small_instrument_of_the_page_is_whole() -> None:
    rules = build_rulebook(corpus_files(shipped_corpus()) | japan(), lambda done, total: None)
    assert rules.corpus.instrument("jp-example").provisions[0].norms[0].id == "art_7"


@pytest.mark.skipif("COMITY_TEXTS" not in os.environ, reason="COMITY_TEXTS names no folder")
def test_the_small_instrument_of_the_page_stands_in_its_text() -> None:
    rules = build_rulebook(corpus_files(shipped_corpus()) | japan(), lambda done, total: None)
    instrument = rules.corpus.instrument("jp-example")
    report = check_texts(instrument, outlines_for(instrument, Path(os.environ["COMITY_TEXTS"])))
    assert [each.fault for each in report.faults] == [TextFault.UNSEALED]


def test_python_in_pages_compiles() -> None:
    for page in pages():
        for number, source in enumerate(fenced(page.read_text("utf-8"), "python")):
            compile(source, f"{name_of(page)} block {number}", "exec")


def test_the_example_of_the_regulation_room_runs(tmp_path: Path) -> None:
    (source,) = fenced(text_of("src/comity/regulation/README.md"), "python")
    here = source.replace("/tmp/comity-cache", str(tmp_path))  # noqa: S108
    exec(compile(here, "example", "exec"), {})  # noqa: S102


def test_a_profile_that_does_not_read_would_be_noticed(rules: Rulebook, tmp_path: Path) -> None:
    with pytest.raises(ComityError):
        profile_of("facts:\n  offer.market: [EU]", rules, tmp_path)
    seen = {each.page for each in profiles()}
    assert seen >= {"README.md", "docs/use/profiles.md", "docs/use/first-answer.md"}
