"""`comity plan registry`: dumps of public registries, against which claims are looked up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.kernel.domain.errors import UnknownName
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.plan.interfaces import every_message as _every_message  # noqa: F401 - registers

if TYPE_CHECKING:
    from comity.plan.domain.registries.findings import Registry

ADD_EXAMPLES = """Examples:

comity plan registry add ror v1.59-2025-01-23-ror-data.zip

comity plan registry add lei gleif-goldencopy-lei2.csv.zip
"""
LIST_EXAMPLES = """Example:

comity plan registry list
"""
REMOVE_EXAMPLES = """Example:

comity plan registry remove lei
"""
registry = typer.Typer(
    no_args_is_help=True, help="Dumps of registries, against which claims are looked up."
)
Name = Annotated[str, typer.Argument(metavar="ror|lei", show_default=False)]


@registry.callback()
def root() -> None:
    """Dumps of registries, against which claims are looked up."""


@registry.command(epilog=ADD_EXAMPLES)
def add(
    name: Name,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The dump, or a ZIP of it.", show_default=False)
    ],
) -> None:
    """Take in a dump: ROR's JSON, or GLEIF's level 1 CSV. It replaces the one before."""
    from collections.abc import Callable
    from contextlib import ExitStack

    from comity.kernel.adapters.database import open_database
    from comity.kernel.interfaces.progress import bar

    registry = _named(name)
    with open_database(), ExitStack() as stack:
        from comity.parties.domain.permissions import OPERATOR
        from comity.plan.actions.keep_registries import add_registry_dump

        def total(size: int) -> Callable[[int], None]:
            return stack.enter_context(bar(file.name, size))

        head = add_registry_dump(actor=OPERATOR, registry=registry, file=file, total=total)
    params = {
        "registry": head.registry.value,
        "version": head.version,
        "dated": head.dated.isoformat(),
        "entries": head.entries,
        "sha256": head.sha256,
    }
    typer.echo(render(Message("registry-dump-added", params)))


@registry.command("list", epilog=LIST_EXAMPLES)
def list_() -> None:
    """List dumps: registry, version, day, organisations, SHA-256, file."""
    from comity.plan.adapters.registry_dumps import head_of
    from comity.plan.domain.registries.findings import Registry

    heads = [head for it in Registry if (head := head_of(it))]
    for it in heads:
        day = it.dated.isoformat()
        columns = (it.registry.value, it.version, day, str(it.entries), it.sha256, it.file)
        typer.echo("\t".join(columns))
    if not heads:
        typer.echo(render(Message("registries-none")), err=True)


@registry.command(epilog=REMOVE_EXAMPLES)
def remove(name: Name) -> None:
    """Remove the dump of a registry; claims are then no longer looked up in it."""
    from comity.kernel.adapters.database import open_database

    registry = _named(name)
    with open_database():
        from comity.parties.domain.permissions import OPERATOR
        from comity.plan.actions.keep_registries import remove_registry_dump

        remove_registry_dump(actor=OPERATOR, registry=registry)
    typer.echo(render(Message("registry-dump-removed", {"registry": name})))


def _named(name: str) -> Registry:
    """Raises `UnknownName("registry-unknown")`."""
    from comity.plan.domain.registries.findings import Registry

    try:
        return Registry(name.lower())
    except ValueError:
        registries = ", ".join(Registry)
        raise UnknownName("registry-unknown", name=name, registries=registries) from None
