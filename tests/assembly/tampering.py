"""Every way in which one value of a JSON document can be changed, by classes of bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]
PUT = {"digit": "70", "letter": "bc", "punctuation": "-.", "structural": '"{', "whitespace": " \n"}


def leaves(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Each value that holds no other, and where it stands."""
    match value:
        case dict() if value:
            for name, held in value.items():
                yield from leaves(held, (*path, name))
        case list() if value:
            for place, held in enumerate(value):
                yield from leaves(held, (*path, place))
        case _:
            yield path, value


def changed(value: object) -> Iterator[tuple[str, object]]:
    """Other values instead of `value`, each with the name of its class."""
    match value:
        case bool():
            yield "flipped", not value
            yield "another type", int(value)
        case int():
            yield "digit", value + 1
            yield "negative", -value - 1
            yield "another type", str(value)
        case str():
            middle = len(value) // 2
            for name, characters in PUT.items():
                put = next(each for each in characters if value[middle : middle + 1] != each)
                yield name, value[:middle] + put + value[middle + 1 :]
                yield f"{name} at the end", value + put
            if value:
                yield "truncation", value[:-1]
                yield "upper case", value.swapcase() if value.swapcase() != value else f"{value}A"
            yield "another type", None
        case None:
            yield "another type", ""
            yield "a value", "yes"
        case list():
            yield "added", ["KE"]
            yield "another type", {}
        case dict():
            yield "added", {"KE": "1"}
            yield "another type", []


def tampered(document: dict[str, Any]) -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """The document with one leaf changed: where, how, and what comes of it. It is the same
    document each time, which is as it was in the end."""
    for path, value in list(leaves(document)):
        place: Any = document
        for step in path[:-1]:
            place = place[step]
        for how, other in changed(value):
            place[path[-1]] = other
            yield path, how, document
        place[path[-1]] = value
