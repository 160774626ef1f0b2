"""`comity hub create`, `list` and `takedown`."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.hub.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

Kind = Annotated[str, typer.Option("--type", help="model, dataset or space.")]

CREATE_EXAMPLES = """Examples:

comity hub create ada/tiny-llm

comity hub create ministry/census --type dataset --private
"""
LIST_EXAMPLES = """Examples:

comity hub list

comity hub list --type dataset --search census --author ministry --limit 5
"""
TAKEDOWN_EXAMPLES = """Examples:

comity hub takedown ada/faces --type dataset --notice "Letter of 3 May" --reason "No consent"

comity hub takedown ada/tiny-llm --path photo.jpg --notice "Mail of 4 May" --reason "A person"

comity hub takedown ada/faces --type dataset --lift --reason "Consent was shown"
"""


def create(
    repository: Annotated[str, typer.Argument(metavar="ACCOUNT/NAME", show_default=False)],
    type_: Kind = "model",
    private: Annotated[bool, typer.Option("--private", help="Only members see it.")] = False,
    sdk: Annotated[str, typer.Option(help="Of a space: static, gradio ...")] = "",
    by: Annotated[
        str,
        typer.Option("--as", metavar="EMAIL", help="Who makes it; else the account's owner."),
    ] = "",
) -> None:
    """Make a repository in somebody's account."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.hub.actions.create_repository import create_repository
        from comity.hub.domain.repositories import Visibility
        from comity.hub.domain.repository_ids import parse_repository_id
        from comity.hub.interfaces.cli.kinds import kind_called
        from comity.hub.queries.find_account import acting_for, find_account

        kind = kind_called(type_)
        account, name = parse_repository_id(repository)
        made = create_repository(
            caller=acting_for(find_account(account), by),
            kind=kind,
            account=account,
            name=name,
            visibility=Visibility.PRIVATE if private else Visibility.PUBLIC,
            sdk=sdk,
        )
        told = {"kind": kind.value, "name": str(made), "visibility": made.visibility}
    typer.echo(render(Message("repository-created", told)))


def list_(
    type_: Kind = "model",
    search: Annotated[str, typer.Option(help="A part of the name.")] = "",
    author: Annotated[str, typer.Option(metavar="ACCOUNT")] = "",
    tag: Annotated[
        list[str] | None, typer.Option(help="en, license:mit ...; several must all hold.")
    ] = None,
    sort: Annotated[str, typer.Option(help="modified, created, downloads or likes.")] = "modified",
    limit: Annotated[int, typer.Option(min=1, max=100_000)] = 50,
) -> None:
    """List repositories, private ones too: name, visibility, files, size, last change."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from itertools import islice

        from comity.hub.domain.listing import RepositoryQuery, Sort
        from comity.hub.domain.sizes import size_text
        from comity.hub.interfaces.cli.kinds import kind_called
        from comity.hub.queries.callers import OPERATING
        from comity.hub.queries.find_repositories import all_repositories

        known = tuple(each.value for each in Sort)
        if sort not in known:
            raise InvalidInput("list-sort-unknown", sort=sort, known=known)
        query = RepositoryQuery(
            kind_called(type_),
            names=(search,) if search else (),
            author=author,
            tags=tuple(tag or ()),
            sort=Sort(sort),
            limit=min(limit, 500),
        )
        for each in islice(all_repositories(OPERATING, query), limit):
            day = each.modified_at.date().isoformat()
            row = (str(each), each.visibility, str(each.files), size_text(each.size), day)
            typer.echo("\t".join(row))


def takedown(
    repository: Annotated[str, typer.Argument(metavar="ACCOUNT/NAME", show_default=False)],
    reason: Annotated[str, typer.Option(help="Shown to everybody.", show_default=False)],
    notice: Annotated[str, typer.Option(help="What it rests on; shown to everybody.")] = "",
    type_: Kind = "model",
    path: Annotated[str, typer.Option(help="One file, and its content, alone.")] = "",
    revision: Annotated[str, typer.Option(help="Where that file stands.")] = "main",
    lift: Annotated[bool, typer.Option("--lift", help="Make it readable again.")] = False,
) -> None:
    """Let nobody but the operator read a repository, or a file of it. Its owner may appeal."""
    if not lift and not notice:
        raise InvalidInput("takedown-needs-notice")
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.hub.actions.decide_appeal import decide_appeal
        from comity.hub.actions.take_down import take_down
        from comity.hub.domain.policy import Deed
        from comity.hub.interfaces.cli.kinds import kind_called
        from comity.hub.queries.callers import OPERATING
        from comity.hub.queries.find_repository import find_repository
        from comity.kernel.domain.errors import UnknownName

        found = find_repository(OPERATING, kind_called(type_), repository, Deed.KNOW)
        if lift:
            taken = found.takedowns.filter(path=path, lifted_at=None).first()
            if taken is None:
                raise UnknownName("takedown-none", name=path or str(found))
            decide_appeal(
                caller=OPERATING, repository=found, takedown=taken.id, decision=reason, lift=True
            )
        else:
            take_down(
                caller=OPERATING,
                repository=found,
                path=path,
                revision=revision,
                notice=notice,
                reason=reason,
            )
    told = {"name": f"{found}/{path}" if path else str(found)}
    typer.echo(render(Message("takedown-lifted-now" if lift else "taken-down-now", told)))
