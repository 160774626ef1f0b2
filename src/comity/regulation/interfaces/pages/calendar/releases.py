"""What changed between releases of the corpus: a page and an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from comity.kernel.interfaces.punctuation import strung
from comity.kernel.interfaces.web.page_cache import public_page
from comity.kernel.interfaces.web.parameters import today
from comity.kernel.interfaces.web.translations import translations
from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.release_changes import InstrumentChanges
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.tables import Link
from comity.regulation.interfaces.reading import day_words, open_reading
from comity.regulation.queries.current_rulebook import current_content, current_rulebook
from comity.regulation.queries.release_history import LoadedRelease, release_history

SHOWN = 20


@dataclass(frozen=True, slots=True)
class ChangedInstrument:
    """One instrument, what happened to it, and the provisions whose rules changed."""

    title: Link
    sentence: str
    provisions: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleaseView:
    id: str
    previous: str
    loaded_at: datetime
    day: str
    instruments: tuple[ChangedInstrument, ...]

    @property
    def anchor(self) -> str:
        return f"release:{self.id}"

    @property
    def short(self) -> str:
        return self.id[:12]


@public_page(current_content)
def show_changes(request: HttpRequest) -> HttpResponse:
    links = SiteLinks(open_reading(current_rulebook(), today()))
    releases = _views(links)
    answer = ngettext(
        "%(n)d release was loaded here; the latest on %(day)s.",
        "%(n)d releases were loaded here; the latest on %(day)s.",
        len(releases),
    ) % {"n": len(releases), "day": releases[0].day}
    head = PageHead(links.reading, _("Changes between releases"), answer, dated=False)
    context = {"head": head, "releases": releases}
    return render(request, "regulation/pages/changes.html", context)


@public_page(current_content)
def changes_feed(request: HttpRequest) -> HttpResponse:
    links = SiteLinks(open_reading(current_rulebook(), today()))
    page = request.build_absolute_uri(reverse("regulation:changes"))
    feed = Atom1Feed(
        title=_("Changes between releases"),
        link=page,
        description=None,
        language=get_language(),
        feed_url=request.build_absolute_uri(request.path),
        feed_guid=page,
    )
    for release in _views(links):
        feed.add_item(
            title=_("Corpus release %(release)s") % {"release": release.short},
            link=f"{page}#{release.anchor}",
            description="\n".join(f"{it.title.text}: {it.sentence}" for it in release.instruments),
            unique_id=f"urn:sha256:{release.id}",
            pubdate=release.loaded_at,
            updateddate=release.loaded_at,
            author_name="Comity",
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _views(links: SiteLinks) -> tuple[ReleaseView, ...]:
    return tuple(_view(each, links) for each in release_history(SHOWN))


def _view(release: LoadedRelease, links: SiteLinks) -> ReleaseView:
    changes, wording = release.changes, links.reading.wording
    instruments = [
        *(
            ChangedInstrument(Link(wording.short_title(it), links.instrument(it.id)), _added(it))
            for it in changes.added
        ),
        *(_changed(each, links) for each in changes.changed),
        *(
            ChangedInstrument(Link(wording.short_title(it), ""), _("removed"))
            for it in changes.removed
        ),
    ]
    day = day_words(release.loaded_at.date())
    return ReleaseView(release.id, release.previous, release.loaded_at, day, tuple(instruments))


def _changed(changes: InstrumentChanges, links: SiteLinks) -> ChangedInstrument:
    title = links.reading.wording.short_title(changes.instrument)
    places = (*changes.added, *changes.changed)
    return ChangedInstrument(
        Link(title, links.instrument(changes.instrument.id)),
        strung(_sentences(changes), translations()),
        tuple(dict.fromkeys(Link(it.provision.citation, links.href(it)) for it in places)),
    )


def _sentences(changes: InstrumentChanges) -> Iterable[str]:
    if n := len(changes.added):
        yield ngettext("%(n)d rule added", "%(n)d rules added", n) % {"n": n}
    if n := len(changes.changed):
        yield ngettext("%(n)d rule changed", "%(n)d rules changed", n) % {"n": n}
    if changes.removed:
        yield _("removed: %(citations)s") % {"citations": _citations(changes.removed)}
    if changes.itself:
        yield _("dates, terms, headings or sources changed")


def _citations(places: Sequence[NormPlace]) -> str:
    return ", ".join(dict.fromkeys(place.provision.citation for place in places))


def _added(instrument: Instrument) -> str:
    n = sum(len(provision.norms) for provision in instrument.provisions)
    return ngettext("added, with %(n)d rule", "added, with %(n)d rules", n) % {"n": n}
