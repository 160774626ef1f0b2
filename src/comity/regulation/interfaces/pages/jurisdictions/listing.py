"""All jurisdictions by region: how hard the rules that reach them are, or that none is recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.jurisdictions import Jurisdiction, Jurisdictions
from comity.kernel.domain.search.folding import fold
from comity.kernel.interfaces.web.page_cache import public_page
from comity.kernel.interfaces.web.parameters import choice_asked, day_asked
from comity.regulation.domain.standing import Standing, standings
from comity.regulation.interfaces.pages.choices import Choice
from comity.regulation.interfaces.pages.jurisdictions.regions import (
    region_choices,
    region_name,
    regions_of,
)
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.words import LEVELS, Words
from comity.regulation.interfaces.reading import day_words, open_reading
from comity.regulation.queries.current_rulebook import current_content, current_rulebook

LONGEST_QUERY = 200
KINDS: dict[str, str | Promise] = {
    "country": gettext_lazy("countries and areas"),
    "subdivision": gettext_lazy("parts of countries"),
    "body": gettext_lazy("bodies"),
}


@dataclass(frozen=True, slots=True)
class JurisdictionRow:
    """`level` is "" where nothing that reaches it is recorded."""

    id: str
    name: str
    href: str
    level: str
    level_words: Words
    rules: int


@dataclass(frozen=True, slots=True)
class Group:
    title: Words
    rows: tuple[JurisdictionRow, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    words: str
    kind: str
    region: str
    recorded: str

    @property
    def narrowed(self) -> bool:
        return any((self.words, self.kind, self.region, self.recorded))


@public_page(current_content)
def show_jurisdictions(request: HttpRequest) -> HttpResponse:
    rules, day = current_rulebook(), day_asked(request)
    asked = _asked(request, rules.jurisdictions)
    links = SiteLinks(open_reading(rules, day))
    entries = [it for it in rules.jurisdictions if _chosen(it, asked, rules.jurisdictions)]
    found = standings(
        rules.corpus.instruments,
        [it.id for it in entries],
        day,
        lineage=rules.jurisdictions.lineage,
        binds=rules.treaties.binds,
        declares=rules.declares,
    )
    if asked.recorded:
        entries = [it for it in entries if found[it.id].level is not None]
    context = {
        "head": PageHead(links.reading, _("Jurisdictions"), _answer(entries, found, links)),
        "groups": _groups(entries, found, links),
        "asked": asked,
        "regions": region_choices(
            rules.jurisdictions, links.reading.wording.language, asked.region
        ),
        "kinds": [Choice(id, words, id == asked.kind) for id, words in KINDS.items()],
    }
    return render(request, "regulation/pages/jurisdictions.html", context)


def _asked(request: HttpRequest, every: Jurisdictions) -> Asked:
    words = request.GET.get("q", "").strip()
    if len(words) > LONGEST_QUERY:
        raise InvalidInput("jurisdictions-query-too-long", limit=LONGEST_QUERY)
    return Asked(
        words,
        choice_asked(request, "kind", KINDS),
        choice_asked(request, "region", [it.code for it in every.regions]),
        choice_asked(request, "recorded", ["yes"]),
    )


def _chosen(entry: Jurisdiction, asked: Asked, every: Jurisdictions) -> bool:
    if asked.region and asked.region not in {it.code for it in regions_of(entry, every)}:
        return False
    names = [fold(it) for it in (entry.id, entry.iso3 or "", *entry.names.values(), *entry.aliases)]
    return asked.kind in ("", entry.kind) and all(
        any(fold(word) in name for name in names) for word in asked.words.split()
    )


def _answer(entries: list[Jurisdiction], found: dict[str, Standing], links: SiteLinks) -> str:
    if not entries:
        return _("None is like that.")
    reached = sum(found[it.id].level is not None for it in entries)
    text = ngettext(
        "Rules that reach %(reached)d of %(n)d jurisdiction or body are recorded on %(day)s; "
        "the others are unknown.",
        "Rules that reach %(reached)d of %(n)d jurisdictions and bodies are recorded on %(day)s; "
        "the others are unknown.",
        len(entries),
    )
    day = day_words(links.reading.on)
    return text % {"reached": reached, "n": len(entries), "day": day}


def _groups(
    entries: Iterable[Jurisdiction], found: dict[str, Standing], links: SiteLinks
) -> tuple[Group, ...]:
    """Bodies first, then the largest regions, each by name."""
    language = links.reading.wording.language
    every = links.reading.rules.jurisdictions
    groups: dict[Words, list[JurisdictionRow]] = {}
    for entry in entries:
        path = regions_of(entry, every)
        if entry.kind == "body":
            title: Words = _("Bodies")
        elif path:
            title = region_name(path[min(1, len(path) - 1)], language)
        else:
            title = _("In no region")
        groups.setdefault(title, []).append(_row(entry, found[entry.id], links))
    titles = sorted(groups, key=lambda it: (it != _("Bodies"), it == _("In no region"), str(it)))
    return tuple(Group(it, tuple(sorted(groups[it], key=lambda row: row.name))) for it in titles)


def _row(entry: Jurisdiction, standing: Standing, links: SiteLinks) -> JurisdictionRow:
    level = standing.level
    return JurisdictionRow(
        entry.id,
        links.reading.wording.jurisdiction(entry.id),
        links.jurisdiction(entry.id),
        "" if level is None else str(int(level)),
        _("unknown") if level is None else LEVELS[level],
        standing.running,
    )
