"""The table of contents of an instrument, and its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.regulation.domain.sections import Section
from comity.regulation.interfaces.reading import Reading


@dataclass(frozen=True, slots=True)
class SectionLink:
    citation: str
    heading: str
    norms: int
    href: str


@dataclass(frozen=True, slots=True)
class PartLink:
    """`first` and `last` are citations."""

    number: int
    first: str
    last: str
    norms: int
    href: str
    current: bool
    sections: tuple[SectionLink, ...]


def part_links(
    divided: Sequence[Sequence[Section]], current: int, query: str, reading: Reading
) -> tuple[PartLink, ...]:
    """`query` is what each address keeps, such as `on=2027-12-02`, or ""."""
    links = []
    for number, sections in enumerate(divided, 1):
        asked = "&".join(each for each in (query, f"part={number}" * (len(divided) > 1)) if each)
        page = "" if number == current else f"?{asked}"
        links.append(
            PartLink(
                number,
                sections[0].top.citation,
                sections[-1].top.citation,
                sum(section.norm_count for section in sections),
                f"?{asked}#provisions",
                number == current,
                tuple(
                    SectionLink(
                        section.top.citation,
                        reading.words(section.top.heading),
                        section.norm_count,
                        f"{page}#{section.top.eid}",
                    )
                    for section in sections
                ),
            )
        )
    return tuple(links)
