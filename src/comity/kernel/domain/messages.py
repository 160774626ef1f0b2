"""Messages: what the domain says, before anybody has put it into words.

A message is an identifier and its parameters. Interfaces turn it into a sentence in the reader's
language; the domain never does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Parameter = str | int | float | bool | None | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to tell somebody: `id` names the sentence, `params` fill it."""

    id: str
    params: Mapping[str, Parameter] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.id, tuple(sorted(self.params.items(), key=lambda item: item[0]))))
