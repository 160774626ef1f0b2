"""The JSON Schema (draft 2020-12) of the corpus files, made from the records themselves."""

from __future__ import annotations

from typing import Any

import msgspec

from comity.regulation.formats.corpus_layout import FILE_TYPES

_ID = r"^[a-z][a-z0-9_]*([-.][a-z0-9_]+)*$"
_NAMED = {"Concept": _ID, "Fact": _ID, "Constraint": _ID, "Instrument": r"^[a-z0-9]+(-[a-z0-9]+)*$"}
_LEAST = {
    "TreatyRule": {"consents": 1, "members": 0},
    "TreatyAction": {"number": 1},
    "Delay": {"months": 0, "days": 0},
    "Numbering": {"level": 0, "line": 0},
}
_FILE_NAME = r"^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$"
_EID = r"^[A-Za-z0-9]+(_[A-Za-z0-9.-]+)?(__[A-Za-z0-9]+(_[A-Za-z0-9.-]+)?)*$"


def corpus_schema() -> dict[str, Any]:
    """The schema of all kinds of file, each under `$defs`; a file matches one of them."""
    references, definitions = msgspec.json.schema_components(
        FILE_TYPES, ref_template="#/$defs/{name}"
    )
    for name, definition in definitions.items():
        _tighten(name, definition)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of the Comity corpus",
        "oneOf": list(references),
        "$defs": definitions,
    }


def _tighten(name: str, definition: dict[str, Any]) -> None:
    properties: dict[str, Any] = definition.get("properties", {})
    if properties:
        definition["additionalProperties"] = False
    for property in properties.values():
        property.pop("default", None)
        if property.get("additionalProperties") == {"type": "string"}:
            property["propertyNames"] = {"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"}
    if name in _NAMED:
        properties["id"]["pattern"] = _NAMED[name]
    if name == "Text":
        properties["id"]["pattern"] = _FILE_NAME
        properties["extent"]["pattern"] = "^([1-9][0-9]*-[1-9][0-9]*)?$"
    if name == "Numbering":
        properties["unit"]["pattern"] = r"^[A-Za-z0-9]+(_[A-Za-z0-9.-]+)?$"
    if name == "Reading":
        properties["norms"]["additionalProperties"]["pattern"] = "^([0-9a-f]{12})?$"
        properties["norms"].pop("propertyNames", None)
    if name == "Provision":
        properties["eid"]["pattern"] = _EID
    if name == "Norm":
        properties["concepts"]["minItems"] = 1
        properties["summary"]["required"] = ["en"]
        properties["level"] = {"enum": [1, 2, 3, 4]}
    for field, least in _LEAST.get(name, {}).items():
        properties[field]["minimum"] = least
    if name == "Support":
        properties["lines"]["pattern"] = "^[1-9][0-9]*(-[1-9][0-9]*)?$"
        properties["hash"]["pattern"] = "^([0-9a-f]{12})?$"
