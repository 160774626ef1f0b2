"""The names of things in linked data, and the context that says what the keys mean.

SKOS and Dublin Core for the vocabulary, the European Legislation Identifier for instruments and
provisions; what these lack has a name of ours. The context stands in the file: nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

SCHEME = "urn:comity:concepts"
_OURS = (
    "modality", "level", "role", "bearer", "bearerLabel", "when", "unless", "penalty",
    "confidence", "kind", "status", "binding", "jurisdiction",
)  # fmt: skip
_TEXTS = {
    "prefLabel": "skos:prefLabel",
    "altLabel": "skos:altLabel",
    "definition": "skos:definition",
    "title": "dcterms:title",
    "alternative": "dcterms:alternative",
    "description": "dcterms:description",
    "note": "skos:note",
    "bearerLabel": "comity:bearerLabel",
}
_LINKS = {
    "broader": "skos:broader",
    "narrower": "skos:narrower",
    "related": "skos:related",
    "inScheme": "skos:inScheme",
    "topConceptOf": "skos:topConceptOf",
    "hasTopConcept": "skos:hasTopConcept",
    "seeAlso": "rdfs:seeAlso",
    "subject": "dcterms:subject",
    "isPartOf": "eli:is_part_of",
    "isRequiredBy": "eli:basis_for",
    "basedOn": "eli:based_on",
    "replacedBy": "dcterms:isReplacedBy",
    "release": "dcterms:isVersionOf",
}
_DAYS = {
    "firstDay": "comity:firstDay",
    "endDay": "comity:endDay",
    "checkedOn": "comity:checkedOn",
    "ended": "eli:date_no_longer_in_force",
}

CONTEXT: Mapping[str, object] = {
    "@version": 1.1,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "comity": "urn:comity:term:",
    "ConceptScheme": "skos:ConceptScheme",
    "Concept": "skos:Concept",
    "Instrument": "eli:LegalResource",
    "Provision": "eli:LegalResourceSubdivision",
    "Norm": "comity:Norm",
    "notation": "skos:notation",
    "identifier": "dcterms:identifier",
    "citation": "dcterms:bibliographicCitation",
    "source": "dcterms:source",
    **{name: f"comity:{name}" for name in _OURS},
    **{name: {"@id": id, "@container": "@language"} for name, id in _TEXTS.items()},
    **{name: {"@id": id, "@type": "@id"} for name, id in _LINKS.items()},
    **{name: {"@id": id, "@type": "xsd:date"} for name, id in _DAYS.items()},
}


def iri(kind: str, *ids: str) -> str:
    """`urn:comity:norm:eu-ai-act:art_50__para_2`."""
    return ":".join(("urn:comity", kind, *(quote(id, safe="") for id in ids)))
