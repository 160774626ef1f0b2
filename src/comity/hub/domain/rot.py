"""What a scrub of the object store finds."""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.kernel.domain.messages import Message


@dataclass(frozen=True, slots=True)
class Rot:
    """An object or a content that is not what its hash says. `repositories` hold what suffers."""

    key: str
    message: Message
    repositories: tuple[str, ...] = ()


@dataclass
class Scrubbed:
    """How much was read, and what was found; `unnamed` objects are none that a row needs."""

    objects: int = 0
    bytes: int = 0
    contents: int = 0
    unnamed: int = 0
    rot: list[Rot] = field(default_factory=list)
