"""Jurisdictions by region of the UN standard M49."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from comity.plan.domain.rollup import Counts
from comity.plan.queries.progress_of import Parts
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions

WORLD = "001"


@lru_cache(maxsize=1024)
def region_of(jurisdiction: str) -> str:
    """The code of the largest region below the world that holds it; "" for a body, or where M49
    names none. A part of a country lies where the country does."""
    known = shipped_jurisdictions()
    if jurisdiction not in known:
        return ""
    whole = known.get(jurisdiction).part_of or jurisdiction
    path = [each.code for each in known.region_path(whole) if each.code != WORLD]
    return path[0] if path else ""


def region_names(language: str) -> dict[str, str]:
    return {
        each.code: each.names.get(language) or each.names["en"]
        for each in shipped_jurisdictions().regions
    }


def jurisdictions_in(region: str, among: Iterable[str]) -> list[str]:
    return sorted(each for each in among if region_of(each) == region)


def by_region(counted: Mapping[str, Parts]) -> dict[str, Parts]:
    """Counts by jurisdiction and action, by region and action."""
    found: dict[str, Parts] = {}
    for jurisdiction, parts in counted.items():
        into = found.setdefault(region_of(jurisdiction), {})
        for action, counts in parts.items():
            into[action] = into.get(action, Counts()) + counts
    return found
