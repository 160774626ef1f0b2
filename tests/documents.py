"""The pages of the documentation, as the tests see them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from typer.main import get_command

from comity.cli.main import app

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
ROOMS = ROOT / "src" / "comity"

FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
INDENTED = re.compile(r"(?:^ {4}.*\n)+", re.MULTILINE)


def pages() -> list[Path]:
    """Every Markdown page that ships with the source."""
    written = [*DOCS.rglob("*.md"), *ROOT.glob("*.md"), *ROOMS.rglob("*.md")]
    return sorted(page for page in written if page.is_file())


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def fenced(text: str, language: str) -> list[str]:
    """The blocks between ``` of one language."""
    return [body for found, body in FENCE.findall(text) if found == language]


def blocks(text: str) -> Iterator[str]:
    """All blocks of code: fenced, and indented by four (an empty line ends these)."""
    yield from (body for _, body in FENCE.findall(text))
    for found in INDENTED.finditer(FENCE.sub("\n", text)):
        yield re.sub(r"^ {4}", "", found[0], flags=re.MULTILINE)


def spans(text: str) -> list[str]:
    """What stands between backticks in a line."""
    return [body.strip() for _, body in SPAN.findall(FENCE.sub("", text))]


def sections(text: str) -> dict[str, str]:
    """What stands under each heading of the second level; "" is what stands before the first."""
    parts = re.split(r"^## (.+)$", FENCE.sub("", text), flags=re.MULTILINE)
    return {"": parts[0]} | dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(section: str) -> list[list[str]]:
    """The cells of the table rows in a section, without heads and rules."""
    found = [
        [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        for line in section.splitlines()
        if line.startswith("|")
    ]
    rules = [place for place, row in enumerate(found) if set(row[0]) <= set("|-")]
    heads = {place - 1 for place in rules}
    return [row for place, row in enumerate(found) if place not in heads and place not in rules]


@dataclass(frozen=True)
class Command:
    """A command of the tree: its words after `comity`, and what Typer knows of it."""

    words: tuple[str, ...]
    command: Any

    @property
    def title(self) -> str:
        return " ".join(("comity", *self.words))

    @property
    def options(self) -> set[str]:
        """All names of options that begin with two hyphens, but for `--help`."""
        named = (opt for each in self.command.params for opt in (*each.opts, *each.secondary_opts))
        return {opt for opt in named if opt.startswith("--")} - {"--help"}


def commands() -> list[Command]:
    """Every command that can be run, groups left out."""
    return [each for each in _walk((), whole_command()) if not hasattr(each.command, "commands")]


def _walk(words: tuple[str, ...], command: Any) -> Iterator[Command]:  # noqa: ANN401
    yield Command(words, command)
    for name, below in getattr(command, "commands", {}).items():
        yield from _walk((*words, name), below)


def command_lines(text: str) -> Iterator[list[str]]:
    """The arguments of each `comity ...` that stands in a line of its own, as a shell would pass
    them: without prompt, variables in front, redirections, and what follows a pipe or `#`."""
    for line in text.splitlines():
        found = re.match(r"\s*(?:\$ )?(?:[A-Z_]+=\S+ )*comity (?!\S+: )(.*)", line)
        if found:
            words = shlex.split(found[1].strip(), comments=True)
            cut = next((n for n, word in enumerate(words) if word[0] in "<>|"), len(words))
            yield words[:cut]


@cache
def whole_command() -> Any:  # noqa: ANN401 - what Typer makes
    """The command line with all its commands, which takes a while to make."""
    return get_command(app)


def fault_of(arguments: list[str], *, complete: bool) -> str:
    """What the command line would refuse in `arguments`, "" if nothing. Nothing is run.

    With `complete` all required arguments must be there too.
    """
    command, context, rest = whole_command(), None, list(arguments)
    while hasattr(command, "commands"):
        if not rest or rest[0].startswith("-"):
            known = {opt for param in command.params for opt in param.opts} | {"-h", "--help"}
            return "" if set(rest) <= known else f"no option {rest}"
        name = rest.pop(0)
        if name not in command.commands:
            return f"no command {name}"
        command = command.commands[name]
    if not complete:
        known = {opt for param in command.params for opt in param.opts} | {"-h", "--help"}
        unknown = [word for word in rest if word.startswith("-") and word not in known]
        return f"no option {unknown}" if unknown else ""
    try:
        context = command.make_context(command.name, rest)
    except Exception as error:
        return str(getattr(error, "message", "")) or repr(error)
    context.close()
    return ""
