"""One norm on a page: the sentence, who it binds, where it stands, what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.findings import Finding
from comity.regulation.domain.instruments import Bearer, Instrument, Modality, Norm
from comity.regulation.interfaces.parts.words import CONFIDENCE, LEVELS, MODALITIES, SIGNS, Words
from comity.regulation.interfaces.reading import Reading, day_words, web_address


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a text, or a secondary source."""

    text: str
    lines: str = ""
    hash: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class NormView:
    anchor: str
    sign: str
    modality: Words
    tone: str
    summary: str
    bearer: str
    bearer_citation: str
    citation: str
    location: str
    since: str
    level: int
    level_words: Words
    penalty: str
    penalty_citation: str
    penalty_anchor: str
    confidence: Words
    verified: bool
    note: str
    sources: tuple[Source, ...]


def norm_view(finding: Finding, reading: Reading) -> NormView:
    return placed_norm_view(finding.place, finding.since, reading)


def placed_norm_view(place: NormPlace, since: date | None, reading: Reading) -> NormView:
    """Of a norm where it stands, running since a day."""
    instrument, provision, norm = place.instrument, place.provision, place.norm
    bearer = _bearer(instrument, norm.bearer, reading)
    penalty = instrument.penalties.get(norm.penalty)
    return NormView(
        anchor=reading.anchor(instrument, norm.id),
        sign=SIGNS[norm.modality],
        modality=MODALITIES[norm.modality],
        tone="prohibited" if norm.modality is Modality.MUST_NOT else norm.modality.value,
        summary=reading.words(norm.summary),
        bearer=reading.words(bearer.label) if bearer else norm.bearer,
        bearer_citation=bearer.citation if bearer else "",
        citation=provision.citation,
        location=reading.norm_location(instrument, norm),
        since=day_words(since),
        level=int(norm.level),
        level_words=LEVELS[norm.level],
        penalty=reading.words(penalty.summary) if penalty else "",
        penalty_citation=penalty.citation if penalty else "",
        penalty_anchor=reading.penalty_anchor(instrument, norm.penalty),
        confidence=CONFIDENCE[norm.confidence],
        verified=norm.confidence.value == "verified-text",
        note=reading.words(norm.note),
        sources=_sources(norm),
    )


def _bearer(instrument: Instrument, name: str, reading: Reading) -> Bearer | None:
    """Its own, or that of an instrument that it implements."""
    for holder in reading.rules.corpus.lineage(instrument):
        if name in holder.bearers:
            return holder.bearers[name]
    return None


def _sources(norm: Norm) -> tuple[Source, ...]:
    found = [Source(each.text, each.lines, each.hash) for each in norm.support]
    if norm.source:
        found.append(Source(norm.source, href=web_address(norm.source)))
    return tuple(found)
