"""What reaches a jurisdiction on a day: by whom, through what, and with which rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.kernel.domain.jurisdictions import (
    Confidence,
    Jurisdiction,
    Membership,
    MembershipStatus,
)
from comity.regulation.domain.instruments import Instrument, Level, Norm
from comity.regulation.domain.standing import running_norms
from comity.regulation.interfaces.pages.instruments.day_words import (
    DAY_SIGNS,
    DAY_STATUSES,
    day_status,
)
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.tables import Cell, Column, Link, Row, Table
from comity.regulation.interfaces.parts.words import KINDS, LEVELS, Words
from comity.regulation.interfaces.treaty_words import standing_sentence

STATUSES: Mapping[MembershipStatus, Words] = {
    "member": gettext_lazy("member"),
    "observer": gettext_lazy("observer"),
    "candidate": gettext_lazy("candidate"),
    "invited": gettext_lazy("invited"),
    "participant": gettext_lazy("participant"),
    "partner": gettext_lazy("partner"),
    "territory": gettext_lazy("territory that its law reaches"),
}
CONFIDENCES: Mapping[Confidence, Words] = {
    "verified-text": gettext_lazy("read in the text"),
    "several-secondary": gettext_lazy("from several secondary sources"),
    "one-secondary": gettext_lazy("from one secondary source"),
    "memory-only": gettext_lazy("its source has not been seen"),
}


def instrument_table(caption: Words, found: Iterable[Instrument], links: SiteLinks) -> Table:
    """One row an instrument: whose it is, what it is on the day, its hardest level. Hardest first,
    then by how many rules run; one without a rule that runs has no level."""
    return Table(
        caption=caption,
        columns=(
            Column(_("Instrument")),
            Column(_("Issued by")),
            Column(_("Status on the day")),
            Column(_("Hardest level")),
            Column(_("Rules that run"), number=True),
        ),
        rows=tuple(
            _instrument_row(it, running, links) for it, running in _hardest_first(found, links)
        ),
    )


def _hardest_first(
    found: Iterable[Instrument], links: SiteLinks
) -> list[tuple[Instrument, tuple[Norm, ...]]]:
    """With the rules of each that run on the day."""
    on, entered = links.reading.on, links.reading.rules.treaties.entered
    running = [(it, running_norms(it, on, entered(it))) for it in found]
    return sorted(running, key=lambda it: (-_level(it[1]), -len(it[1])))


def _level(norms: Iterable[Norm]) -> Level:
    return max((it.level for it in norms), default=Level.NONE)


def _instrument_row(instrument: Instrument, running: Sequence[Norm], links: SiteLinks) -> Row:
    wording, reading = links.reading.wording, links.reading
    level = _level(running)
    status = day_status(instrument, reading)
    issuer = Link(
        wording.jurisdiction(instrument.jurisdiction), links.jurisdiction(instrument.jurisdiction)
    )
    return Row(
        (
            Cell(
                links=(Link(wording.short_title(instrument), links.instrument(instrument.id)),),
                note=KINDS[instrument.kind],
            ),
            Cell(links=(issuer,)),
            Cell(f"{DAY_SIGNS[status]} {DAY_STATUSES[status]}"),
            Cell(str(int(level)), note=LEVELS[level], tone=f"level-{int(level)}")
            if running
            else Cell("–"),
            Cell(str(len(running)), number=True),
        )
    )


def treaty_table(id: str, found: Iterable[Instrument], links: SiteLinks) -> Table:
    """What each treaty is to the jurisdiction on the day."""
    treaties, wording = links.reading.rules.treaties, links.reading.wording
    on = links.reading.on
    return Table(
        caption=_("Treaties"),
        columns=(Column(_("Treaty")), Column(_("What it is here on the day"))),
        rows=tuple(
            Row(
                (
                    Cell(links=(Link(wording.short_title(it), links.instrument(it.id)),)),
                    Cell(standing_sentence(treaties.standing(it.id, id, on), wording)),
                )
            )
            for it in found
        ),
    )


def membership_table(entry: Jurisdiction, links: SiteLinks) -> Table:
    """What it is to which body, and whether that holds on the day."""
    return Table(
        caption=_("Memberships that are recorded"),
        columns=(
            Column(_("Body")),
            Column(_("As")),
            Column(_("On the day")),
            Column(_("Dates")),
            Column(_("Rests on")),
        ),
        rows=tuple(_membership_row(it, links) for it in entry.memberships),
    )


def _membership_row(membership: Membership, links: SiteLinks) -> Row:
    reading, period = links.reading, membership.period
    sources = {it.id: it for it in reading.rules.jurisdictions.sources}
    source = sources[membership.source]
    holds = {True: _("● holds"), False: _("– does not hold"), None: _("? unknown")}
    dates = [_("since %(day)s") % {"day": period.start.text}] if period.start else []
    dates += [_("until %(day)s") % {"day": period.end.text}] if period.end else []
    body = Link(reading.wording.jurisdiction(membership.body), links.jurisdiction(membership.body))
    return Row(
        (
            Cell(links=(body,)),
            Cell(STATUSES[membership.status]),
            Cell(holds[period.covers(reading.on)]),
            Cell(" · ".join(dates) or _("not recorded")),
            Cell(source.title, note=CONFIDENCES[source.confidence]),
        )
    )
