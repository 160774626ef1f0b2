"""Write src/comity/corpus/jurisdictions.yaml from the tables in tools/jurisdictions and from CLDR.

    python tools/make_jurisdictions.py           write the file
    python tools/make_jurisdictions.py --check   fail if the file isn't what would be written

Needs Babel, whose version decides that of CLDR; Comity itself doesn't.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from babel.core import Locale, get_cldr_version

from comity.kernel.domain.jurisdictions import LANGUAGES
from comity.kernel.formats.jurisdiction_records import Document, collection_of
from comity.kernel.formats.jurisdictions import write_jurisdictions

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "tools" / "jurisdictions"
TARGET = ROOT / "src" / "comity" / "corpus" / "jurisdictions.yaml"
GRID = {"columns": 30, "rows": 24}

Row = Mapping[str, str]
Plain = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Write the file, or compare it; the exit code says whether it is as it should be."""
    text = jurisdictions_yaml()
    if "--check" in arguments:
        return 0 if TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


def jurisdictions_yaml() -> str:
    """The whole file."""
    territories = {language: Locale.parse(language).territories for language in LANGUAGES}
    entries = [_country(row, territories) for row in _table("entries")]
    entries += [_other(row, territories) for row in _table("others")]
    _add_aliases(entries)
    _add_facts(entries, "member_of", "body", _table("memberships"))
    _add_facts(entries, "development", "group", _table("development"))
    document = {
        "sources": {row["id"]: _source(row) for row in _table("sources")},
        "grid": GRID,
        "regions": [_region(row, territories) for row in _table("regions")],
        "jurisdictions": entries,
    }
    return write_jurisdictions(collection_of(msgspec.convert(document, Document, strict=False)))


def _table(name: str) -> list[Row]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _names(code: str, territories: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {language: territories[language][code] for language in LANGUAGES}


def _source(row: Row) -> Plain:
    source = _given(row, "title", "confidence", "publisher", "url", "note")
    return {**source, "title": row["title"].format(cldr=get_cldr_version())}


def _region(row: Row, territories: Mapping[str, Mapping[str, str]]) -> Plain:
    return {**_given(row, "code", "parent"), "names": _names(row["code"], territories)}


def _country(row: Row, territories: Mapping[str, Mapping[str, str]]) -> Plain:
    regions = [region["code"] for region in _table("regions") if row["id"] in region["ids"].split()]
    return {
        **_given(row, "id", "iso3", "numeric", "status"),
        "kind": "country",
        "names": _names(row["id"], territories),
        "tile": _given(row, "column", "row"),
        **({"region": regions[0]} if regions else {}),
    }


def _other(row: Row, territories: Mapping[str, Mapping[str, str]]) -> Plain:
    from_cldr = row["en"] == "cldr"
    given = _given(row, "id", "kind", "part_of", "members_recorded", "note")
    names = _names(row["id"], territories) if from_cldr else _given(row, *LANGUAGES)
    return {**given, "names": names, "aliases": row["aliases"].split(";") if row["aliases"] else []}


def _add_aliases(entries: Iterable[Plain]) -> None:
    aliases = {row["id"]: row["aliases"].split(";") for row in _table("aliases")}
    for entry in entries:
        entry.setdefault("aliases", aliases.get(entry["id"], []))


def _add_facts(entries: Iterable[Plain], field: str, key: str, rows: Iterable[Row]) -> None:
    """Give each entry its facts; `*` is every UN member that no earlier row of the body names."""
    for row in rows:
        columns = (
            "status",
            "standing",
            "from",
            "to",
            "attested",
            "scheduled_end",
            "source",
            "note",
        )
        fact = {key: row[key], **_given(row, *columns)}
        for entry in entries:
            facts = entry.setdefault(field, [])
            named = entry["id"] in row["ids"].split()
            rest = row["ids"] == "*" and entry.get("status") == "un-member"
            if named or (rest and not any(other[key] == row[key] for other in facts)):
                facts.append(fact)


def _given(row: Row, *columns: str) -> Plain:
    return {column: row[column] for column in columns if row.get(column)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
