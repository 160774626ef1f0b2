"""`comity assembly motions`: list, propose and export motions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.kernel.domain.errors import InvalidInput, nearest
from comity.kernel.domain.messages import Message, Parameter
from comity.kernel.interfaces.messages import render

LIST_EXAMPLES = """Examples:

comity assembly motions list north-lakes

comity assembly motions list north-lakes --state before-body --words "list models"
"""
PROPOSE_EXAMPLES = """Examples:

comity assembly motions propose north-lakes draft.md --for KE --body assembly

comity assembly motions propose north-lakes accord.xml --for KE --body assembly --matter treaty --entry rule.yaml
"""  # noqa: E501 - a command on one line
EXPORT_EXAMPLES = """Examples:

comity assembly motions export north-lakes 3 > motion.md

comity assembly motions export north-lakes 3 --format akoma-ntoso --language fr > motion.xml
"""
FORMATS = ("markdown", "akoma-ntoso", "json")
motions = typer.Typer(no_args_is_help=True, help="Motions of an organisation.")
Slug = Annotated[str, typer.Argument(metavar="ORGANISATION", show_default=False)]


@motions.callback()
def root() -> None:
    """Motions of an organisation."""


@motions.command("list", epilog=LIST_EXAMPLES)
def list_(
    organisation: Slug,
    state: Annotated[str, typer.Option(help="Those in this state alone.")] = "",
    body: Annotated[str, typer.Option(help="Those before this body alone.")] = "",
    proposer: Annotated[str, typer.Option(metavar="CODE", help="Those of this member alone.")] = "",
    words: Annotated[str, typer.Option(help="Words in the title or the text.")] = "",
) -> None:
    """List motions: number, state, body, proposer, title."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.list_motions import MotionFilter, list_motions

        asked = MotionFilter(state=state, body=body, proposer=proposer, words=words)
        rows = list_motions(operator_in(organisation), asked)
        for each in rows:
            cells = (str(each.number), each.state, each.body, each.proposer.code, each.title)
            typer.echo("\t".join(cells))
    if not rows:
        typer.echo(render(Message("motions-none")), err=True)


@motions.command(epilog=PROPOSE_EXAMPLES)
def propose(
    organisation: Slug,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Markdown or Akoma Ntoso.", show_default=False)
    ],
    member: Annotated[
        str, typer.Option("--for", metavar="CODE", help="The member that proposes it.")
    ],
    body: Annotated[str, typer.Option(help="The body that decides, by its id.")],
    language: Annotated[
        str, typer.Option(help="Of the text; by default the first of the body's languages.")
    ] = "",
    matter: Annotated[str, typer.Option(help="If the statute has its own rule for it.")] = "",
    title: Annotated[str, typer.Option(help="Where the text does not begin with one.")] = "",
    source: Annotated[str, typer.Option(help="Where it comes from; by default the file.")] = "",
    entry: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="When a treaty of this text enters into force; YAML."),
    ] = None,
) -> None:
    """Make a text a motion, for a member that asked for it."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.propose_motion import propose_motion
        from comity.assembly.formats.motion_draft import LARGEST_DRAFT, read_draft
        from comity.assembly.formats.treaty_rules import read_entry_rule
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.find_assembly import statute_on
        from comity.kernel.adapters.atomic_files import read_bytes

        person = operator_in(organisation)
        statute = statute_on(person.assembly, person.on)
        rule = read_bytes(entry, LARGEST_DRAFT) if entry else b""
        made = propose_motion(
            person=person,
            text=read_draft(read_bytes(file, LARGEST_DRAFT), file.name),
            body=body,
            language=language or statute.languages_of(body)[0],
            matter=matter,
            title=title,
            entry_rule=read_entry_rule(rule, entry.name if entry else ""),
            source=source or file.name,
            on_behalf=member,
        )
        told: dict[str, Parameter] = {
            "number": made.number,
            "title": made.title,
            "state": made.state,
        }
    typer.echo(render(Message("motion-proposed", told)))


@motions.command(epilog=EXPORT_EXAMPLES)
def export(
    organisation: Slug,
    number: Annotated[int, typer.Argument(metavar="NUMBER", show_default=False)],
    format_: Annotated[
        str, typer.Option("--format", help="markdown, akoma-ntoso or json.")
    ] = "markdown",
    language: Annotated[str, typer.Option(help="By default the authoritative one.")] = "",
) -> None:
    """Print a motion's text, as it can be proposed again."""
    if format_ not in FORMATS:
        near = nearest(format_, FORMATS)
        remedy = Message("did-you-mean", {"name": near}) if near else None
        raise InvalidInput("motion-format-unknown", remedy=remedy, format=format_, formats=FORMATS)
    from comity.kernel.adapters.database import open_database

    with open_database():
        import json

        from comity.assembly.domain.language_versions import text_in
        from comity.assembly.formats.motion_akoma_ntoso import motion_to_akoma_ntoso
        from comity.assembly.formats.motion_markdown import motion_to_markdown
        from comity.assembly.formats.motion_plain import text_to_plain
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.find_motion import find_motion
        from comity.assembly.queries.motion_languages import language_versions
        from comity.assembly.queries.motion_versions import document_record

        motion = find_motion(operator_in(organisation), number)
        wanted = language or motion.language
        text = text_in(language_versions(motion), wanted)
        match format_:
            case "markdown":
                written = motion_to_markdown(text, ids=True)
            case "akoma-ntoso":
                record = document_record(motion, wanted)
                written = motion_to_akoma_ntoso(text, record).decode() + "\n"
            case _:
                plain = text_to_plain(text)
                written = json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
    typer.echo(written, nl=False)
