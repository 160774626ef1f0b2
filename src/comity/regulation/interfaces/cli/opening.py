"""What every command of this room begins with: open the corpus, read the options that recur."""

from __future__ import annotations

import os
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from comity.kernel.adapters.folders import cache_folder
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.regulation.adapters.rulebook_files import open_rulebook, shipped_corpus
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.interfaces import export_messages as _export_messages  # noqa: F401 - registers
from comity.regulation.interfaces import messages as _messages  # noqa: F401 - registers

CorpusOption = Annotated[
    Path | None,
    typer.Option(
        "--corpus",
        metavar="PATH",
        help="Corpus folder or release file to answer from (default: COMITY_CORPUS, else the one "
        "that ships).",
        rich_help_panel="Corpus",
    ),
]
OnOption = Annotated[
    str, typer.Option("--on", metavar="DATE", help="As of which day (YYYY-MM-DD); default: today.")
]


def corpus_folder(chosen: Path | None) -> Path:
    return chosen or Path(os.environ.get("COMITY_CORPUS") or shipped_corpus())


def rulebook(chosen: Path | None) -> Rulebook:
    """The rulebook of the chosen corpus, with a progress bar while it is compiled anew."""
    with ExitStack() as stack:
        return open_rulebook(
            corpus_folder(chosen),
            cache_folder(),
            progress=_Bar(stack),
            notice=lambda message: typer.echo(f"comity: {render(message)}", err=True),
        )


def jurisdiction_ids(rules: Rulebook) -> frozenset[str]:
    return frozenset(entry.id for entry in rules.jurisdictions)


def day(text: str) -> date:
    """The date that `text` writes, today where it is empty. Raises `InvalidInput`."""
    if not text:
        return date.today()  # noqa: DTZ011 - the reader's own day
    try:
        return date.fromisoformat(text)
    except ValueError:
        remedy = Message("date-form")
        raise InvalidInput("not-a-date", remedy=remedy, value=text) from None


def listed(rules: Rulebook, text: str) -> tuple[str, ...]:
    """Jurisdictions from `EU,KR`; all that have instruments where empty (a treaty is nobody's own).
    Raises `UnknownName`."""
    if not text:
        own = (it.jurisdiction for it in rules.corpus.instruments if not it.treaty)
        return tuple(dict.fromkeys(own))
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise InvalidInput("nothing-asked", value=text)
    return tuple(dict.fromkeys(rules.jurisdictions.get(name).id for name in names))


class _Bar:
    """A progress bar on the error stream that appears with the first call."""

    def __init__(self, stack: ExitStack) -> None:
        self.stack = stack
        self.update = self._start

    def __call__(self, done: int, total: int) -> None:
        self.update(done, total)

    def _start(self, done: int, total: int) -> None:
        from rich.console import Console
        from rich.progress import Progress

        console = Console(stderr=True)
        bar = Progress(console=console, transient=True, disable=not console.is_terminal)
        self.stack.enter_context(bar)
        task = bar.add_task("Compiling the corpus", total=total)
        self.update = lambda done, total: bar.update(task, completed=done, total=total)
        self.update(done, total)
