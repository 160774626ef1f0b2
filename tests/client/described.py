"""What the OpenAPI document says of an operation, for tests of the client."""

from __future__ import annotations

from typing import Any

import jsonschema_rs

from comity.site.api.openapi import document

RENAMED = {"in": "where", "from": "first", "to": "last"}
"""Parameters of addresses; of those in bodies, only what Python can't call so."""


def operations() -> dict[str, dict[str, Any]]:
    return {
        operation["operationId"]: operation
        for methods in document()["paths"].values()
        for operation in methods.values()
    }


def parameters_of(operation: dict[str, Any]) -> set[str]:
    """What may be asked, stretches of a list left out: the client walks them."""
    named = {RENAMED.get(each["name"], each["name"]) for each in operation["parameters"]}
    if body := operation.get("requestBody"):
        (content,) = body["content"].values()
        name = content["schema"].get("$ref", "").rpartition("/")[2]
        schema = document()["components"]["schemas"][name] if name else content["schema"]
        named |= {"where" if name == "in" else name for name in schema["properties"]}
    return named - {"limit", "offset"}


def fits(operation: str, answer: object) -> None:
    """Raise unless an answer is what the document says of the operation."""
    responses = operations()[operation]["responses"]
    found = responses.get("200") or responses["201"]
    schema = found["content"]["application/json"]["schema"]
    whole = {**schema, "components": document()["components"]}
    jsonschema_rs.validator_for(whole, validate_formats=True).validate(answer)
