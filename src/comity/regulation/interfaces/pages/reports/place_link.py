"""Where the thing that a report is about is shown now."""

from __future__ import annotations

from dataclasses import dataclass

from comity.kernel.domain.errors import UnknownName
from comity.regulation.domain.error_reports import ReportedPlace, reported_place
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.models import ErrorReport


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """`href` and `summary` are "" where the corpus has no such place any more."""

    text: str
    href: str = ""
    summary: str = ""


def link_of_place(place: ReportedPlace, links: SiteLinks) -> PlaceLink:
    provision = links.provision(place.instrument, place.provision.eid)
    title = links.reading.wording.short_title(place.instrument)
    norm = next((it for it in place.provision.norms if it.id == place.id), None)
    summary = links.reading.words(norm.summary if norm else place.provision.heading)
    return PlaceLink(f"{title}, {provision.text}", provision.href, summary)


def link_of_report(report: ErrorReport, links: SiteLinks) -> PlaceLink:
    name = f"{report.instrument}:{report.norm}"
    try:
        place = reported_place(links.reading.rules.corpus, name)
    except UnknownName:
        return PlaceLink(name)
    return link_of_place(place, links)
