"""The page that describes the API, made from the same document that programs read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from comity.kernel.interfaces.api.refusals import FORM
from comity.kernel.interfaces.web.page_cache import public_page
from comity.regulation.queries.current_rulebook import current_content, current_rulebook
from comity.site.api.examples import ADDRESSES, BODIES
from comity.site.api.openapi import TAGS, document

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ParameterView:
    name: str
    place: str
    type: str
    required: bool
    words: str


@dataclass(frozen=True, slots=True)
class OperationView:
    """`href` is an address to try, "" where it takes more than to follow a link."""

    id: str
    method: str
    path: str
    words: str
    parameters: tuple[ParameterView, ...]
    curl: str
    href: str
    answer: str
    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TagView:
    name: str
    words: str
    operations: tuple[OperationView, ...]


@dataclass(frozen=True, slots=True)
class ErrorView:
    status: str
    words: str


@public_page(current_content)
def show_api(request: HttpRequest) -> HttpResponse:
    host = request.build_absolute_uri("/")[:-1]
    release = current_rulebook().release
    operations = list(_operations(host, release))
    responses = document()["components"]["responses"]
    context = {
        "tags": [
            TagView(tag, words, tuple(view for name, view in operations if name == tag))
            for tag, words in TAGS.items()
        ],
        "errors": [ErrorView(status, each["description"]) for status, each in responses.items()],
        "count": len(operations),
        "openapi": reverse("openapi"),
    }
    return render(request, "site/api.html", context)


def _operations(host: str, release: str) -> Iterator[tuple[str, OperationView]]:
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            yield operation["tags"][0], _view(host, release, path, method.upper(), operation)


def _view(host: str, release: str, path: str, method: str, operation: Plain) -> OperationView:
    id, secured = operation["operationId"], {} not in operation.get("security", [{}])
    address = f"/api/v1/{ADDRESSES[id].replace('{release}', release)}"
    body = _body_schema(operation)
    return OperationView(
        id=id,
        method=method,
        path=path,
        words=operation["description"],
        parameters=(
            *(_parameter(each) for each in operation["parameters"]),
            *_body_parameters(body),
        ),
        curl=_curl(
            f"{host}{address}",
            method,
            BODIES.get(id),
            secured=secured,
            is_form=FORM in operation.get("requestBody", {}).get("content", {}),
        ),
        href=address if method == "GET" and not secured else "",
        answer=_answer(operation),
        statuses=tuple(operation["responses"]),
    )


def _curl(address: str, method: str, body: object, *, secured: bool, is_form: bool) -> str:
    parts = ["curl"]
    if method == "DELETE":
        parts.append("-X DELETE")
    if secured:
        parts.append('-H "Authorization: Bearer $COMITY_TOKEN"')
    if is_form and isinstance(body, Mapping):
        parts += [f"-F '{name}={value}'" for name, value in body.items()]
    elif body is not None:
        parts.append("--json '" + json.dumps(body) + "'")
    return " ".join((*parts, f"'{address}'"))


def _parameter(each: Plain) -> ParameterView:
    words = each.get("description", "")
    return ParameterView(
        each["name"], each["in"], type_words(each["schema"]), each["required"], words
    )


def _body_schema(operation: Plain) -> Plain:
    body = operation.get("requestBody")
    content = body["content"] if body else {}
    (schema,) = (each["schema"] for each in content.values()) if content else ({},)
    return _resolved(schema)


def _body_parameters(schema: Plain) -> Iterator[ParameterView]:
    for name, each in schema.get("properties", {}).items():
        required = name in schema.get("required", ())
        yield ParameterView(name, "body", type_words(each), required, each.get("description", ""))


def _answer(operation: Plain) -> str:
    """The name of the record that it answers with, "" where it answers with nothing."""
    for status in ("200", "201"):
        content = operation["responses"].get(status, {}).get("content", {})
        if content:
            return type_words(content["application/json"]["schema"])
    return ""


def type_words(schema: Plain) -> str:
    """A schema in a few words: its choices, type and format, or the name of its record."""
    if "$ref" in schema:
        found = _resolved(schema)
        return type_words(found) if "enum" in found else str(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(type_words(each) for each in schema["anyOf"]))
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"list of {type_words(schema['items'])}"
    if schema.get("type") == "object":
        inner = schema.get("additionalProperties")
        return f"map to {type_words(inner)}" if isinstance(inner, dict) and inner else "map"
    words = str(schema.get("format") or schema.get("type", "any"))
    if "minimum" in schema and "maximum" in schema:
        words += f" {schema['minimum']}-{schema['maximum']}"
    return words


def _resolved(schema: Plain) -> Plain:
    if "$ref" not in schema:
        return schema
    found: Plain = document()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return found
