"""`comity plan demo`: a plan with invented participants to look around in."""

from __future__ import annotations

import typer

from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.plan.interfaces import every_message as _every_message  # noqa: F401 - registers

DEMO_EXAMPLES = """Example:

COMITY_DATA=/tmp/comity-plan-demo comity plan demo
"""


def demo() -> None:
    """Fill an empty database with a plan that lives, and print how to sign in.

    The plan that ships with invented participants, commitments, reports and reviews. Refused where
    anybody has an account already.
    """
    from comity.kernel.adapters.database import open_database

    with open_database(migrate=True):
        from django.utils import timezone

        from comity.plan.actions.demo.fill_plan_demo import fill_plan_demo

        made = fill_plan_demo(on=timezone.now().date())
    told = {"slug": made.plan.slug, "password": made.password}
    typer.echo(render(Message("plan-demo-filled", told)))
    for each in made.accounts:
        typer.echo(f"  {each}")
    typer.echo(render(Message("demo-password", told)))
    typer.echo(render(Message("plan-demo-next", told)))
