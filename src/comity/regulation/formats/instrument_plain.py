"""Instruments and provisions as plain data (for JSON)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.coverage import in_force
from comity.regulation.domain.instruments import Instrument, Provision
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.standing import running_norms
from comity.regulation.formats.norm_plain import norm_to_plain
from comity.regulation.formats.plain import to_plain


def instrument_row(instrument: Instrument, rules: Rulebook, on: date) -> dict[str, Any]:
    """What a list says of an instrument as of a day. It was followed to the day `up_to`."""
    entered = rules.treaties.entered(instrument)
    version = rules.version_on(instrument, on)
    return {
        "id": instrument.id,
        "jurisdiction": instrument.jurisdiction,
        "title": dict(instrument.title),
        "short_title": dict(instrument.short_title),
        "kind": instrument.kind.value,
        "status": instrument.status.value,
        "binding": instrument.binding,
        "version": version.id if version else None,
        "in_force": in_force(instrument, on, entered),
        "ended": instrument.ended.isoformat() if instrument.ended else None,
        "up_to": instrument.checked_on.isoformat(),
        "confidence": instrument.confidence.value,
        "provisions": len(instrument.provisions),
        "norms": sum(len(it.norms) for it in instrument.provisions),
        "running": len(running_norms(instrument, on, entered)),
    }


def instrument_to_plain(instrument: Instrument, rules: Rulebook, on: date) -> dict[str, Any]:
    """All but its provisions: versions, terms, bearers, timetables, penalties, sources."""
    return {
        **instrument_row(instrument, rules, on),
        "implements": instrument.implements or None,
        "superseded_by": list(instrument.superseded_by),
        "versions": to_plain(instrument.versions),
        "texts": to_plain(instrument.texts),
        "scope": instrument.scope,
        "scope_citation": instrument.scope_citation,
        "terms": to_plain(instrument.terms),
        "bearers": to_plain(instrument.bearers),
        "timetables": to_plain(instrument.timetables),
        "penalties": to_plain(instrument.penalties),
        "regulator": dict(instrument.regulator),
        "caveats": [dict(caveat) for caveat in instrument.caveats],
        "sources": to_plain(instrument.sources),
        "readings": to_plain(instrument.readings),
        "is_treaty": instrument.treaty is not None,
    }


def provision_row(provision: Provision) -> dict[str, Any]:
    return {
        "eid": provision.eid,
        "citation": provision.citation,
        "heading": dict(provision.heading),
        "norms": [norm.id for norm in provision.norms],
        "no_norm": to_plain(provision.no_norm) if provision.no_norm else None,
        "inserted_by": provision.inserted_by or None,
        "deleted_by": provision.deleted_by or None,
    }


def provision_to_plain(
    instrument: Instrument, provision: Provision, rules: Rulebook, on: date
) -> dict[str, Any]:
    """A provision with its norms, and what stands directly above and under it."""
    eids = [it.eid for it in instrument.provisions]
    places = [NormPlace(instrument, provision, norm) for norm in provision.norms]
    return {
        **provision_row(provision),
        "instrument": instrument.id,
        "within": _within(provision.eid, eids),
        "under": [eid for eid in eids if _within(eid, eids) == provision.eid],
        "norms": [norm_to_plain(place, rules, on) for place in places],
    }


def _within(eid: str, eids: Sequence[str]) -> str | None:
    """The nearest recorded provision around one: eIds join the parts of their path by `__`."""
    known = set(eids)
    parts = eid.split("__")
    for end in range(len(parts) - 1, 0, -1):
        if (outer := "__".join(parts[:end])) in known:
            return outer
    return None
