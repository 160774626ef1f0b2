"""`comity parties`: make the first administrator, and help who lost every second factor."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.parties.interfaces import messages as _messages  # noqa: F401 - registers

app = typer.Typer(no_args_is_help=True, help="People who may administer this node.")


@app.command("add-admin", epilog="Example:\n\ncomity parties add-admin ada@example.org")
def add_admin(
    email: Annotated[str, typer.Argument(help="E-mail address.", show_default=False)],
) -> None:
    """Make a person an administrator, with an account if they have none."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from django.utils import timezone

        from comity.parties.actions.add_administrator import add_administrator
        from comity.parties.domain.permissions import OPERATOR

        today = timezone.now().date()
        person, new = add_administrator(actor=OPERATOR, email=email, on=today)
    typer.echo(render(Message("administrator-added", {"email": person.email})))
    typer.echo(render(Message("administrator-next-new" if new else "administrator-next")))


@app.command("reset-mfa", epilog="Example:\n\ncomity parties reset-mfa ada@example.org")
def reset_mfa(
    email: Annotated[str, typer.Argument(help="E-mail address.", show_default=False)],
) -> None:
    """Take all second factors from a person who lost them.

    Make sure first that it is that person who asks.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.parties.actions.reset_second_factors import reset_second_factors
        from comity.parties.domain.permissions import OPERATOR
        from comity.parties.queries.find_person import find_person

        person = find_person(email)
        count = reset_second_factors(actor=OPERATOR, user=person.id)
    told = Message("second-factors-reset", {"count": count, "email": person.email})
    typer.echo(render(told))
