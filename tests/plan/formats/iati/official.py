"""IATI 2.03 as it is published: its schema, and its code lists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

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


def broken_rules(data: bytes, now: date = date.max) -> list[str]:
    """What of `standard_ruleset.json`, which the schema can't say, the file does not keep. What is
    not there keeps an order and a form; a sum is asked where there is something to add."""
    document = etree.fromstring(data)
    rules = json.loads((STANDARD / "standard_ruleset.json").read_text())
    return [
        f"{context} {kind}: {case}"
        for context, kinds in rules.items()
        for element in document.xpath(context)
        for kind, cases in kinds.items()
        for case in cases["cases"]
        if not _kept(element, kind, case, now)
    ]


def _kept(element: etree._Element, kind: str, case: dict[str, Any], now: date) -> bool:
    paths = case.get("paths", [])
    match kind:
        case "atleast_one":
            return any(element.xpath(path) for path in paths)
        case "no_more_than_one":
            return sum(len(element.xpath(path)) for path in paths) <= 1
        case "sum":
            added = [Decimal(it) for path in paths for it in element.xpath(path)]
            return not added or sum(added) == case["sum"]
        case "regex_matches":
            values = [it for path in paths for it in _texts(element, path)]
            return all(re.fullmatch(case["regex"], it) for it in values)
        case "date_order":
            less, more = (_day(element, case[it], now) for it in ("less", "more"))
            return less is None or more is None or less <= more
    raise ValueError(kind)


def _texts(element: etree._Element, path: str) -> Iterator[str]:
    for each in element.xpath(path):
        yield each if isinstance(each, str) else each.text or ""


def _day(element: etree._Element, path: str, now: date) -> date | None:
    if path == "NOW":
        return now
    return next((date.fromisoformat(it[:10]) for it in element.xpath(path)), None)


CODED = {
    "//reporting-org/@type": "OrganisationType",
    "//participating-org/@type": "OrganisationType",
    "//participating-org/@role": "OrganisationRole",
    "//description/@type": "DescriptionType",
    "//activity-status/@code": "ActivityStatus",
    "//activity-date/@type": "ActivityDateType",
    "//recipient-country/@code": "Country",
    "//recipient-region/@code": "Region",
    "//recipient-region/@vocabulary": "RegionVocabulary",
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
