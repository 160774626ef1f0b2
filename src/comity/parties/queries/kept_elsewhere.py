"""What other rooms keep of a person, which they register here: this room knows none of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from comity.parties.models import User

Kept = Callable[[User], list[dict[str, Any]]]
_KEPT: dict[str, Kept] = {}


def keeps(name: str, kept: Kept) -> None:
    """`kept` gives plain data of one person, shown as `name` in an export of what is kept of
    them. Call it when the room's app is ready."""
    if _KEPT.setdefault(name, kept) is not kept:
        raise ValueError(f"two rooms keep {name!r}")


def kept_elsewhere(person: User) -> dict[str, list[dict[str, Any]]]:
    return {name: kept(person) for name, kept in sorted(_KEPT.items())}
