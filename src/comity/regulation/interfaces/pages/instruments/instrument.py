"""One instrument: what it is on the day, its dates, provisions with their rules, sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.kernel.domain.errors import UnknownName
from comity.kernel.interfaces.web.page_cache import public_page
from comity.kernel.interfaces.web.parameters import day_asked, page_asked, today
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.sections import Section, parts, sections
from comity.regulation.interfaces.pages.instruments.contents import part_links
from comity.regulation.interfaces.pages.instruments.dates import InstrumentDates
from comity.regulation.interfaces.pages.instruments.day_words import (
    DAY_SIGNS,
    DAY_STATUSES,
    day_status,
)
from comity.regulation.interfaces.pages.instruments.defined import bearer_views, term_views
from comity.regulation.interfaces.pages.instruments.provision_view import ProvisionViews
from comity.regulation.interfaces.pages.instruments.treaty import TreatyView
from comity.regulation.interfaces.pages.instruments.trust_view import trust_view
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.source_view import instrument_source
from comity.regulation.interfaces.parts.tables import Link
from comity.regulation.interfaces.parts.words import KINDS
from comity.regulation.interfaces.reading import Reading, day_words, open_reading
from comity.regulation.queries.current_rulebook import current_content, current_rulebook


@public_page(current_content)
def show_instrument(request: HttpRequest, id: str) -> HttpResponse:
    """The first part says all about the instrument; a further one shows its provisions alone."""
    rules, on = current_rulebook(), day_asked(request)
    instrument = rules.corpus.instrument(id)
    links = SiteLinks(open_reading(rules, on))
    divided = parts(sections(instrument))
    number = _part_asked(request, instrument, len(divided))
    dates = InstrumentDates(instrument, links)
    query = f"on={on.isoformat()}" if request.GET.get("on", "").strip() else ""
    context = {
        "head": PageHead(links.reading, _title(instrument, links), _answer(dates, links.reading)),
        "instrument": instrument,
        "query": query,
        "on": f"?{query}" if query else "",
        "number": number,
        "following": number + 1,
        "parts": part_links(divided, number, query, links.reading),
        "sections": _sections(divided[number - 1] if divided else (), instrument, links),
        "is_today": on == today(),
        "before": _day_link(dates.previous),
        "after": _day_link(dates.next),
        "switch": dates.switch,
        "source": instrument_source(instrument, links.reading),
        **(_about(instrument, dates, links) if number == 1 else {}),
    }
    return render(request, "regulation/pages/instrument.html", context)


def _day_link(day: date | None) -> Link | None:
    """To the same page as of another day."""
    return Link(day_words(day), f"?on={day.isoformat()}") if day else None


def _title(instrument: Instrument, links: SiteLinks) -> str:
    return links.reading.wording.short_title(instrument)


def _part_asked(request: HttpRequest, instrument: Instrument, there: int) -> int:
    number = page_asked(request, "part")
    if number > max(1, there):
        raise UnknownName(
            "instrument-has-no-part", instrument=instrument.id, parts=there, part=number
        )
    return number


def _sections(
    chosen: Iterable[Section], instrument: Instrument, links: SiteLinks
) -> list[dict[str, object]]:
    views = ProvisionViews(instrument, links)
    return [
        {"top": provisions[0], "provisions": provisions, "norms": section.norm_count}
        for section in chosen
        for provisions in (views.of(section.provisions),)
    ]


def _about(instrument: Instrument, dates: InstrumentDates, links: SiteLinks) -> dict[str, object]:
    reading = links.reading
    instruments = reading.rules.corpus.instruments
    implemented = [it for it in instruments if it.id == instrument.implements]
    status = day_status(instrument, reading)
    return {
        "dates": dates,
        "status": DAY_STATUSES[status],
        "sign": DAY_SIGNS[status],
        "jurisdiction_href": links.jurisdiction(instrument.jurisdiction),
        "regulator": reading.words(instrument.regulator),
        "trust": trust_view(instrument, links),
        "amends": _links(
            (it for it in instruments if any(v.amended_by == instrument.id for v in it.versions)),
            links,
        ),
        "treaty": TreatyView(instrument, links) if instrument.treaty else None,
        "bearers": bearer_views(instrument, reading),
        "terms": term_views(instrument, reading),
        "implements": _links(implemented, links),
        "implemented_by": _links(
            (it for it in instruments if it.implements == instrument.id), links
        ),
        "supersedes": _links(
            (it for it in instruments if instrument.id in it.superseded_by), links
        ),
        "successors": _links(
            (it for it in instruments if it.id in instrument.superseded_by), links
        ),
    }


def _links(instruments: Iterable[Instrument], links: SiteLinks) -> tuple[Link, ...]:
    return tuple(
        Link(links.reading.wording.short_title(it), links.instrument(it.id)) for it in instruments
    )


def _answer(dates: InstrumentDates, reading: Reading) -> str:
    instrument = dates.instrument
    norms = sum(len(provision.norms) for provision in instrument.provisions)
    text = ngettext(
        "On %(day)s this %(kind)s (%(where)s, %(force)s) is %(status)s; %(running)d of its "
        "%(n)d rule runs.",
        "On %(day)s this %(kind)s (%(where)s, %(force)s) is %(status)s; %(running)d of its "
        "%(n)d rules run.",
        norms,
    )
    sentence = text % {
        "day": day_words(reading.on),
        "kind": KINDS[instrument.kind],
        "where": reading.wording.jurisdiction(instrument.jurisdiction),
        "force": _("binding") if instrument.binding else _("not binding"),
        "status": DAY_STATUSES[day_status(instrument, reading)],
        "running": dates.running,
        "n": norms,
    }
    if dates.next is None:
        following = _("No later date is recorded.")
    else:
        following = _("The next date is %(next)s.") % {"next": day_words(dates.next)}
    return f"{sentence} {following}"
