"""Instruments, provisions and norms as nodes of linked data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from comity.regulation.domain.corpus import Corpus, NormPlace
from comity.regulation.domain.instruments import Bearer, Instrument
from comity.regulation.domain.norm_days import first_and_end_day
from comity.regulation.formats.exports.linked_data_names import iri


def norm_graph(corpus: Corpus) -> Iterator[dict[str, Any]]:
    """Norms stand apart from their provisions and name them, as provisions their instrument."""
    for instrument in corpus.instruments:
        yield _present(_instrument(instrument))
        bearers = _bearers(corpus, instrument)
        for provision in instrument.provisions:
            yield _present(
                {
                    "@id": iri("provision", instrument.id, provision.eid),
                    "@type": "Provision",
                    "identifier": provision.eid,
                    "isPartOf": iri("instrument", instrument.id),
                    "citation": provision.citation,
                    "title": provision.heading,
                }
            )
            for norm in provision.norms:
                place = NormPlace(instrument, provision, norm)
                yield _present(_norm(place, bearers.get(norm.bearer)))


def _instrument(instrument: Instrument) -> dict[str, Any]:
    return {
        "@id": iri("instrument", instrument.id),
        "@type": "Instrument",
        "identifier": instrument.id,
        "jurisdiction": instrument.jurisdiction,
        "title": instrument.title,
        "alternative": instrument.short_title,
        "kind": instrument.kind.value,
        "status": instrument.status.value,
        "binding": instrument.binding,
        "checkedOn": instrument.checked_on.isoformat(),
        "ended": instrument.ended.isoformat() if instrument.ended else None,
        "replacedBy": [iri("instrument", it) for it in instrument.superseded_by],
        "basedOn": iri("instrument", instrument.implements) if instrument.implements else None,
        "source": [it.location for it in instrument.sources],
        "confidence": instrument.confidence.value,
    }


def _norm(place: NormPlace, bearer: Bearer | None) -> dict[str, Any]:
    norm = place.norm
    first, end = first_and_end_day(place.instrument, norm)
    return {
        "@id": iri("norm", place.instrument.id, norm.id),
        "@type": "Norm",
        "identifier": norm.id,
        "isPartOf": iri("provision", place.instrument.id, place.provision.eid),
        "subject": [iri("concept", it) for it in norm.concepts],
        "description": norm.summary,
        "modality": norm.modality.value,
        "level": int(norm.level),
        "bearer": norm.bearer,
        "bearerLabel": bearer.label if bearer else None,
        "role": str(bearer.role) if bearer else None,
        "when": norm.when,
        "unless": norm.unless,
        "penalty": norm.penalty,
        "firstDay": first.isoformat() if first else None,
        "endDay": end.isoformat() if end else None,
        "source": norm.source,
        "note": norm.note,
        "confidence": norm.confidence.value,
    }


def _bearers(corpus: Corpus, instrument: Instrument) -> dict[str, Bearer]:
    lineage = reversed(corpus.lineage(instrument))
    return {name: bearer for each in lineage for name, bearer in each.bearers.items()}


def _present(node: dict[str, Any]) -> dict[str, Any]:
    return {key: it for key, it in node.items() if it is not None and it not in ("", [], (), {})}
