"""`comity hub account`, `token` and `quota`."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.hub.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

ACCOUNT_EXAMPLES = """Examples:

comity hub account ada ada@example.org

comity hub account ministry "Ministry of Science"
"""
ISSUING_EXAMPLES = """Examples:

comity hub token ada --write

comity hub token ada@example.org --read --repository lab/corpus --type dataset --days 7
"""
QUOTA_EXAMPLES = """Examples:

comity hub quota lab

comity hub quota lab --limit 2TiB

comity hub quota lab --default
"""


def account(
    name: Annotated[str, typer.Argument(help="The name in addresses.", show_default=False)],
    party: Annotated[
        str,
        typer.Argument(metavar="EMAIL|ORGANISATION", help="Whose it is.", show_default=False),
    ],
) -> None:
    """Give a person or an organisation the name under which it publishes."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.hub.actions.open_account import open_account
        from comity.hub.queries.callers import OPERATING
        from comity.hub.queries.find_account import party_called
        from comity.parties.models import User

        found = party_called(party)
        if isinstance(found, User):
            opened = open_account(caller=OPERATING, name=name, user=found.id)
        else:
            opened = open_account(caller=OPERATING, name=name, organisation=found.id)
    typer.echo(render(Message("account-opened", {"name": opened.name, "party": str(found)})))


def token(
    person: Annotated[
        str, typer.Argument(metavar="ACCOUNT|EMAIL", help="Whose token.", show_default=False)
    ],
    write: Annotated[
        bool, typer.Option("--write/--read", help="What it may do; write includes read.")
    ] = False,
    repository: Annotated[
        str, typer.Option(metavar="ACCOUNT/NAME", help="For this repository alone.")
    ] = "",
    type_: Annotated[str, typer.Option("--type", help="model, dataset or space.")] = "model",
    days: Annotated[int, typer.Option(min=1, max=3650, help="Until it expires.")] = 90,
    name: Annotated[str, typer.Option(help="To tell it from others.")] = "command line",
) -> None:
    """Issue a token and print it; it is shown this once.

    A token never does more than its person may.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from datetime import timedelta

        from django.utils import timezone

        from comity.hub.domain.policy import Deed
        from comity.hub.interfaces.cli.kinds import kind_called
        from comity.hub.queries.callers import OPERATING
        from comity.hub.queries.find_account import person_called
        from comity.hub.queries.find_repository import find_repository
        from comity.parties.actions.issue_token import issue_token
        from comity.parties.domain.permissions import OPERATOR

        user = person_called(person)
        scope = "write" if write else "read"
        if repository:
            found = find_repository(OPERATING, kind_called(type_), repository, Deed.KNOW)
            scope = f"{scope}@{found.reference}"
        made, secret = issue_token(
            actor=OPERATOR,
            user=user.id,
            name=name,
            scopes=[scope],
            expires_at=timezone.now() + timedelta(days=days),
        )
    told = {"person": str(user), "until": made.expires_at.date().isoformat()}
    typer.echo(render(Message("token-issued", told)), err=True)
    typer.echo(secret.text)


def quota(
    name: Annotated[str, typer.Argument(metavar="ACCOUNT", show_default=False)],
    limit: Annotated[
        str, typer.Option(metavar="SIZE", help="500GB, 2TiB ...; 0 is no limit.")
    ] = "",
    default: Annotated[
        bool, typer.Option("--default", help="Go back to what the node's setting says.")
    ] = False,
) -> None:
    """Show or set how much an account may store."""
    if limit and default:
        raise InvalidInput("quota-twice")
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.hub.actions.check_quota import quota_of, used_by
        from comity.hub.actions.set_quota import set_quota
        from comity.hub.domain.sizes import parse_size, size_text
        from comity.hub.queries.callers import OPERATING
        from comity.hub.queries.find_account import find_account

        account = find_account(name)
        if limit or default:
            set_quota(
                caller=OPERATING, account=account, limit=None if default else parse_size(limit)
            )
        most, used = quota_of(account), used_by(account)
    told = {"name": account.name, "used": size_text(used), "limit": size_text(most)}
    typer.echo(render(Message("quota-shown" if most else "quota-none", told)))
