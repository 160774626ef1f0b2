"""`comity assembly export` and `keys`: decisions to take away, and what signs them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.kernel.domain.errors import UnknownName
from comity.kernel.domain.messages import Message, Parameter
from comity.kernel.interfaces.messages import render

EXPORT_EXAMPLES = """Examples:

comity assembly export 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f -o decision.json

comity assembly export 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f > decision.json
"""
keys = typer.Typer(no_args_is_help=True, help="The keys with which this node signs decisions.")


def export(
    ballot: Annotated[
        str,
        typer.Argument(
            metavar="BALLOT", help="A closed ballot, or a round of an election, by its id."
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to; default: standard output."),
    ] = None,
) -> None:
    """Write a decision as a signed bundle, which `comity assembly verify` counts again."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from django.utils import timezone

        from comity.assembly.actions.export_bundle import export_bundle
        from comity.assembly.formats.bundle import write_bundle
        from comity.assembly.queries.find_ballot import assembly_of
        from comity.assembly.queries.people import Person
        from comity.kernel.adapters.atomic_files import write_atomically
        from comity.parties.domain.permissions import OPERATOR

        key = key_of(ballot)
        person = Person(OPERATOR, assembly_of(key), timezone.now().date())
        bundle = export_bundle(person=person, ballot=key)
        data = write_bundle(bundle)
        if output is None:
            typer.echo(data, nl=False)
            return
        write_atomically(output, data)
    about: dict[str, Parameter] = {"path": str(output), "key": bundle.key.id, "size": len(data)}
    typer.echo(render(Message("bundle-written", about)))


@keys.command("list", epilog="Example:\n\ncomity assembly keys list\n")
def list_() -> None:
    """The keys that ever signed decisions here; the last one is in use."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.queries.decision_keys import decision_keys

        found = decision_keys()
    for each in found:
        typer.echo(f"{each.id}  {each.since:%Y-%m-%d %H:%M}Z")
    if not found:
        typer.echo(render(Message("decision-keys-none")))


@keys.command(epilog="Example:\n\ncomity assembly keys new\n")
def new() -> None:
    """Make a key with which decisions are signed from now on. What another signed stays good."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.change_decision_keys import new_decision_key
        from comity.parties.domain.permissions import OPERATOR

        typer.echo(new_decision_key(actor=OPERATOR).id)


def key_of(given: str) -> UUID:
    """Of a ballot, by its id or reference. Raises `UnknownName("ballot-unknown")`."""
    try:
        return UUID(given.removeprefix("ballot:"))
    except ValueError:
        raise UnknownName("ballot-unknown", ballot=given) from None
