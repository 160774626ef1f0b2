"""`comity assembly verify`: count a decision again, offline."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.assembly.interfaces import bundle_messages as _bundle  # noqa: F401 - registers
from comity.assembly.interfaces import trust_messages as _trust  # noqa: F401 - registers
from comity.kernel.adapters.atomic_files import read_bytes
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

if TYPE_CHECKING:
    from comity.assembly.domain.election_bundle import Bundle
    from comity.assembly.domain.findings import Finding

KEY = re.compile(r"[0-9a-f]{64}")
VERIFY_EXAMPLES = """Examples:

comity assembly verify decision.json --key 3fee48c8f223...

comity assembly verify decision.json --key 3fee48c8f223... --ballot b-7 --head 812:9f86d081884c...
"""


def verify(
    bundle: Annotated[
        Path, typer.Argument(metavar="BUNDLE", help="A decision, as the organisation exported it.")
    ],
    key: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="A key that you trust, by its id; may be repeated."),
    ] = None,
    ballot: Annotated[
        str, typer.Option(metavar="ID", help="The ballot that it must be about.")
    ] = "",
    head: Annotated[
        str,
        typer.Option(metavar="SIZE:ROOT", help="The log's tree head, as you kept it from before."),
    ] = "",
) -> None:
    """Say which part of a decision was changed, if any, and count it again.

    Needs no network and no database. Take the id of the key from elsewhere than the bundle. Exits
    with 1 where anything was changed, or where no --key says who may sign.
    """
    from comity.assembly.domain.bundle_findings import Trust
    from comity.assembly.formats.bundle import MOST_BYTES, inspect_bundle, read_bundle
    from comity.assembly.interfaces.count_text import result_text

    trust = Trust(_keys(key or []), ballot, _head(head))
    data = read_bytes(bundle, MOST_BYTES)
    if found := inspect_bundle(data, trust):
        _tell(found)
        raise typer.Exit(1)
    decision = read_bundle(data)
    typer.echo(_shown(render(_about(decision))))
    typer.echo(_shown(result_text(decision.result)))
    typer.echo(render(Message("bundle-holds")))


def _about(decision: Bundle) -> Message:
    from comity.assembly.domain.election_bundle import ElectionBundle

    ballot = decision.ballot.id
    if isinstance(decision, ElectionBundle):
        number, title = len(decision.election.rounds) + 1, decision.election.title
        return Message("bundle-about-round", {"number": number, "title": title, "ballot": ballot})
    return Message("bundle-about", {"ballot": ballot, "subject": decision.ballot.subject})


def _tell(found: tuple[Finding, ...]) -> None:
    for each in found:
        typer.echo(_shown(render(each.message)))
        if each.because is not None:
            typer.echo(f"  {_shown(render(each.because))}")
    typer.echo(render(Message("bundle-fails")))


def _shown(text: str) -> str:
    """Without the characters by which a bundle could write elsewhere on somebody's screen."""
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in text
    )


def _keys(given: list[str]) -> frozenset[str]:
    for each in given:
        if not KEY.fullmatch(each):
            raise InvalidInput("bundle-key-id-malformed", key=each)
    return frozenset(given)


def _head(given: str) -> tuple[int, str] | None:
    if not given:
        return None
    size, _, root = given.partition(":")
    if not re.fullmatch(r"[0-9]{1,15}", size) or not KEY.fullmatch(root):
        raise InvalidInput("bundle-head-malformed", head=given)
    return int(size), root
