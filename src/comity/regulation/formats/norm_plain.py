"""A norm as plain data (for JSON): what it demands, of whom, when, and what it rests on."""

from __future__ import annotations

from datetime import date
from typing import Any

from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.instruments import Bearer, Norm, Period
from comity.regulation.domain.norm_timing import norm_timing
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.plain import to_plain


def norm_to_plain(place: NormPlace, rules: Rulebook, on: date) -> dict[str, Any]:
    """The whole norm as of a day. Dates are ISO 8601; `null` is that none is known."""
    instrument, norm = place.instrument, place.norm
    timing = norm_timing(instrument, norm, on, rules.treaties.entered(instrument))
    return {
        **reference_to_plain(place),
        "bearer": _bearer(norm.bearer, bearer_in(place, rules)),
        "summary": dict(norm.summary),
        "concepts": list(norm.concepts),
        "when": norm.when,
        "unless": norm.unless,
        "running": timing.running,
        "since": _day(timing.since),
        "until": _day(timing.until),
        "next": _day(timing.next),
        "timetable": [_period(it) for it in instrument.timetables[norm.timetable]],
        "penalty": _penalty(place, norm),
        "confidence": norm.confidence.value,
        "support": to_plain(norm.support),
        "source": norm.source,
        "note": dict(norm.note),
    }


def reference_to_plain(place: NormPlace) -> dict[str, Any]:
    """Enough to name a norm and to find it."""
    return {
        "instrument": place.instrument.id,
        "norm": place.norm.id,
        "jurisdiction": place.instrument.jurisdiction,
        "provision": place.provision.eid,
        "citation": place.provision.citation,
        "modality": place.norm.modality.value,
        "level": int(place.norm.level),
    }


def bearer_in(place: NormPlace, rules: Rulebook) -> Bearer:
    """Who must act, as the instrument or the one that it implements defines it."""
    lineage = rules.corpus.lineage(place.instrument)
    return next(it.bearers[place.norm.bearer] for it in lineage if place.norm.bearer in it.bearers)


def _bearer(name: str, bearer: Bearer) -> dict[str, Any]:
    return {
        "name": name,
        "role": bearer.role.value,
        "label": dict(bearer.label),
        "citation": bearer.citation,
        "when": bearer.when,
    }


def _period(period: Period) -> dict[str, Any]:
    return {
        "start": _day(period.start),
        "until": _day(period.until),
        "when": period.when,
        "citation": period.citation,
        "note": dict(period.note),
    }


def _penalty(place: NormPlace, norm: Norm) -> dict[str, Any] | None:
    penalty = place.instrument.penalties.get(norm.penalty)
    if penalty is None:
        return None
    return {
        "name": norm.penalty,
        "summary": dict(penalty.summary),
        "citation": penalty.citation,
        "confidence": penalty.confidence.value,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
