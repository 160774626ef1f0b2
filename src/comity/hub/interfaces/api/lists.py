"""Lists of repositories: found, filtered, sorted, page by page."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import Any, Literal

import msgspec
from django.db.models import Q, Sum
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from comity.hub.domain.card_rules import validate_card
from comity.hub.domain.listing import RepositoryQuery, Sort, read_parameters
from comity.hub.domain.policy import Level
from comity.hub.domain.repositories import RepositoryKind
from comity.hub.domain.vocabulary.facets import dataset_tags_by_type, model_tags_by_type
from comity.hub.formats.card import read_card
from comity.hub.interfaces.api.answers import json_answer
from comity.hub.interfaces.api.calls import Call, endpoint
from comity.hub.interfaces.api.listed import ALWAYS, FROM_CARDS, FULL, listed, names_asked
from comity.hub.interfaces.api.paging import asked_limit, is_true, next_link
from comity.hub.interfaces.api.times import written
from comity.hub.models import Account, Repository
from comity.hub.queries.find_repositories import find_repositories
from comity.hub.queries.policy import visible
from comity.kernel.domain.errors import InvalidInput, NotPermitted, UnknownName
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

USUAL, MOST = 100, 1000
SORTS = {
    "lastModified": Sort.MODIFIED,
    "last_modified": Sort.MODIFIED,
    "modified": Sort.MODIFIED,
    "createdAt": Sort.CREATED,
    "created_at": Sort.CREATED,
    "created": Sort.CREATED,
    "downloads": Sort.DOWNLOADS,
    "trendingScore": Sort.DOWNLOADS,
    "trending_score": Sort.DOWNLOADS,
    "trending": Sort.DOWNLOADS,
    "likes": Sort.LIKES,
}
"""What is fetched most in 30 days is what trends here: there is no secret recipe."""


class Yaml(msgspec.Struct, rename="camel"):
    content: str
    repo_type: Literal["model", "dataset", "space"] | None = None


def list_repositories(call: Call) -> object:
    """`GET /api/{T}`."""
    query = asked_query(call)
    names = _names(call, query.kind)
    with_card = not FROM_CARDS.isdisjoint(names)
    found = find_repositories(call.caller, query, card=with_card)
    return json_answer(
        [listed(each, query.kind, names) for each in found.repositories],
        headers=next_link(call, found.after) if found.after else None,
    )


def asked_query(call: Call) -> RepositoryQuery:
    """From the parameters as the clients send them; `inference`, `apps` and the like are for what
    this hub has not, and count for nothing. Raises `InvalidInput`."""
    given = call.request.query_params
    sort = given.get("sort") or "trendingScore"
    if sort not in SORTS:
        raise InvalidInput("list-sort-unknown", sort=sort[:40], known=tuple(sorted(SORTS)))
    tags = [tag for each in given.getlist("filter") for tag in each.split(",") if tag.strip()]
    facets = {"task": (given["pipeline_tag"],)} if given.get("pipeline_tag") else {}
    least, most = read_parameters(given.get("num_parameters", ""))
    return RepositoryQuery(
        kind=call.kind,
        names=tuple(each for each in given.getlist("search") if each),
        author=given.get("author", ""),
        tags=tuple(tag.strip() for tag in tags),
        facets=facets,
        gated=_flag(call, "gated"),
        least_parameters=least,
        most_parameters=most,
        sort=SORTS[sort],
        descending=given.get("direction", "-1") != "1",
        limit=asked_limit(call, USUAL, MOST),
        after=given.get("cursor", ""),
    )


def _flag(call: Call, name: str) -> bool | None:
    given = call.query(name)
    if not given:
        return None
    if given.lower() not in ("true", "false", "1", "0"):
        raise InvalidInput("list-flag-malformed", name=name, value=given[:40])
    return is_true(given)


def _names(call: Call, kind: RepositoryKind) -> list[str]:
    expand = call.request.query_params.getlist("expand")
    if expand:
        return names_asked(kind, [name for each in expand for name in each.split(",")])
    names = FULL if is_true(call.query("full")) else ALWAYS
    return names_asked(kind, (*names, "cardData") if is_true(call.query("cardData")) else names)


@cache
def _tags_by_type(kind: RepositoryKind) -> dict[str, list[dict[str, Any]]]:
    found = model_tags_by_type() if kind is RepositoryKind.MODEL else dataset_tags_by_type()
    return {
        facet: [
            {name: value for name, value in asdict(tag).items() if value or name != "subtype"}
            for tag in tags
        ]
        for facet, tags in found.items()
    }


def model_tags(call: Call) -> object:
    """`GET /api/models-tags-by-type`."""
    return _tags_by_type(RepositoryKind.MODEL)


def dataset_tags(call: Call) -> object:
    """`GET /api/datasets-tags-by-type`."""
    return _tags_by_type(RepositoryKind.DATASET)


def own_repositories(call: Call) -> object:
    """`GET /api/settings/repositories`: the caller's own, with what each takes up."""
    account = Account.objects.filter(user=call.person).first()
    if account is None:
        return []
    return _stored(call, account)


def organisation_repositories(call: Call) -> object:
    """`GET /api/organizations/{name}/settings/repositories`, for its members."""
    account = Account.objects.filter(key=call.path("name").lower()).first()
    if account is None:
        raise UnknownName("account-unknown", name=call.path("name"))
    if call.caller.level_at(account) < Level.MEMBER:
        raise NotPermitted("not-permitted", permission="read", object=account.name)
    return _stored(call, account)


def _stored(call: Call, account: Account) -> object:
    rows = Repository.objects.filter(visible(call.caller), account=account)
    bytes_held = Sum("holdings__content__size", filter=Q(holdings__offered=False))
    found = list(
        rows.select_related("account")
        .defer("card")
        .annotate(held=bytes_held)
        .order_by("kind", "key")
    )
    total = sum(each.held or 0 for each in found) or 1
    return [
        {
            "id": str(each),
            "type": each.kind,
            "updatedAt": written(each.modified_at),
            "visibility": each.visibility,
            "storage": each.held or 0,
            "storagePercent": (each.held or 0) / total,
        }
        for each in found
    ]


def validate_yaml(call: Call) -> object:
    """`POST /api/validate-yaml`: what is wrong with a card, or with its YAML alone."""
    asked = call.json(Yaml)
    text = asked.content
    card = read_card(text)
    kind = asked.repo_type or "model"
    problems = validate_card(card.metadata, kind) if card.metadata else None
    errors = [*card.errors, *(problems.errors if problems else ())]
    warnings = [*card.warnings, *(problems.warnings if problems else ())]
    if "text/plain" in call.request.headers.get("accept", ""):
        lines = [render(each) for each in (errors or warnings)]
        return PlainTextResponse("\n".join(lines) or "OK", 400 if errors else 200)
    told = {"errors": _told(errors), "warnings": _told(warnings)}
    return json_answer(told, 400 if errors else 200)


def _told(messages: list[Message]) -> list[dict[str, str]]:
    return [{"message": render(each)} for each in messages]


ROUTES = [
    Route("/api/models-tags-by-type", endpoint(model_tags), methods=["GET"]),
    Route("/api/datasets-tags-by-type", endpoint(dataset_tags), methods=["GET"]),
    Route("/api/settings/repositories", endpoint(own_repositories), methods=["GET"]),
    Route(
        "/api/organizations/{name:hubname}/settings/repositories",
        endpoint(organisation_repositories),
        methods=["GET"],
    ),
    Route("/api/validate-yaml", endpoint(validate_yaml), methods=["POST"]),
    Route("/api/{plural:plural}", endpoint(list_repositories), methods=["GET"]),
]
