"""Jurisdictions by region of the UN standard M49."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import Case, CharField, Value, When

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


def region_column(jurisdictions: Iterable[str]) -> Case:
    """The region of a row's `jurisdiction`, of those named, for the database to group by."""
    held: dict[str, list[str]] = {}
    for each in sorted(jurisdictions):
        if region := region_of(each):
            held.setdefault(region, []).append(each)
    whens = [When(jurisdiction__in=codes, then=Value(region)) for region, codes in held.items()]
    return Case(*whens, default=Value(""), output_field=CharField())
