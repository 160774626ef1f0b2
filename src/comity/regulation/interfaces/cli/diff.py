"""`comity corpus diff`: what changed from one day to another, or from one corpus to another."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.interfaces.cli.opening import CorpusOption, day, listed, rulebook

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


def diff(
    before: Annotated[str, typer.Argument(metavar="DATE|CORPUS", help="The earlier one.")],
    after: Annotated[str, typer.Argument(metavar="DATE|CORPUS", help="The later one.")],
    where: Annotated[
        str, typer.Option("--in", metavar="EU,KR,...", help="Jurisdictions; default: all.")
    ] = "",
    format: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
    corpus: CorpusOption = None,
) -> None:
    """Say which norms start, end or change between two days, or between two corpora.

    Between days: what begins to apply to anybody, ends, or comes to cover other cases, with the
    versions that did it. Between corpora (folders or release files): what was added, removed or
    rewritten.
    """
    dated = [bool(_DAY.fullmatch(each)) for each in (before, after)]
    if dated[0] is not dated[1]:
        raise InvalidInput("diff-of-two-kinds", before=before, after=after)
    if dated[0]:
        _between_days(rulebook(corpus), before, after, where, format)
    else:
        _between_corpora(rulebook(Path(before)), rulebook(Path(after)), where, format)


def _between_days(rules: Rulebook, before: str, after: str, where: str, format: Format) -> None:
    from comity.regulation.domain.date_changes import date_changes
    from comity.regulation.formats.changes_plain import date_changes_to_plain
    from comity.regulation.interfaces.cli.changes_text import print_date_changes

    first, second = day(before), day(after)
    if second < first:
        raise InvalidInput("diff-backwards", before=before, after=after)
    wanted = _reached(rules, where, after)
    instruments = [it for it in rules.corpus.instruments if wanted is None or it.id in wanted]
    changes = date_changes(instruments, first, second, entry=rules.treaties.entry)
    if format is Format.JSON:
        typer.echo(json.dumps(date_changes_to_plain(changes), ensure_ascii=False, indent=2))
    else:
        print_date_changes(changes)


def _between_corpora(old: Rulebook, new: Rulebook, where: str, format: Format) -> None:
    from comity.regulation.domain.release_changes import release_changes, within
    from comity.regulation.formats.changes_plain import release_changes_to_plain
    from comity.regulation.interfaces.cli.change_list import change_lines

    changes = release_changes(old.corpus, new.corpus)
    if where:
        changes = within(changes, frozenset(listed(new, where)))
    if format is Format.JSON:
        typer.echo(json.dumps(release_changes_to_plain(changes), ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(change_lines(changes)) if changes else "nothing changed")


def _reached(rules: Rulebook, where: str, on: str) -> set[str] | None:
    """The instruments read for the jurisdictions asked about; `None` for all."""
    if not where:
        return None
    return {it for each in listed(rules, where) for it in rules.reach(each, day(on))}
