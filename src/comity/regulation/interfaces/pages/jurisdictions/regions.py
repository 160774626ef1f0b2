"""Regions of the UN standard M49 as a filter: those of a part are those of the whole."""

from __future__ import annotations

from collections.abc import Iterator

from comity.kernel.domain.jurisdictions import Jurisdiction, Jurisdictions, Region
from comity.regulation.interfaces.pages.choices import Choice


def regions_of(entry: Jurisdiction, every: Jurisdictions) -> tuple[Region, ...]:
    """From the largest to the smallest; empty of a body, and where M49 names none."""
    while not entry.region and entry.part_of:
        entry = every.get(entry.part_of)
    return every.region_path(entry.id)


def region_choices(every: Jurisdictions, language: str, chosen: str) -> tuple[Choice, ...]:
    """Each region above those that it holds, otherwise by name."""
    return tuple(_below(None, 0, every, language, chosen))


def region_name(region: Region, language: str) -> str:
    return region.names.get(language) or region.names["en"]


def _below(
    parent: str | None, depth: int, every: Jurisdictions, language: str, chosen: str
) -> Iterator[Choice]:
    held = [region for region in every.regions if region.parent == parent]
    for region in sorted(held, key=lambda it: region_name(it, language)):
        label = "\N{EN SPACE}" * depth + region_name(region, language)
        yield Choice(region.code, label, region.code == chosen)
        yield from _below(region.code, depth + 1, every, language, chosen)
