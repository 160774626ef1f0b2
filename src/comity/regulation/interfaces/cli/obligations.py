"""`comity obligations`: what the rules ask of one system, where, as of which day."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from comity.kernel.adapters.atomic_files import read_bytes, write_atomically
from comity.regulation.domain.answers import AnsweredQuestion, answer_question
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.interfaces.cli.opening import (
    CorpusOption,
    OnOption,
    day,
    listed,
    rulebook,
)


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


WIDTH_OF_A_FILE = 100
EXAMPLES = """Examples:

comity obligations triage.yaml --in EU,KR,CN --on 2027-12-02

comity obligations triage.yaml --in EU --explain

comity obligations triage.yaml --in KR --format csv > findings.csv

comity obligations triage.yaml --in EU,KR --format html --output report.html
"""


def obligations(
    profile: Annotated[Path, typer.Argument(metavar="PROFILE.yaml", help="The stated facts.")],
    where: Annotated[
        str, typer.Option("--in", metavar="EU,KR,...", help="Jurisdictions; default: all loaded.")
    ] = "",
    on: OnOption = "",
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why, condition by condition, for every finding.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="List norms that do not apply, too.")
    ] = False,
    format: Annotated[
        Format, typer.Option("--format", help="How to print the answer.")
    ] = Format.TABLE,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to a file.")
    ] = None,
    corpus: CorpusOption = None,
) -> None:
    """Say what the rules ask of an AI system.

    Says which norms apply, which do not, and which can't be told, for the facts in PROFILE.yaml.
    A fact that the profile does not state is unknown: what depends on it is undetermined, and the
    facts that would decide it are named.
    """
    rules = rulebook(corpus)
    asked = day(on)
    with_proofs = explain or format is Format.HTML
    answered = answer_question(
        rules=rules,
        profile=profile_from(profile, rules),
        where=listed(rules, where),
        on=asked,
        with_proofs=with_proofs,
    )
    if format is Format.TABLE:
        from comity.regulation.interfaces.cli.answer_table import AnswerText

        width = WIDTH_OF_A_FILE if output else 0
        lines = AnswerText(answered, width=width, explain=explain).whole(every=every)
        text = "\n".join(lines) + "\n"
    else:
        text = rendered(answered, format)
    if output is None:
        typer.echo(text, nl=not text.endswith("\n"))
    else:
        write_atomically(output, text.encode())
        typer.echo(f"written to {output}", err=True)


def profile_from(path: Path, rules: Rulebook) -> Profile:
    """Read a profile. Raises what `read_profile` does, or `StorageFailure`."""
    from comity.regulation.formats.profile_yaml import LARGEST_PROFILE, read_profile

    data = read_bytes(path, LARGEST_PROFILE)
    return read_profile(data, str(path), rules.vocabulary, rules.jurisdictions)


def rendered(answered: AnsweredQuestion, format: Format) -> str:
    """The answer as one text in a machine format or as a page."""
    from comity.regulation.formats.answer_plain import answer_to_csv, answer_to_plain

    match format:
        case Format.JSON:
            return json.dumps(answer_to_plain(answered), ensure_ascii=False, indent=2)
        case Format.CSV:
            return answer_to_csv(answered)
        case _:
            from comity.regulation.interfaces.report_page import report_page

            return report_page(answered)
