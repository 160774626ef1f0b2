"""`comity assembly found`, `list` and `statute`: organisations in the database."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.interfaces.cli.statutes import StatuteFile
from comity.kernel.domain.errors import UnknownName
from comity.kernel.domain.messages import Message, Parameter
from comity.kernel.interfaces.messages import render
from comity.regulation.domain.vocabulary import Prose

FOUND_EXAMPLES = """Example:

comity assembly found north-lakes.yaml --secretary ada@example.org
"""
LIST_EXAMPLES = """Example:

comity assembly list
"""
ENTER_EXAMPLES = """Examples:

comity assembly statute enter north-lakes-2.yaml

comity assembly statute enter north-lakes-2.yaml --decision ballot:8f14e45f
"""
SHOW_EXAMPLES = """Examples:

comity assembly statute show north-lakes

comity assembly statute show north-lakes --on 2027-01-01 > north-lakes.yaml
"""
statute = typer.Typer(no_args_is_help=True, help="The statute of an organisation.")


@statute.callback()
def root() -> None:
    """The statute of an organisation."""


def found(
    file: StatuteFile,
    secretary: Annotated[
        str, typer.Option(metavar="EMAIL", help="Who keeps it; has an account.", show_default=False)
    ],
) -> None:
    """Set up an organisation under a statute, with its secretary. Makes no account."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from django.utils import timezone

        from comity.assembly.actions.found_assembly import found_assembly
        from comity.assembly.formats.statute_file import LARGEST_STATUTE, read_statute
        from comity.kernel.adapters.atomic_files import read_bytes
        from comity.parties.domain.permissions import OPERATOR
        from comity.parties.queries.find_person import find_person

        source = read_bytes(file, LARGEST_STATUTE)
        name = read_statute(source, file.name).name
        today = timezone.now().date()
        try:
            person = find_person(secretary)
        except UnknownName as error:
            remedy = Message("secretary-remedy", {"email": secretary})
            raise UnknownName(error.message.id, remedy=remedy, address=secretary) from None
        made = found_assembly(
            actor=OPERATOR, source=source, name=file.name, secretary=person.id, on=today
        )
    told = {
        "slug": made.slug,
        "name": name_of(name),
        "email": secretary,
        "day": today.isoformat(),
    }
    for id in ("assembly-founded", "assembly-secretary", "assembly-next"):
        typer.echo(render(Message(id, told)))


def list_() -> None:
    """List organisations: id, version of the statute, from when it holds, members, name."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.models import Assembly
        from comity.assembly.queries.find_assembly import statute_of

        rows = [
            (each, last, statute_of(last).name)
            for each in Assembly.objects.prefetch_related("statutes")
            if (last := each.statutes.last()) is not None
        ]
        for each, last, name in rows:
            since = last.holds_from.isoformat()
            cells = (each.slug, str(last.version), since, str(each.members.count()))
            typer.echo("\t".join((*cells, name_of(name))))
    if not rows:
        typer.echo(render(Message("assembly-none")), err=True)


def name_of(prose: Prose) -> str:
    return prose.get("en") or next(iter(prose.values()))


@statute.command(epilog=ENTER_EXAMPLES)
def enter(
    file: StatuteFile,
    decision: Annotated[
        str, typer.Option(metavar="BALLOT", help="The ballot by which it was adopted.")
    ] = "",
) -> None:
    """Enter the next version of an organisation's statute."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from django.utils import timezone

        from comity.assembly.actions.found_assembly import enter_statute
        from comity.assembly.formats.statute_file import LARGEST_STATUTE, read_statute
        from comity.assembly.queries.find_assembly import find_assembly
        from comity.assembly.queries.people import Person
        from comity.kernel.adapters.atomic_files import read_bytes
        from comity.parties.domain.permissions import OPERATOR

        source = read_bytes(file, LARGEST_STATUTE)
        assembly = find_assembly(read_statute(source, file.name).id)
        person = Person(OPERATOR, assembly, timezone.now().date())
        version = enter_statute(person=person, source=source, name=file.name, decision=decision)
    told: dict[str, Parameter] = {
        "slug": assembly.slug,
        "version": version.version,
        "holds_from": version.holds_from.isoformat(),
    }
    typer.echo(render(Message("statute-entered", told)))


@statute.command(epilog=SHOW_EXAMPLES)
def show(
    slug: Annotated[str, typer.Argument(metavar="ID", show_default=False)],
    on: Annotated[
        str, typer.Option(metavar="DATE", help="As it held on that day; default: today.")
    ] = "",
) -> None:
    """Print the statute of an organisation, as it was entered."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from django.utils import timezone

        from comity.assembly.queries.find_assembly import find_assembly, statute_version_on
        from comity.kernel.domain.periods import PartialDate

        day = PartialDate.parse(on).earliest if on else timezone.now().date()
        source = statute_version_on(find_assembly(slug), day).source
    typer.echo(source, nl=False)
