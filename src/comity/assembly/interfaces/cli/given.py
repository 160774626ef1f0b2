"""What commands are given, read strictly: keys, days, grounds."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from comity.assembly.interfaces.cli.decisions import key_of
from comity.kernel.domain.errors import InvalidInput, UnknownName
from comity.kernel.domain.periods import PartialDate

NOBODY_KNOWS, NONE = "unknown", "none"
Organisation = Annotated[
    str, typer.Argument(metavar="ORGANISATION", help="Its id.", show_default=False)
]
Member = Annotated[
    str,
    typer.Argument(
        metavar="MEMBER", help="Its code, as `members list` prints it.", show_default=False
    ),
]
ByBallot = Annotated[
    str, typer.Option("--ballot", metavar="BALLOT", help="The closed ballot that it rests on.")
]
ByDecision = Annotated[
    str,
    typer.Option(
        "--decision",
        metavar="TEXT",
        help="Or an earlier decision, in words, from before the organisation worked here.",
    ),
]


def key_in(text: str, kind: str, unknown: UnknownName) -> UUID:
    """An id, or a reference (`kind:id`). Raises `unknown` for anything else."""
    try:
        return UUID(text.removeprefix(f"{kind}:"))
    except ValueError:
        raise unknown from None


def ballot_in(text: str) -> UUID | None:
    """None for "". Raises `UnknownName("ballot-unknown")`."""
    return key_of(text) if text else None


def day_in(text: str) -> date:
    """Raises `InvalidInput("day-not-whole")` for a month or a year, and as `PartialDate.parse`."""
    found = PartialDate.parse(text)
    if found.earliest != found.latest:
        raise InvalidInput("day-not-whole", text=text)
    return found.earliest


def moment_in(text: str) -> datetime:
    """As ISO 8601 writes it. Raises `InvalidInput("moment-not-iso")`."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInput("moment-not-iso", text=text[:60]) from None


def known_day(text: str) -> PartialDate | None:
    """A day, month or year; None for `unknown`. Raises `InvalidInput("date-not-iso")`."""
    return None if text == NOBODY_KNOWS else PartialDate.parse(text)


def text_in(file: Path, limit: int) -> str:
    """Of a file. Raises `InvalidInput("not-utf8")`, and as `read_bytes`."""
    from comity.kernel.adapters.atomic_files import read_bytes

    try:
        return read_bytes(file, limit).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput("not-utf8", file=file.name) from None


def amendment_number(key: str) -> int:
    """`a1`, `A1` or `1`. Raises `UnknownName("amendment-unknown")`."""
    digits = key.lower().removeprefix("a")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        raise UnknownName("amendment-unknown", name=key[:60])
    return int(digits)
