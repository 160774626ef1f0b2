"""`comity assembly documents`: files about sessions, motions, applications and other things."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.interfaces.cli.asking import Yes, ask_first
from comity.assembly.interfaces.cli.given import Organisation, key_in
from comity.assembly.interfaces.cli.rows import row_of
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import UnknownName
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

if TYPE_CHECKING:
    from uuid import UUID

    from comity.assembly.models import Document

LIST_EXAMPLES = """Examples:

comity assembly documents list north-lakes session:3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f

comity assembly documents list north-lakes motion:3
"""
ADD_EXAMPLES = """Examples:

comity assembly documents add north-lakes motion:3 annex.pdf --visibility public

comity assembly documents add north-lakes application:8f14e45f-ceea-467f-a1b2-c3d4e5f60718 letter.pdf --part letter-of-intent
"""  # noqa: E501 - a command on one line
SAVE_EXAMPLES = """Examples:

comity assembly documents save north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f -o annex.pdf

comity assembly documents save north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f > annex.pdf
"""
WITHDRAW_EXAMPLES = """Example:

comity assembly documents withdraw north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f
"""
documents = typer.Typer(no_args_is_help=True, help="Files about sessions, motions, applications.")
About = Annotated[
    str,
    typer.Argument(
        metavar="REFERENCE",
        help="What it is about: `session:ID`, `motion:NUMBER`, `application:ID` ...",
        show_default=False,
    ),
]
Key = Annotated[
    str, typer.Argument(metavar="DOCUMENT", help="Its id, as `list` prints it.", show_default=False)
]


@documents.callback()
def root() -> None:
    """Files about sessions, motions, applications."""


@documents.command("list", epilog=LIST_EXAMPLES)
def list_(organisation: Organisation, about: About) -> None:
    """List documents about something: id, part, name, size, day, who may read it."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.documents import documents_about, filed_about

        person = operator_in(organisation)
        subject = filed_about(person.assembly, _reference(organisation, about))
        lines = [row_of(_cells(each)) for each in documents_about(person, subject)]
    for line in lines:
        typer.echo(line)
    if not lines:
        typer.echo(render(Message("documents-none")), err=True)


@documents.command(epilog=ADD_EXAMPLES)
def add(
    organisation: Organisation,
    about: About,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="PDF, text, picture, ODT, DOCX.", show_default=False),
    ],
    part: Annotated[
        str, typer.Option(help="Which document of an application it is, as the statute has it.")
    ] = "",
    visibility: Annotated[Visibility, typer.Option(help="Who may read it.")] = Visibility.MEMBERS,
) -> None:
    """File a document about something, and print its id."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.add_document import add_document
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.kernel.adapters.atomic_files import read_bytes
        from comity.kernel.formats.document_kinds import LARGEST

        made = add_document(
            person=operator_in(organisation),
            about=_reference(organisation, about),
            name=file.name,
            content=read_bytes(file, LARGEST),
            part=part,
            visibility=visibility,
        )
        typer.echo(made.id)


@documents.command(epilog=SAVE_EXAMPLES)
def save(
    organisation: Organisation,
    document: Key,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to; default: standard output."),
    ] = None,
) -> None:
    """Write a document to a file, as it was filed."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.documents import read_document
        from comity.kernel.adapters.atomic_files import write_atomically

        content = bytes(read_document(operator_in(organisation), _key(document)).content)
        if output is None:
            typer.echo(content, nl=False)
        else:
            write_atomically(output, content)


@documents.command(epilog=WITHDRAW_EXAMPLES)
def withdraw(organisation: Organisation, document: Key, yes: Yes = False) -> None:
    """Withdraw a document: it is erased; that it was filed stays in the log."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.add_document import withdraw_document
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.documents import read_document

        person = operator_in(organisation)
        row = read_document(person, _key(document))
        ask_first(Message("ask-withdraw-document", {"name": row.name}), yes=yes)
        withdraw_document(person=person, document=row.id)


def _reference(organisation: str, given: str) -> str:
    """A motion goes by its number, too."""
    from comity.assembly.interfaces.cli.operator import operator_in
    from comity.assembly.queries.find_motion import find_motion

    kind, _, number = given.partition(":")
    if kind == "motion" and number.isascii() and number.isdigit() and len(number) < 10:
        return find_motion(operator_in(organisation), int(number)).reference
    return given


def _key(text: str) -> UUID:
    return key_in(text, "document", UnknownName("document-unknown", key=text[:60]))


def _cells(row: Document) -> tuple[object, ...]:
    size, day = f"{row.size} B", f"{row.added_at:%Y-%m-%d}"
    return row.id, row.part, row.name, size, day, row.visibility
