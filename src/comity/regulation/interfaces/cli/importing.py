"""`comity corpus import` and `comity corpus suggest`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.regulation.domain.imports.imported import ImportFormat
from comity.regulation.domain.instruments import InstrumentKind, InstrumentStatus
from comity.regulation.interfaces.cli.opening import CorpusOption, day, rulebook

EXAMPLES = {
    "import": "Examples:"
    "\n\ncomity corpus import act.xml --id xx-ai-act --jurisdiction SG --into ./ours"
    "\n\ncomity corpus import act.txt --id kr-act --jurisdiction KR --structure korean "
    "--title 'AI Act' --kind statute --into ./ours",
    "suggest": "Example:\n\ncomity corpus suggest kr-ai-basic-act --texts ~/texts > todo.csv",
}


def import_(
    file: Annotated[Path, typer.Argument(help="The file with the instrument's text.")],
    id: Annotated[str, typer.Option("--id", metavar="ID", help="Its id, such as xx-ai-act.")],
    jurisdiction: Annotated[
        str, typer.Option(metavar="XX", help="Whose it is: an id of jurisdictions.yaml.")
    ],
    into: Annotated[
        Path,
        typer.Option(metavar="DIR", help="Corpus folder; gets instruments/ID, which must be new."),
    ],
    format: Annotated[
        str,
        typer.Option(
            metavar="FORMAT", help=f"auto, {', '.join(ImportFormat)}; auto goes by the content."
        ),
    ] = "auto",
    structure: Annotated[
        str, typer.Option(metavar="NAME", help="Reader of its numbering, for text and HTML.")
    ] = "",
    language: Annotated[
        str, typer.Option(metavar="TAG", help="Of the text; default: what the file or script says.")
    ] = "",
    title: Annotated[str, typer.Option(help="Default: what the file says.")] = "",
    short_title: Annotated[str, typer.Option(help="What people call it.")] = "",
    kind: Annotated[InstrumentKind | None, typer.Option(help="What kind of instrument.")] = None,
    status: Annotated[InstrumentStatus | None, typer.Option(help="As of --checked-on.")] = None,
    binding: Annotated[bool | None, typer.Option(help="Whether it binds.")] = None,
    checked_on: Annotated[
        str, typer.Option(metavar="DATE", help="The day up to which you know it.")
    ] = "",
    in_force: Annotated[
        str, typer.Option(metavar="DATE", help="The day from which this text is in force.")
    ] = "",
    official: Annotated[
        bool, typer.Option("--official", help="The text is an official one.")
    ] = False,
    location: Annotated[str, typer.Option(metavar="URL", help="Where it was had from.")] = "",
    corpus: CorpusOption = None,
) -> None:
    """Import a text: provisions with eIds and a draft to annotate, with suggestions beside it.

    Nothing becomes a norm by itself. What is not known is left out, and named.
    """
    from comity.regulation.actions.import_instrument import import_instrument
    from comity.regulation.domain.imports.details import InstrumentDetails
    from comity.regulation.interfaces.cli.import_summary import print_imported
    from comity.regulation.interfaces.cli.late_bar import late_bar

    rules = rulebook(corpus)
    with late_bar("Reading the provisions") as bar:
        imported = import_instrument(
            file,
            InstrumentDetails(
                id=id,
                jurisdiction=jurisdiction,
                title=title,
                short_title=short_title,
                kind=kind,
                status=status,
                binding=binding,
                checked_on=day(checked_on) if checked_on else None,
                in_force=day(in_force) if in_force else None,
                official=official,
                location=location,
                origin=file.name,
            ),
            into=into,
            concepts=rules.corpus.concepts,
            jurisdictions=rules.jurisdictions,
            format=_format(format),
            structure=structure,
            language=language,
            progress=bar,
        )
    print_imported(imported, into)


def suggest(
    instrument: Annotated[str, typer.Argument(help="An instrument of the corpus.")],
    texts: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder of its texts; default: those held here."),
    ] = None,
    corpus: CorpusOption = None,
) -> None:
    """Print, as CSV, what provisions without norm or reason may demand, and by which words."""
    from comity.regulation.adapters.text_folder import texts_folder
    from comity.regulation.formats.imports.draft import suggestions_csv
    from comity.regulation.queries.suggestions import open_suggestions

    rules = rulebook(corpus)
    found = open_suggestions(
        rules.corpus, rules.corpus.instrument(instrument), texts or texts_folder()
    )
    typer.echo(suggestions_csv(found).decode(), nl=False)


def _format(named: str) -> ImportFormat | None:
    from comity.kernel.domain.errors import unknown_name

    if named == "auto":
        return None
    if named not in set(ImportFormat):
        raise unknown_name("unknown-import-format", named, ["auto", *ImportFormat])
    return ImportFormat(named)
