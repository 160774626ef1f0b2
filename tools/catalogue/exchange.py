"""Untranslated strings as plain data, and translations back, for whoever translates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from babel.messages.catalog import Catalog

from tools.catalogue.faults import message_faults, strings_of

Plain = dict[str, Any]


def untranslated(catalogue: Catalog) -> Iterator[Plain]:
    """Each as `id`, `plural` and `context` where it has them, `where` it stands, and an empty
    `string`: one text, or one for each plural form of the language."""
    for message in catalogue:
        if not message.id or all(strings_of(message)):
            continue
        single = isinstance(message.id, str)
        entry: Plain = {"id": message.id if single else message.id[0]}
        if not single:
            entry["plural"] = message.id[1]
        if message.context:
            entry["context"] = message.context
        entry["where"] = [name for name, _line in message.locations]
        entry["string"] = "" if single else [""] * catalogue.num_plurals
        yield entry


def translate(catalogue: Catalog, entries: Iterable[Mapping[str, Any]]) -> list[str]:
    """Enter the translations; those left empty are passed over. Returns the faults, of which one
    is enough to say that nothing should be saved."""
    faults: list[str] = []
    for entry in entries:
        string = entry.get("string")
        if not string or not all(string):
            continue
        message = catalogue.get(entry["id"], entry.get("context"))
        if message is None:
            faults.append(f"{entry['id']!r}: not in the catalogue")
            continue
        message.string = tuple(string) if isinstance(string, list) else string
        faults += [f"{entry['id']!r}: {fault}" for fault in message_faults(message, catalogue)]
    return faults
