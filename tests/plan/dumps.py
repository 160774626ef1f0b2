"""Small dumps of registries, in the shape of the real ones."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from comity.plan.adapters.registry_dumps import prepared_dump
from comity.plan.domain.registries.entries import DumpHead
from comity.plan.domain.registries.findings import Registry
from comity.plan.formats.lei_dump import COUNTRY, NAME, NUMBER, OTHER_NAMES, REGISTRATION, STATUS

ROR_TWO: dict[str, Any] = {
    "id": "https://ror.org/00pjdza24",
    "names": [
        {"value": "UC", "types": ["acronym"], "lang": "en"},
        {"value": "University of California System", "types": ["ror_display", "label"]},
        {"value": "Université de Californie", "types": ["label"], "lang": "fr"},
    ],
    "locations": [{"geonames_id": 5378538, "geonames_details": {"country_code": "US"}}],
    "links": [
        {"type": "website", "value": "http://www.universityofcalifornia.edu/"},
        {"type": "wikipedia", "value": "http://en.wikipedia.org/wiki/University_of_California"},
    ],
    "domains": ["universityofcalifornia.edu"],
    "status": "active",
    "types": ["education"],
}
ROR_ONE: dict[str, Any] = {
    "id": "https://ror.org/02atag894",
    "name": "Office of Nuclear Physics",
    "aliases": [],
    "acronyms": ["NP"],
    "labels": [{"label": "Bureau de physique nucléaire", "iso639": "fr"}],
    "country": {"country_code": "US", "country_name": "United States"},
    "links": ["https://science.osti.gov/np"],
    "status": "inactive",
}
LEI = "5493001KJTIIGC8Y1R12"
LEI_ROW = {
    NUMBER: LEI,
    NAME: "Газпром Тест",
    COUNTRY: "KE",
    STATUS: "ACTIVE",
    REGISTRATION: "ISSUED",
    OTHER_NAMES[5]: "Gazprom Test",
}


def ror_dump(folder: Path, *records: dict[str, Any], name: str = "ror-data.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(records or [ROR_TWO, ROR_ONE]))
    return path


def lei_dump(folder: Path, *rows: dict[str, str], name: str = "lei2.csv") -> Path:
    text = io.StringIO()
    written = csv.DictWriter(text, (NUMBER, NAME, COUNTRY, STATUS, REGISTRATION, *OTHER_NAMES))
    written.writeheader()
    written.writerows(rows or [LEI_ROW])
    path = folder / name
    path.write_text("\ufeff" + text.getvalue())
    return path


def zipped(path: Path, *others: tuple[str, bytes]) -> Path:
    made = path.with_suffix(path.suffix + ".zip")
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, path.name)
        for name, content in others:
            archive.writestr(name, content)
    return made


def put_dump(
    registry: Registry,
    file: Path,
    total: Callable[[int], Callable[[int], None]] = lambda _: lambda _: None,
) -> DumpHead:
    """As the action does, without its entry in the log."""
    with prepared_dump(registry, file, total) as prepared:
        prepared.put()
    return prepared.head
