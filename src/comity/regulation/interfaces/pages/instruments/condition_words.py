"""What the names in a condition mean: a term of the instrument, or a fact and its question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from comity.regulation.domain.conditions.names import names_in
from comity.regulation.domain.instruments import Instrument
from comity.regulation.interfaces.pages.site_links import SiteLinks


@dataclass(frozen=True, slots=True)
class NameMeaning:
    """`href` leads to the definition of a term; a fact has none."""

    name: str
    words: str
    citation: str = ""
    href: str = ""


def meanings(
    conditions: Iterable[str], instrument: Instrument, links: SiteLinks
) -> tuple[NameMeaning, ...]:
    """Of each name once, in the order of appearance."""
    names = dict.fromkeys(name for each in conditions for name in names_in(each))
    return tuple(_meaning(name, instrument, links) for name in names)


def _meaning(name: str, instrument: Instrument, links: SiteLinks) -> NameMeaning:
    reading = links.reading
    for holder in reading.rules.corpus.lineage(instrument):
        if term := holder.terms.get(name):
            href = f"{links.instrument(holder.id)}#term:{name}"
            return NameMeaning(name, reading.words(term.label), term.citation, href)
    fact = reading.rules.vocabulary.get(name)
    return NameMeaning(name, reading.words(fact.question))
