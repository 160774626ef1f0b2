"""`comity plan list` and `publish`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.plan.interfaces import every_message as _every_message  # noqa: F401 - registers

LIST_EXAMPLES = """Example:

comity plan list
"""
PUBLISH_EXAMPLES = """Examples:

comity plan publish our-plan.yaml

comity plan publish our-plan.yaml --assembly north-lakes
"""
PlanFileArgument = Annotated[
    Path, typer.Argument(metavar="PLAN.yaml", help="The plan's file.", show_default=False)
]


def list_() -> None:
    """List the plans: id, version, actions, commitments."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.plan.models import Plan
        from comity.plan.queries.find_plan import plan_text

        lines = [
            (each.slug, str(plan_text(each).version), str(len(plan_text(each).actions)),
             str(each.commitments.count()))
            for each in Plan.objects.all()
        ]  # fmt: skip
    for line in lines:
        typer.echo("\t".join(line))


def publish(
    file: PlanFileArgument,
    assembly: Annotated[
        str, typer.Option(metavar="ID", help="The organisation whose plan it is.")
    ] = "",
) -> None:
    """Publish a plan: its first version."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.queries.find_assembly import find_assembly
        from comity.kernel.adapters.atomic_files import read_bytes
        from comity.parties.domain.permissions import OPERATOR
        from comity.plan.actions.keep_plan import publish_plan
        from comity.plan.formats.plan_file import LARGEST_PLAN

        whose = find_assembly(assembly) if assembly else None
        source = read_bytes(file, LARGEST_PLAN)
        plan = publish_plan(actor=OPERATOR, source=source, name=file.name, assembly=whose)
    typer.echo(render(Message("plan-published", {"plan": plan.slug})))
