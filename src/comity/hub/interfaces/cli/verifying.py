"""`comity hub verify`: is it what was signed, down to the last byte?"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from comity.hub.interfaces import messages as _messages  # noqa: F401 - registers
from comity.hub.interfaces import provenance_messages as _provenance  # noqa: F401 - registers
from comity.kernel.adapters.atomic_files import read_bytes, write_atomically
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

if TYPE_CHECKING:
    from comity.hub.domain.findings import Finding
    from comity.hub.domain.signing_keys import SigningKey

APPEARS_AFTER = 2.0
VERIFY_EXAMPLES = """Examples:

comity hub verify acme/shop-assistant

comity hub verify ./shop-assistant --manifest shop-assistant.json --keys acme-keys.json

comity hub verify ./shop --endpoint https://hub.example.org --repository models/acme/shop
"""


def verify(
    target: Annotated[
        str,
        typer.Argument(
            metavar="REPO|FOLDER",
            help="A repository of this node, or a downloaded folder.",
        ),
    ],
    revision: Annotated[str, typer.Option(help="Branch, tag or commit.")] = "main",
    manifest: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Of a folder: the signed manifest.")
    ] = None,
    keys: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The keys that you trust, as the hub published them."),
    ] = None,
    endpoint: Annotated[
        str, typer.Option(help="Of a folder: the hub that gives manifest and keys out.")
    ] = "",
    repository: Annotated[
        str, typer.Option(metavar="NAME", help="With --endpoint: models/account/name.")
    ] = "",
    save: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Keep what --endpoint gave here, for offline use."),
    ] = None,
    partial: Annotated[
        bool, typer.Option("--partial", help="Don't miss files that were not downloaded.")
    ] = False,
) -> None:
    """Say what the signatures prove, and which files are changed, missing or added.

    A folder is verified offline where --manifest and --keys are given. Keys that come from the same
    place as the manifest prove no more than that place can be trusted. Exits with 1 unless all of
    it holds.
    """
    folder = Path(target)
    if folder.is_dir():
        found = _folder(folder, revision, manifest, keys, endpoint, repository, save, partial)
    elif manifest or keys or endpoint:
        raise InvalidInput("no-such-folder-to-verify", path=target)
    else:
        found = _stored(target, revision)
    _tell(found)


def _folder(
    folder: Path,
    revision: str,
    manifest: Path | None,
    keys: Path | None,
    endpoint: str,
    repository: str,
    save: Path | None,
    partial: bool,
) -> Iterable[Finding]:
    from comity.hub.adapters.fetched_manifest import fetch_keys, fetch_manifest
    from comity.hub.adapters.verify_folder import verify_folder
    from comity.hub.formats.manifest_file import MOST_BYTES, read_manifest_file

    if manifest is not None:
        data = read_bytes(manifest, MOST_BYTES)
    elif endpoint and repository:
        name = repository if repository.count("/") == 2 else f"models/{repository}"
        data = fetch_manifest(endpoint, name, revision, os.environ.get("HF_TOKEN", ""))
    else:
        raise InvalidInput("verify-needs-manifest")
    if keys is not None:
        trusted = read_bytes(keys, MOST_BYTES)
    elif endpoint:
        trusted = fetch_keys(endpoint)
    else:
        raise InvalidInput("verify-needs-keys")
    if save is not None:
        write_atomically(save / "manifest.json", data)
        write_atomically(save / "keys.json", trusted)
    return verify_folder(folder, read_manifest_file(data), read_keys(trusted), partial=partial)


def read_keys(data: bytes) -> tuple[SigningKey, ...]:
    """The keys in a file that `GET /api/hub/signing-keys` gave. Raises `InvalidInput`."""
    from comity.hub.formats.manifest_file import read_key

    try:
        return tuple(read_key(each) for each in json.loads(data)["keys"])
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidInput("keys-file-malformed", problem=str(error)) from error


def _stored(name: str, revision: str) -> list[Finding]:
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.hub.domain.policy import Deed
        from comity.hub.domain.repositories import RepositoryKind
        from comity.hub.queries.callers import OPERATING
        from comity.hub.queries.find_repository import find_repository
        from comity.hub.queries.revisions import commit_at
        from comity.hub.queries.verify_repository import verify_commit

        plural, _, rest = name.partition("/")
        kinds = {each.plural: each for each in RepositoryKind}
        kind = kinds.get(plural, RepositoryKind.MODEL)
        found = find_repository(OPERATING, kind, rest if plural in kinds else name, Deed.READ)
        return list(verify_commit(commit_at(found, revision), _Shown(found.size)))


class _Shown:
    """Percents on the error stream, where somebody looks at it and it takes over two seconds."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.begun = max(total, 1), 0, monotonic()
        self.looked_at = sys.stderr.isatty()

    def __call__(self, more: int) -> None:
        self.done += more
        if self.looked_at and monotonic() - self.begun > APPEARS_AFTER:
            share = min(100, 100 * self.done // self.total)
            typer.echo(f"\r{share:3} %", nl=self.done >= self.total, err=True)


def _tell(findings: Iterable[Finding]) -> None:
    from comity.hub.domain.findings import overall

    found = tuple(findings)
    marks = {"holds": "holds  ", "fails": "FAILS  ", "unknown": "unknown"}
    for each in found:
        typer.echo(f"{marks[each.verdict]}  {render(each.message)}")
    verdict = overall(found)
    typer.echo(render(Message(f"verified-{verdict}")))
    if verdict != "holds":
        raise typer.Exit(1)
