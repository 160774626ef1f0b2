"""The data dumps of the Research Organization Registry: a JSON array of records of schema 2 or 1.

Sources: `ror_schema_v2_1.json` and the version 1 records of `ror-community/ror-schema`. A dump of
version 2 names languages and kinds of each name; one of version 1 has `name`, `aliases`, `acronyms`
and `labels`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, Any

import ijson

from comity.kernel.domain.errors import InvalidInput
from comity.parties.domain.identifiers import parse_ror
from comity.plan.domain.duplicates.records import host_of
from comity.plan.domain.registries.entries import RegistryEntry

MOST_NAMES = 200


def read_ror(file: IO[bytes]) -> Iterator[RegistryEntry]:
    """One record after the other. Raises `InvalidInput`: `registry-dump-malformed`,
    `registry-dump-entry`."""
    try:
        for at, record in enumerate(ijson.items(file, "item"), 1):
            try:
                yield _entry(record)
            except (KeyError, TypeError, AttributeError, IndexError, InvalidInput) as error:
                raise InvalidInput("registry-dump-entry", number=at) from error
    except (ijson.JSONError, UnicodeDecodeError) as error:
        raise InvalidInput("registry-dump-malformed", problem=str(error)[:200]) from error


def _entry(record: Mapping[str, Any]) -> RegistryEntry:
    number = parse_ror(record["id"])
    if "names" in record:
        names = _names_of_two(record["names"])
        places = record.get("locations") or [{}]
        country = places[0].get("geonames_details", {}).get("country_code") or ""
        websites = [it["value"] for it in record.get("links", ()) if it["type"] == "website"]
    else:
        labels = [it["label"] for it in record.get("labels", ())]
        aliases = [*record.get("aliases", ()), *record.get("acronyms", ())]
        names = [record["name"], *labels, *aliases]
        country = (record.get("country") or {}).get("country_code") or ""
        websites = list(record.get("links", ()))
    hosts = [*record.get("domains", ()), *(host_of(it) for it in websites)]
    return RegistryEntry(
        number,
        tuple(dict.fromkeys(str(it) for it in names[:MOST_NAMES])),
        str(country).upper(),
        str(record.get("status", "active")).lower(),
        tuple(dict.fromkeys(str(it) for it in hosts if it)),
    )


def _names_of_two(names: list[dict[str, Any]]) -> list[str]:
    """The one that ROR shows first."""
    shown = [it["value"] for it in names if "ror_display" in it["types"]]
    return [shown[0], *(it["value"] for it in names)] if shown else [it["value"] for it in names]
