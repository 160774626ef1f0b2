"""`comity assembly demo`: an invented organisation to look around in."""

from __future__ import annotations

import typer

from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

DEMO_EXAMPLES = """Example:

COMITY_DATA=/tmp/comity-demo comity assembly demo
"""


def demo() -> None:
    """Fill an empty database with an invented organisation, and print how to sign in.

    The North Lakes Data Union with its members, officers, motions and a treaty. Refused where
    anybody has an account already.
    """
    from comity.kernel.adapters.database import open_database

    with open_database(migrate=True):
        from django.utils import timezone

        from comity.assembly.actions.demo.fill_demo import fill_demo

        made = fill_demo(on=timezone.now().date())
    told = {"slug": made.assembly.slug, "password": made.password}
    typer.echo(render(Message("demo-filled", told)))
    for each in made.accounts:
        typer.echo(f"  {each}")
    typer.echo(render(Message("demo-password", told)))
    typer.echo(render(Message("demo-next", told)))
