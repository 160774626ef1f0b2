"""`comity hub import`: from a folder, or from another hub."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.hub.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

if TYPE_CHECKING:
    from comity.hub.domain.repositories import RepositoryKind
    from comity.hub.domain.sources import Source
    from comity.hub.models import Repository
    from comity.hub.queries.callers import Caller

IMPORT_EXAMPLES = """Examples:

comity hub import ./tiny-llm ada/tiny-llm

comity hub import other/census lab/census --type dataset --endpoint https://hub.example.org

The token for the other hub is read from HF_TOKEN.
"""


def import_(
    source: Annotated[str, typer.Argument(metavar="FOLDER|REPOSITORY", show_default=False)],
    repository: Annotated[
        str, typer.Argument(metavar="ACCOUNT/NAME", help="Made where it is not there.")
    ],
    type_: Annotated[str, typer.Option("--type", help="model, dataset or space.")] = "model",
    endpoint: Annotated[
        str, typer.Option(metavar="URL", help="The other hub, where the source is a repository.")
    ] = "",
    revision: Annotated[str, typer.Option(help="Of the other hub's repository.")] = "main",
    private: Annotated[bool, typer.Option("--private", help="A new one is private.")] = False,
    message: Annotated[str, typer.Option(help="The commit's title.")] = "",
    by: Annotated[
        str, typer.Option("--as", metavar="EMAIL", help="Who does it; else the account's owner.")
    ] = "",
) -> None:
    """Copy files into a repository, each held against its hash, as one commit.

    Cut off, it can be started again: what has come is not fetched twice. A copy of another hub's
    repository loses files that the original has lost.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.hub.actions.import_repository import import_repository
        from comity.hub.domain.sizes import size_text
        from comity.hub.interfaces.cli.kinds import kind_called
        from comity.kernel.interfaces.progress import bar

        kind = kind_called(type_)
        opened = _source(source, endpoint, kind, revision)
        files = opened.files()
        total = sum(each.size for each in files)
        caller, target = _target(repository, kind, by, private=private)
        with bar(render(Message("importing")), total) as progress:
            done = import_repository(
                caller=caller,
                repository=target,
                source=opened,
                files=files,
                message=message,
                progress=progress,
            )
        told: dict[str, str | int] = {
            "name": str(target),
            "files": len(files),
            "size": size_text(total),
            "commit": done.commit.oid,
        }
    typer.echo(render(Message("imported" if done.changed else "imported-before", told)))


def _source(source: str, endpoint: str, kind: RepositoryKind, revision: str) -> Source:
    from comity.hub.adapters.folder_source import FolderSource
    from comity.hub.adapters.hub_source import HubSource

    if not endpoint:
        if not Path(source).is_dir():
            raise InvalidInput("import-source-unknown", source=source)
        return FolderSource(Path(source))
    if not endpoint.startswith(("https://", "http://")) or source.count("/") > 1:
        raise InvalidInput("import-source-unknown", source=f"{endpoint} {source}")
    return HubSource(endpoint, kind, source, revision, os.environ.get("HF_TOKEN", ""))


def _target(
    name: str, kind: RepositoryKind, by: str, *, private: bool
) -> tuple[Caller, Repository]:
    from comity.hub.actions.create_repository import create_repository
    from comity.hub.domain.policy import Deed
    from comity.hub.domain.refusals import RepositoryUnknown
    from comity.hub.domain.repositories import Visibility
    from comity.hub.domain.repository_ids import parse_repository_id
    from comity.hub.queries.find_account import acting_for, find_account
    from comity.hub.queries.find_repository import find_repository

    account, own_name = parse_repository_id(name)
    caller = acting_for(find_account(account), by)
    try:
        return caller, find_repository(caller, kind, name, Deed.WRITE)
    except RepositoryUnknown:
        made = create_repository(
            caller=caller,
            kind=kind,
            account=account,
            name=own_name,
            visibility=Visibility.PRIVATE if private else Visibility.PUBLIC,
        )
        return caller, made
