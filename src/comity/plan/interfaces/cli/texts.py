"""`comity plan check`, `new`, `show` and `enter`: a plan's text as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.messages import render
from comity.plan.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.plan.interfaces.cli.plans import PlanFileArgument

CHECK_EXAMPLES = """Example:

comity plan check our-plan.yaml
"""
NEW_EXAMPLES = """Examples:

comity plan new

comity plan new --output our-plan.yaml
"""
SHOW_EXAMPLES = """Examples:

comity plan show global-ai-governance-2025

comity plan show global-ai-governance-2025 --yaml
"""
ENTER_EXAMPLES = """Example:

comity plan enter our-plan-2.yaml
"""
Slug = Annotated[str, typer.Argument(metavar="PLAN", help="The plan's id.", show_default=False)]


def check(file: PlanFileArgument) -> None:
    """Say all that is wrong with a plan's file, or what it asks for, in words.

    Every error has its line and column. Exits with 1 where anything is wrong. Needs no database.
    """
    from comity.kernel.adapters.atomic_files import read_bytes
    from comity.kernel.adapters.database import set_up_django
    from comity.plan.formats.plan_file import LARGEST_PLAN, read_plan

    set_up_django()
    from comity.plan.interfaces.cli.text_lines import text_lines

    data = read_bytes(file, LARGEST_PLAN)
    try:
        found = read_plan(data, file.name)
    except InvalidInput as error:
        typer.echo(error_text(error))
        raise typer.Exit(1) from None
    for line in text_lines(found):
        typer.echo(line)
    typer.echo(f"\n{render(Message('plan-sound'))}")


def new(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where it is written.")
    ] = Path("my-plan.yaml"),
) -> None:
    """Write a plan to begin with: valid as it stands, with every part explained."""
    from comity.kernel.adapters.atomic_files import write_atomically
    from comity.plan.adapters.shipped_plans import starter_text

    if output.exists():
        raise Conflict("plan-file-exists", file=str(output))
    write_atomically(output, starter_text().encode())
    typer.echo(render(Message("plan-begun", {"file": str(output)})))


def show(
    slug: Slug,
    yaml: Annotated[bool, typer.Option("--yaml", help="The file, as it was entered.")] = False,
) -> None:
    """Say what a plan asks for: its actions, their parts, and what each rests on."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.plan.interfaces.cli.text_lines import text_lines
        from comity.plan.queries.find_plan import find_plan, find_version, last_version, plan_text

        plan = find_plan(slug)
        if yaml:
            source = find_version(plan, last_version(plan).version).source
            typer.echo(source, nl=not source.endswith("\n"))
            return
        lines = list(text_lines(plan_text(plan)))
    for line in lines:
        typer.echo(line)


def enter(file: PlanFileArgument) -> None:
    """Enter the next version of a plan; its file says which plan it is."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.kernel.adapters.atomic_files import read_bytes
        from comity.plan.actions.keep_plan import enter_plan_version
        from comity.plan.formats.plan_file import LARGEST_PLAN, read_plan
        from comity.plan.interfaces.cli.operator import operator_in

        source = read_bytes(file, LARGEST_PLAN)
        slug = read_plan(source, file.name).id
        made = enter_plan_version(person=operator_in(slug), source=source, name=file.name)
    typer.echo(render(Message("plan-entered", {"plan": slug, "version": made.version})))
