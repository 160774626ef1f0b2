"""IATI 2.03 as it is published: its schema, and its code lists."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from lxml import etree

STANDARD = Path(__file__).parent / "standard"


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(STANDARD / "iati-activities-schema.xsd"))


@cache
def codes(name: str) -> frozenset[str]:
    return frozenset(json.loads((STANDARD / "codes.json").read_text())[name])


def faults(data: bytes) -> list[str]:
    """What the schema finds, and where a code is in no list."""
    document = etree.fromstring(data)
    found = [] if schema().validate(document) else [str(it) for it in schema().error_log]
    for path, name in CODED.items():
        for value in document.xpath(path):
            if value not in codes(name):
                found.append(f"{path}: {value} is not in {name}")
    return found


CODED = {
    "//reporting-org/@type": "OrganisationType",
    "//participating-org/@type": "OrganisationType",
    "//participating-org/@role": "OrganisationRole",
    "//description/@type": "DescriptionType",
    "//activity-status/@code": "ActivityStatus",
    "//activity-date/@type": "ActivityDateType",
    "//recipient-country/@code": "Country",
    "//sector/@vocabulary": "SectorVocabulary",
    "//sector/@code": "Sector",
    "//budget/@type": "BudgetType",
    "//budget/@status": "BudgetStatus",
    "//budget/value/@currency": "Currency",
    "//@default-currency": "Currency",
    "//document-link/@format": "FileFormat",
    "//document-link/category/@code": "DocumentCategory",
    "//document-link/language/@code": "Language",
    "//result/@type": "ResultType",
    "//indicator/@measure": "IndicatorMeasure",
}
