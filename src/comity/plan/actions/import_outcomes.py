"""What becomes of each line of the files of an import."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from comity.kernel.domain.errors import ComityError, InvalidInput, Problems
from comity.plan.domain.gate_lacks import Lack

COMMITMENTS_FILE = "commitments.csv"


class RowState(StrEnum):
    SUBMITTED = "submitted"
    """or, in a dry run, would be"""
    DRAFTED = "drafted"
    ASKED = "asked"
    """a partner"""
    LEFT_OUT = "left-out"
    """a partner of a draft: it asks nobody"""
    EXISTS = "exists"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What became of a line of `file`. `error` says why it was refused or left out; `lacks` what
    keeps a draft from being submitted."""

    line: int
    key: str
    title: str
    state: RowState
    number: int | None = None
    error: ComityError | None = None
    lacks: tuple[Lack, ...] = ()
    file: str = COMMITMENTS_FILE


@dataclass(frozen=True, slots=True)
class Counted:
    """How many lines came to what."""

    of_commitments: dict[str, int]
    of_parts: dict[str, int]
    """`parts`, however they ended; partners `asked` and `left_out`; what was `refused`"""


def counted(outcomes: Iterable[RowOutcome]) -> Counted:
    found = Counter((it.file == COMMITMENTS_FILE, it.state) for it in outcomes)
    parts = {each: count for (own, each), count in found.items() if not own}
    told = (RowState.SUBMITTED, RowState.DRAFTED, RowState.EXISTS, RowState.REFUSED)
    return Counted(
        {each.value: found[True, each] for each in told},
        {
            "parts": sum(parts.values()),
            "asked": parts.get(RowState.ASKED, 0),
            "left_out": parts.get(RowState.LEFT_OUT, 0),
            "refused": parts.get(RowState.REFUSED, 0),
        },
    )


def require_all(outcomes: Iterable[RowOutcome], files: int) -> None:
    """Raises `Problems("commitments-file-refused")` with every refusal; each says of which of
    several files it is."""
    refused = [
        _refusal(each, each.error, files)
        for each in outcomes
        if each.state is RowState.REFUSED and each.error is not None
    ]
    if refused:
        raise Problems("commitments-file-refused", refused)


def _refusal(each: RowOutcome, error: ComityError, files: int) -> InvalidInput:
    if files == 1:
        return InvalidInput(
            "commitments-file-line", line=each.line, key=each.key, remedy=error.message
        )
    return InvalidInput(
        "commitments-file-line-of",
        file=each.file,
        line=each.line,
        key=each.key,
        remedy=error.message,
    )
