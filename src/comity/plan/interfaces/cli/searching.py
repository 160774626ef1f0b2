"""`comity plan reindex`."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.plan.interfaces import every_message as _every_message  # noqa: F401 - registers

REINDEX_EXAMPLES = """Example:

comity plan reindex global-ai-governance-2025
"""
PlanArgument = Annotated[
    str, typer.Argument(metavar="PLAN", help="The plan's id.", show_default=False)
]


def reindex(plan: PlanArgument) -> None:
    """Make the search index of a plan's commitments anew.

    It is kept in step as commitments are written; this is for a database that was changed
    otherwise.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.plan.actions.index_commitments import reindex_plan
        from comity.plan.interfaces.cli.operator import operator_in

        changed = reindex_plan(person=operator_in(plan))
    said = "plan-index-made" if changed else "plan-index-standing"
    typer.echo(render(Message(said, {"plan": plan})))
