"""Places that nothing tells apart: the same recorded rules reach them, and no others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import ngettext

from comity.regulation.domain.coverage_table import Coverage
from comity.regulation.domain.same_rules import SameRules, same_rules
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.tables import Link


@dataclass(frozen=True, slots=True)
class AlikeView:
    """`through` names whose rules they are; "" where none runs on the day."""

    links: tuple[Link, ...]
    through: str


@dataclass(frozen=True)
class Alike:
    """What of a table is to be shown: of those with the same rules one for all, and who these are.
    Whoever issued the rules stands for them, or else the first."""

    table: Coverage
    links: SiteLinks

    @property
    def groups(self) -> tuple[SameRules, ...]:
        return tuple(each for each in same_rules(self.table) if each.shared)

    @property
    def shown(self) -> tuple[str, ...]:
        """In the order of the table; those of which nothing is known each for itself."""
        hidden = {id for group in self.groups for id in group.jurisdictions}
        hidden -= {self._first(group) for group in self.groups}
        return tuple(id for id in self.table.jurisdictions if id not in hidden)

    @property
    def more(self) -> dict[str, str]:
        """How many others one that is shown stands for, in words."""
        return {self._first(group): _more(len(group.jurisdictions) - 1) for group in self.groups}

    @property
    def views(self) -> tuple[AlikeView, ...]:
        return tuple(
            AlikeView(
                place_links(group.jurisdictions, self.links),
                through(group.instruments, self.links),
            )
            for group in self.groups
        )

    def _first(self, group: SameRules) -> str:
        issuers = _issuers(group.instruments, self.links)
        return next((id for id in group.jurisdictions if id in issuers), group.jurisdictions[0])


def _more(others: int) -> str:
    return ngettext("and %(n)d more", "and %(n)d more", others) % {"n": others}


def place_links(ids: Iterable[str], links: SiteLinks) -> tuple[Link, ...]:
    """By name."""
    name = links.reading.wording.jurisdiction
    return tuple(
        Link(text, links.jurisdiction(id)) for text, id in sorted((name(i), i) for i in ids)
    )


def through(instruments: Iterable[str], links: SiteLinks) -> str:
    """Whose rules these are, by name."""
    name = links.reading.wording.jurisdiction
    return links.reading.listed(sorted(name(id) for id in _issuers(instruments, links)))


def _issuers(instruments: Iterable[str], links: SiteLinks) -> set[str]:
    corpus = links.reading.rules.corpus
    return {corpus.instrument(id).jurisdiction for id in instruments}
