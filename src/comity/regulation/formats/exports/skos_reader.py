"""A concept scheme back to concepts, from the JSON-LD that `skos_writer` wrote."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import msgspec

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.concepts import Concept
from comity.regulation.formats.exports.linked_data_names import iri

_PREFIX = iri("concept", "")


def concepts_from_jsonld(data: bytes) -> tuple[Concept, ...]:
    """The concepts in their order. Reads the keys of our own context, not any JSON-LD; raises
    `InvalidInput("export-unreadable")` for what is not so."""
    try:
        graph = msgspec.json.decode(data, type=dict[str, Any])["@graph"]
        found = [_plain(node) for node in graph if node["@type"] == "Concept"]
        return msgspec.convert(found, tuple[Concept, ...])
    except (msgspec.DecodeError, KeyError, TypeError) as error:
        problem = f"{type(error).__name__}: {error}"
        raise InvalidInput("export-unreadable", name="JSON-LD", problem=problem) from None


def _plain(node: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": node["notation"],
        "labels": node.get("prefLabel", {}),
        "definition": node.get("definition", {}),
        "aliases": node.get("altLabel", {}),
        "broader": _id(node.get("broader", "")),
        "related": [_id(it) for it in (*node.get("related", ()), *node.get("seeAlso", ()))],
        "source": node.get("source", ""),
    }


def _id(name: str) -> str:
    return unquote(name.removeprefix(_PREFIX))
