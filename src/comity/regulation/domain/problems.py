"""Problems found in a corpus: what, and where in the data; a reader adds file, line and column."""

from __future__ import annotations

from dataclasses import dataclass

from comity.kernel.domain.errors import ComityError

Path = tuple[str | int, ...]
"""From the top: `("instruments", "eu-ai-act", "provisions", 12, "norms", 0, "when")`; the
instrument by its id, list entries by their place from 0."""


@dataclass(frozen=True, slots=True)
class Problem:
    path: Path
    error: ComityError
