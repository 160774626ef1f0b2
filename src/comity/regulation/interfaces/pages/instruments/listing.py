"""The list of instruments, kept to what the address asks for."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.search.folding import fold
from comity.kernel.interfaces.web.page_cache import public_page
from comity.kernel.interfaces.web.paging import paged
from comity.kernel.interfaces.web.parameters import choice_asked, choices_asked, day_asked
from comity.regulation.domain.instrument_days import DayStatus
from comity.regulation.domain.instruments import Instrument, InstrumentKind
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.spreadsheets import safe_cell
from comity.regulation.interfaces.pages.choices import Choice, jurisdiction_choices
from comity.regulation.interfaces.pages.instruments.day_words import DAY_STATUSES
from comity.regulation.interfaces.pages.instruments.rows import (
    ORDERS,
    InstrumentRow,
    Order,
    about,
    in_order,
    instrument_row,
)
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.words import KINDS
from comity.regulation.interfaces.reading import Reading, day_words, open_reading
from comity.regulation.queries.current_rulebook import current_content, current_rulebook

PAGE_SIZE = 50
LONGEST_QUERY = 200
BINDING = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters in the address; what is empty keeps nothing out."""

    on: date
    where: tuple[str, ...]
    kind: str
    status: str
    binding: str
    concept: str
    words: str
    order: Order

    @property
    def narrowed(self) -> bool:
        return any((self.where, self.kind, self.status, self.binding, self.concept, self.words))


@public_page(current_content)
def show_instruments(request: HttpRequest) -> HttpResponse:
    rules = current_rulebook()
    asked = _asked(request, rules)
    links = SiteLinks(open_reading(rules, asked.on))
    rows = _rows(rules, asked, links)
    query = request.GET.copy()
    query.pop("page", None)
    page = paged(request, rows, PAGE_SIZE)
    context = {
        "head": PageHead(links.reading, _("Instruments"), _answer(rows, asked)),
        "asked": asked,
        "rows": page.items,
        "paged": page,
        "query": query.urlencode(),
        "recorded": len(rules.corpus.instruments),
        **_choices(rules, asked, links.reading),
    }
    return render(request, "regulation/pages/instruments.html", context)


@public_page(current_content)
def instruments_csv(request: HttpRequest) -> HttpResponse:
    """The same rows, all of them. RFC 4180."""
    rules = current_rulebook()
    asked = _asked(request, rules)
    rows = _rows(rules, asked, SiteLinks(open_reading(rules, asked.on)))
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(
        ["id", "title", "jurisdiction", "kind", "binding", "as_of", "status", "rules_running",
         "rules", "version", "version_in_force", "ended", "checked_on", "confidence", "address"]
    )  # fmt: skip
    for row in rows:
        it = row.instrument
        writer.writerow(
            [it.id, safe_cell(row.title), it.jurisdiction, it.kind.value,
             "yes" if it.binding else "no", asked.on.isoformat(), row.status.value, row.running,
             row.norms, row.version, row.in_force or "", it.ended or "", it.checked_on.isoformat(),
             it.confidence.value, row.location]
        )  # fmt: skip
    response = HttpResponse(target.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="instruments.csv"'
    return response


def _asked(request: HttpRequest, rules: Rulebook) -> Asked:
    words = request.GET.get("q", "").strip()
    if len(words) > LONGEST_QUERY:
        raise InvalidInput("instruments-query-too-long", limit=LONGEST_QUERY)
    return Asked(
        on=day_asked(request),
        where=choices_asked(request, "in", _issuers(rules)),
        kind=choice_asked(request, "kind", [it.value for it in InstrumentKind]),
        status=choice_asked(request, "status", [it.value for it in DayStatus]),
        binding=choice_asked(request, "binding", BINDING),
        concept=choice_asked(request, "concept", [it.id for it in rules.corpus.concepts]),
        words=words,
        order=Order(
            choice_asked(request, "sort", [it.value for it in Order], Order.JURISDICTION.value)
        ),
    )


def _rows(rules: Rulebook, asked: Asked, links: SiteLinks) -> list[InstrumentRow]:
    found = [
        instrument_row(instrument, links, asked.concept)
        for instrument in rules.corpus.instruments
        if _chosen(instrument, asked)
    ]
    kept = [
        row
        for row in found
        if asked.status in ("", row.status.value) and (row.norms or not asked.concept)
    ]
    return in_order(kept, asked.order)


def _chosen(instrument: Instrument, asked: Asked) -> bool:
    titles = (*instrument.title.values(), *instrument.short_title.values(), instrument.id)
    return (
        (not asked.where or instrument.jurisdiction in asked.where)
        and asked.kind in ("", instrument.kind.value)
        and asked.binding in ("", "yes" if instrument.binding else "no")
        and all(any(fold(word) in fold(title) for title in titles) for word in asked.words.split())
    )


def _issuers(rules: Rulebook) -> tuple[str, ...]:
    return tuple(sorted({it.jurisdiction for it in rules.corpus.instruments}))


def _answer(rows: list[InstrumentRow], asked: Asked) -> str:
    day = day_words(asked.on)
    if not rows:
        return _("No recorded instrument is like that on %(day)s.") % {"day": day}
    running = sum(row.running for row in rows)
    found = ngettext("%(n)d instrument", "%(n)d instruments", len(rows)) % {"n": len(rows)}
    rules = ngettext("%(n)d of their rules runs", "%(n)d of their rules run", running) % {
        "n": running
    }
    text = _("%(found)s; %(rules)s on %(day)s.")
    return text % {"found": found, "rules": rules, "day": day}


def _choices(rules: Rulebook, asked: Asked, reading: Reading) -> dict[str, object]:
    """Of kinds and statuses those that are recorded; of concepts those that a rule is about."""
    instruments = rules.corpus.instruments
    kinds = {it.kind for it in instruments}
    used = tuple(
        {
            concept
            for it in instruments
            for provision in it.provisions
            for norm in provision.norms
            for concept in norm.concepts
        }
    )
    labels = {it.id: reading.wording.prose(it.labels) for it in rules.corpus.concepts}
    return {
        "wheres": jurisdiction_choices(_issuers(rules), reading.wording, asked.where),
        "kinds": [
            Choice(it.value, words, it.value == asked.kind)
            for it, words in KINDS.items()
            if it in kinds or it.value == asked.kind
        ],
        "statuses": [
            Choice(it.value, words, it.value == asked.status) for it, words in DAY_STATUSES.items()
        ],
        "bindings": [
            Choice("yes", _("binding"), asked.binding == "yes"),
            Choice("no", _("not binding"), asked.binding == "no"),
        ],
        "concepts": [
            Choice(it.id, _indented(labels[it.id], it.id.count(".")), it.id == asked.concept)
            for it in rules.corpus.concepts
            if it.id == asked.concept or about(used, it.id)
        ],
        "orders": [Choice(it.value, words, it is asked.order) for it, words in ORDERS.items()],
    }


def _indented(label: str, depth: int) -> str:
    return "\N{EN SPACE}" * depth + label
