"""`comity treaty`: who did what about a treaty, and what it still needs, as of which day."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.interfaces.cli.comparing import Format, FormatOption
from comity.regulation.interfaces.cli.opening import CorpusOption, OnOption, day, rulebook

EXAMPLES = """Examples:

comity treaty coe-ai-convention

comity treaty coe-ai-convention --on 2025-06-01

comity treaty coe-ai-convention --format csv > actions.csv
"""


def treaty(
    name: Annotated[str, typer.Argument(help="A treaty, such as coe-ai-convention.")],
    on: OnOption = "",
    format: FormatOption = Format.TABLE,
    corpus: CorpusOption = None,
) -> None:
    """Say who signed a treaty, whom it binds, and what it still needs.

    Parties, signatories and entry into force are worked out from the actions that are on record:
    signatures, expressions of consent, declarations, withdrawals.
    """
    from comity.regulation.formats.treaty_plain import treaty_to_csv, treaty_to_plain

    rules, asked = rulebook(corpus), day(on)
    instrument = rules.corpus.instrument(name)
    if not instrument.treaty:
        import comity.regulation.interfaces.treaty_messages  # noqa: F401 - registers

        raise InvalidInput("not-a-treaty", instrument=name)
    found = rules.treaties.by_id[name]
    match format:
        case Format.TABLE:
            from comity.regulation.interfaces.cli.treaty_table import print_treaty

            print_treaty(rules, instrument, found, asked)
        case Format.JSON:
            plain = treaty_to_plain(instrument, found, asked)
            typer.echo(json.dumps(plain, ensure_ascii=False, indent=2))
        case Format.CSV:
            typer.echo(treaty_to_csv(found, asked), nl=False)
