"""What all methods of the client ask with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, cast
from urllib.parse import quote

from comity.client.connection import Connection

Day = date | str
Names = Sequence[str]
STRETCH = 200


class Asking:
    """One node, by its address. Settings are those of `Connection`."""

    def __init__(self, address: str, **settings: Any) -> None:  # noqa: ANN401 - see Connection
        self._connection = Connection(address, **settings)

    def _get(self, path: str, **query: Any) -> Any:  # noqa: ANN401 - typed by callers
        return self._connection.get(path, query)

    def _stretches(self, path: str, **query: Any) -> Callable[[int], dict[str, Any]]:  # noqa: ANN401
        def fetch(offset: int) -> dict[str, Any]:
            asked = {**query, "limit": STRETCH, "offset": offset}
            return cast(dict[str, Any], self._connection.get(path, asked))

        return fetch


def segment(name: str) -> str:
    """One segment of a path."""
    return quote(name, safe="")
