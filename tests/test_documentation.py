"""The documentation says all that there is, and nothing that there is not."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from tests.documents import (
    DOCS,
    FENCE,
    ROOMS,
    ROOT,
    SPAN,
    Command,
    commands,
    name_of,
    pages,
    rows,
    sections,
    spans,
    text_of,
)

from comity.cli.main import EPILOG
from comity.kernel.interfaces.exit_codes import EXIT_CODES, OK, PROBLEMS_FOUND, USAGE
from comity.regulation.formats.corpus_schema import corpus_schema
from comity.regulation.formats.texts.structures import STRUCTURES

COMMANDS = sections(text_of("docs/use/commands.md"))
SETTINGS = text_of("docs/operate/settings.md")
ADDING = text_of("docs/develop/adding-an-instrument.md")
COMPOSITION_ROOTS = {"site", "cli"}
BUILT_IN = {"--install-completion", "--show-completion"}


@pytest.mark.parametrize("command", commands(), ids=lambda each: each.title)
def test_every_command_and_option_is_documented(command: Command) -> None:
    assert command.title in COMMANDS
    written = set(re.findall(r"--[a-z][a-z-]*", COMMANDS[command.title]))
    assert command.options - written == set()


@pytest.mark.parametrize("command", commands(), ids=lambda each: each.title)
def test_no_option_is_documented_that_is_not_there(command: Command) -> None:
    written = {word.split()[0] for word in spans(COMMANDS[command.title]) if word.startswith("--")}
    assert written - command.options == set()


def test_every_documented_command_is_there() -> None:
    titles = {each.title for each in commands()}
    assert {title for title in COMMANDS if title.startswith("comity ")} == titles


def test_options_before_the_command_are_documented() -> None:
    assert {"--version", "--help", *BUILT_IN} <= set(spans(COMMANDS[""]))


def test_exit_codes_are_documented() -> None:
    codes = {OK, PROBLEMS_FOUND, USAGE, *EXIT_CODES.values()}
    assert {int(row[0]) for row in rows(COMMANDS["Exit codes"])} == codes
    assert {int(code) for code in re.findall(r"\b\d\b", EPILOG)} == codes
    kernel = rows(sections(text_of("src/comity/kernel/README.md"))["Errors at the edge"])
    by_name = {row[0].strip("`"): int(row[1]) for row in kernel if row[0].startswith("`")}
    assert by_name == {kind.__name__: code for kind, code in EXIT_CODES.items()}


def variables_read(source: Path) -> Iterator[str]:
    """Names of environment variables in a module: whatever is asked of `environ` or `getenv`, and
    every constant that looks like one of ours."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        match node:
            case ast.Constant(value=str(text)) if re.fullmatch(r"(COMITY|DJANGO)_[A-Z0-9_]+", text):
                yield text
            case ast.Call(func=called, args=[ast.Constant(value=str(text)), *_]):
                if re.search(r"environ\.\w+$|getenv$", ast.unparse(called)):
                    yield text
            case ast.Subscript(value=read, slice=ast.Constant(value=str(text))):
                if re.search(r"environ$", ast.unparse(read)):
                    yield text


def test_every_setting_is_documented_and_read() -> None:
    sources = [*ROOMS.rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]
    read = {name for source in sources for name in variables_read(source)}
    read |= set(re.findall(r"\bCOMITY_[A-Z_]+", (ROOT / ".ci" / "run").read_text("utf-8")))
    assert {"COMITY_DATA", "DATABASE_URL", "COMITY_TEXTS"} <= read
    documented = {name for row in rows(SETTINGS) for name in spans(row[0])}
    assert documented == read


def test_every_room_explains_itself() -> None:
    rooms = {each.parent.name for each in ROOMS.glob("*/__init__.py")} - COMPOSITION_ROOTS
    assert "regulation" in rooms
    assert {room for room in rooms if not (ROOMS / room / "README.md").is_file()} == set()


def test_every_page_is_on_the_map() -> None:
    map_ = text_of("docs/README.md")
    linked = {(DOCS / target).resolve() for target in re.findall(r"\]\(([^)#]+)\)", map_)}
    assert set(DOCS.rglob("*.md")) - linked == {DOCS / "README.md"}


def anchors(page: Path) -> set[str]:
    """The anchors that headings make, as on common forges."""
    titles = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def dead_links(page: Path) -> Iterator[str]:
    text = SPAN.sub("", FENCE.sub("", page.read_text("utf-8")))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            yield target


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    assert list(dead_links(page)) == []


def test_every_field_and_word_of_the_corpus_files_is_explained() -> None:
    definitions = corpus_schema()["$defs"].values()
    fields = {field for each in definitions for field in each.get("properties", {})}
    words = {str(word) for each in definitions for word in each.get("enum", ()) if word != 0}
    assert {"eid", "deleted_by"} <= fields
    assert "list-used-by-another-provision" in words
    assert {field for field in fields if not re.search(rf"\b{field}\b[`:]", ADDING)} == set()
    explained = set(re.findall(r"[\w-]+", ADDING))
    assert words | set(STRUCTURES) <= explained


def test_the_changelog_tells_of_this_version() -> None:
    titles = sections(text_of("CHANGELOG.md"))
    assert version("comity") in {title.split()[0] for title in titles if title}
