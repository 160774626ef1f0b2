"""`comity plan reviewers` and `assign`."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.plan.interfaces import every_message as _every_message  # noqa: F401 - registers

REVIEWERS_EXAMPLES = """Example:

comity plan reviewers global-ai-governance-2025
"""
ASSIGN_EXAMPLES = """Examples:

comity plan assign global-ai-governance-2025 3 rita@example.org

comity plan assign global-ai-governance-2025 3 rita@example.org --due 2027-03-31
"""
PlanArgument = Annotated[str, typer.Argument(metavar="PLAN", show_default=False)]


def reviewers(plan: PlanArgument) -> None:
    """List reviews: commitment, reviewer, what they declared, due day, title."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.plan.interfaces.cli.operator import operator_in
        from comity.plan.queries.review_desk import going_on

        lines = [
            (
                str(each.commitment.number),
                each.reviewer.email,
                each.declaration or "undeclared",
                each.due_on.isoformat() if each.due_on else "-",
                each.commitment.title,
            )
            for each in going_on(operator_in(plan))
        ]
    for line in lines:
        typer.echo("\t".join(line))
    if not lines:
        typer.echo(render(Message("reviewers-none")), err=True)


def assign(
    plan: PlanArgument,
    number: Annotated[
        int, typer.Argument(metavar="NUMBER", help="Of the commitment.", show_default=False)
    ],
    email: Annotated[
        str, typer.Argument(metavar="EMAIL", help="Of the reviewer.", show_default=False)
    ],
    due: Annotated[
        datetime | None,
        typer.Option(metavar="DAY", formats=["%Y-%m-%d"], help="By when it is to be done."),
    ] = None,
) -> None:
    """Ask somebody to review a commitment."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.plan.actions.assign_reviewer import assign_reviewer
        from comity.plan.interfaces.cli.operator import operator_in
        from comity.plan.queries.review_standing import reviewer_by_email
        from comity.plan.queries.seen_commitments import find_commitment

        person = operator_in(plan)
        assign_reviewer(
            person=person,
            commitment=find_commitment(person, number),
            reviewer=reviewer_by_email(email),
            due_on=due.date() if due else None,
        )
    typer.echo(render(Message("reviewer-assigned", {"name": email.strip(), "number": number})))
