"""How far an instrument's rules can be trusted: verified in the text, and read a second time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from comity.regulation.domain.instruments import Instrument, Provision
from comity.regulation.domain.readings import Aspect, Disagreement, Resolution
from comity.regulation.domain.trust import trust_in
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.tables import Link
from comity.regulation.interfaces.parts.words import Words
from comity.regulation.interfaces.reading import day_words

ASPECTS: Mapping[Aspect, Words] = {
    Aspect.MODALITY: _("what kind of rule it is"),
    Aspect.BEARER: _("who must act"),
    Aspect.CONDITION: _("its conditions"),
    Aspect.LEVEL: _("how hard it binds"),
    Aspect.CONCEPTS: _("its concepts"),
    Aspect.DATES: _("its dates"),
    Aspect.PENALTY: _("its penalty"),
    Aspect.SUMMARY: _("its wording"),
    Aspect.SUPPORT: _("the lines that bear it out"),
    Aspect.MISSING: _("a rule that was missing"),
    Aspect.UNFOUNDED: _("a rule that the text does not bear out"),
}
RESOLUTIONS: Mapping[Resolution, Words] = {
    Resolution.CORRECTED: _("corrected"),
    Resolution.KEPT: _("kept as it was"),
    Resolution.ADDED: _("added"),
    Resolution.REMOVED: _("removed"),
}


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A second reading: when, by whom, against what, and of how many rules."""

    day: str
    reader: str
    encoder: str
    text: str
    norms: int


@dataclass(frozen=True, slots=True)
class DisagreementView:
    norm: Link
    aspect: Words
    found: str
    resolution: Words
    note: str


@dataclass(frozen=True, slots=True)
class TrustView:
    norms: int
    verified: int
    read: int
    readings: tuple[ReadingView, ...]
    disagreements: tuple[DisagreementView, ...]


def trust_view(instrument: Instrument, links: SiteLinks) -> TrustView | None:
    """`None` for an instrument without rules."""
    trust = trust_in(instrument)
    if not trust.norms:
        return None
    places = {norm.id: it for it in instrument.provisions for norm in it.norms}
    return TrustView(
        trust.norms,
        trust.verified,
        trust.read,
        tuple(
            ReadingView(day_words(it.read_on), it.reader, it.encoder, it.text, len(it.norms))
            for it in instrument.readings
        ),
        tuple(
            _disagreement(each, places.get(each.norm), instrument, links)
            for reading in instrument.readings
            for each in reading.disagreements
        ),
    )


def _disagreement(
    each: Disagreement, provision: Provision | None, instrument: Instrument, links: SiteLinks
) -> DisagreementView:
    reading, norm = links.reading, Link(each.norm, "")
    if provision is not None:
        href = links.provision(instrument, provision.eid).href
        norm = Link(provision.citation, f"{href}#{reading.anchor(instrument, each.norm)}")
    return DisagreementView(
        norm,
        ASPECTS[each.aspect],
        reading.words(each.found),
        RESOLUTIONS[each.resolution],
        reading.words(each.note),
    )
