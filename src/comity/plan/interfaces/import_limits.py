"""How much an import takes at once, by the form and over the API. The command line takes more."""

from __future__ import annotations

from comity.kernel.domain.errors import InvalidInput
from comity.plan.actions.import_outcomes import RowOutcome

LARGEST = 2 * 1024 * 1024
"""Of all files, unpacked."""
MOST_LINES = 1_000
"""About a second, in which nobody else can write to SQLite; and an answer that can be read."""


def require_small(size: int) -> None:
    """Raises `InvalidInput("commitments-file-too-large-for-page")`."""
    if size > LARGEST:
        limit = LARGEST // 1024 // 1024
        raise InvalidInput("commitments-file-too-large-for-page", limit=limit)


def require_few(outcomes: tuple[RowOutcome, ...]) -> tuple[RowOutcome, ...]:
    """Raises `InvalidInput("commitments-file-too-many-for-page")`."""
    if len(outcomes) > MOST_LINES:
        raise InvalidInput("commitments-file-too-many-for-page", limit=MOST_LINES)
    return outcomes
