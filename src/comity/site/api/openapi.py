"""The OpenAPI document, with what holds for every operation written to each: errors and headers."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from pydantic.json_schema import models_json_schema

from comity.assembly.interfaces.api import described
from comity.kernel.interfaces.api.encoding import encode
from comity.kernel.interfaces.api.records import Problem
from comity.kernel.interfaces.problem_json import CONTENT_TYPE
from comity.kernel.interfaces.web.page_cache import public_page
from comity.parties.interfaces.api.bearer import BearerToken, TokenOrNobody
from comity.plan.interfaces.api import described as plan_described
from comity.site.api.platform import api

Plain = dict[str, Any]

ERRORS = {
    400: "A value that can't be read; `problems` names each.",
    401: "No valid token was shown.",
    403: "The token was not narrowed to this, its person may not do it, or another site asks.",
    404: "A name that nothing answers to; the nearest that is known stands in `detail`.",
    408: "The body came too slowly.",
    409: "It was done already, or too many wait.",
    413: "The body is too large.",
    414: "The address is too long.",
    415: "The body is of another type than the operation reads.",
    429: "Too many requests from this address.",
    431: "The headers are too large.",
    500: "A fault of ours; it is logged under `request`.",
    503: "The database does not answer, or nothing may be changed at present.",
}
ALWAYS, WITH_BODY, WITH_TOKEN = (400, 404, 414, 429, 431, 500, 503), (408, 413, 415), (401, 403)
PATHS = {
    "jurisdiction": "A jurisdiction: FR, US-CO, EU.",
    "instrument": "An instrument: eu-ai-act.",
    "eid": "The Akoma Ntoso eId of a provision: art_50__para_1.",
    "norm": "A norm of the instrument: art_50__para_1.",
    "concept": "A concept: transparency.synthetic-content.label.",
    "left": "A jurisdiction: EU.",
    "right": "Another one: KR.",
    "treaty": "A treaty: coe-ai-convention.",
    "release": "The SHA-256 of a release, in hexadecimal.",
    "fact": "A fact: model.training_compute.",
    "token": "The id of a token.",
    **described.PATHS,
    **plan_described.PATHS,
}
CONFLICTS = (
    frozenset({"revoke_token", "file_report"}) | described.CONFLICTS | plan_described.CONFLICTS
)
TOKEN, TOKEN_OR_NOBODY = BearerToken.__name__, TokenOrNobody.__name__
RATE = ("RateLimit-Policy", "RateLimit")
TAGS = {
    "index": "What there is.",
    "jurisdictions": "Countries and areas, parts of them, and bodies.",
    "instruments": "Laws, decrees, treaties, standards, guidelines, and their provisions.",
    "norms": "What provisions demand, of whom, since when.",
    "concepts": "The vocabulary by which norms are compared.",
    "comparing": "Cross-walks, coverage and divergence.",
    "treaties": "Who signed, whom they bind, what they still need.",
    "calendar": "What begins and ends, and what releases of the corpus changed.",
    "search": "What of the rules has the words, in six scripts.",
    "facts": "What can be stated about an AI system and those behind it.",
    "questions": "What the rules ask of one system. Nothing that is sent is kept.",
    "reports": "What is wrong with what is said here. Moderators decide; nobody else reads it.",
    **described.TAGS,
    **plan_described.TAGS,
    "me": "The person that a token stands for. Needs `Authorization: Bearer comity_...`.",
}


@cache
def document() -> Plain:
    """The whole document, as plain data."""
    found: Plain = dict(api.get_openapi_schema())
    found["info"]["license"] = {"name": "Apache-2.0", "identifier": "Apache-2.0"}
    found["tags"] = [{"name": name, "description": words} for name, words in TAGS.items()]
    components = found["components"]
    components["schemas"] |= _problem_schema()
    components["responses"] = {str(status): _response(status) for status in ERRORS}
    components["headers"] = HEADERS
    components["securitySchemes"].pop(TOKEN_OR_NOBODY)
    for methods in found["paths"].values():
        for method, operation in methods.items():
            _complete(method, operation)
    _leave_out_unused(found)
    return found


def _leave_out_unused(found: Plain) -> None:
    """Of the records: those that only gather the parameters of an operation."""
    schemas: Plain = found["components"]["schemas"]
    used: set[str] = set()
    coming = _named({**found, "components": {**found["components"], "schemas": {}}})
    while coming:
        used |= coming
        coming = set[str]().union(*(_named(schemas[name]) for name in coming)) - used
    found["components"]["schemas"] = {name: schemas[name] for name in sorted(used)}


def _named(part: Any) -> set[str]:  # noqa: ANN401 - plain data has no one type
    """The records that a part of the document refers to."""
    match part:
        case {"$ref": str(target)}:
            return {target.rpartition("/")[2]} if "/schemas/" in target else set()
        case dict():
            return set[str]().union(*map(_named, part.values()))
        case list():
            return set[str]().union(*map(_named, part))
    return set()


@public_page(lambda: "openapi")
def show_document(request: HttpRequest) -> HttpResponse:
    return HttpResponse(encode(document()), content_type="application/json")


def _complete(method: str, operation: Plain) -> None:
    secured, has_body = "security" in operation, "requestBody" in operation
    for each in operation["parameters"]:
        if each["in"] == "path":
            each["description"] = PATHS[each["name"]]
    statuses = [*ALWAYS, *(WITH_BODY if has_body else ()), *(WITH_TOKEN if secured else ())]
    if secured and {TOKEN_OR_NOBODY: []} in operation["security"]:
        operation["security"] = [{TOKEN: []}, {}]  # with a token, or without
    if operation["operationId"] in CONFLICTS:
        statuses.append(409)
    answers = {str(status): answer for status, answer in operation["responses"].items()}
    headers = {name: _ref("headers", name) for name in ("Cache-Control", *RATE)}
    if method == "get" and not secured:
        headers["ETag"] = _ref("headers", "ETag")
        answers["304"] = {"description": "As it was under the ETag shown.", "headers": headers}
    shown = dict(headers)
    if any(each["name"] == "offset" for each in operation["parameters"]):
        shown["Link"] = _ref("headers", "Link")
    for status, answer in answers.items():
        if status.startswith("2"):
            answer["headers"] = shown
    answers |= {str(status): _ref("responses", str(status)) for status in statuses}
    operation["responses"] = dict(sorted(answers.items()))


def _response(status: int) -> Plain:
    problem = {"schema": _ref("schemas", "Problem")}
    found: Plain = {"description": ERRORS[status], "content": {CONTENT_TYPE: problem}}
    named = {401: ("WWW-Authenticate",), 429: ("Retry-After", *RATE), 503: ("Retry-After",)}
    if status in named:
        found["headers"] = {name: _ref("headers", name) for name in named[status]}
    return found


HEADERS: Plain = {
    "ETag": {
        "description": "Send it back as If-None-Match, and get 304 where nothing changed.",
        "schema": {"type": "string"},
    },
    "Cache-Control": {"schema": {"type": "string"}},
    "Link": {
        "description": "The first, last, previous and next stretch (RFC 8288).",
        "schema": {"type": "string"},
    },
    "RateLimit-Policy": {
        "description": "`q` requests from one address within `w` seconds are answered "
        "(draft-ietf-httpapi-ratelimit-headers). Left out where there is no limit.",
        "schema": {"type": "string"},
    },
    "RateLimit": {
        "description": "`r` further requests may come within `t` seconds; with none left, so many "
        "seconds pass before there is one.",
        "schema": {"type": "string"},
    },
    "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "string"}},
    "WWW-Authenticate": {"schema": {"type": "string"}},
}


def _problem_schema() -> Plain:
    _, whole = models_json_schema(
        [(Problem, "serialization")], ref_template="#/components/schemas/{model}"
    )
    schemas: Plain = whole["$defs"]
    schemas["Problem"]["required"] = ["type", "title", "status", "detail"]
    return schemas


def _ref(kind: str, name: str) -> Plain:
    return {"$ref": f"#/components/{kind}/{name}"}
