"""Webhooks of one's own, as `huggingface_hub` manages them."""

from __future__ import annotations

from typing import Any

import msgspec
from starlette.routing import Route

from comity.hub.actions.create_webhook import create_webhook
from comity.hub.actions.delete_webhook import delete_webhook
from comity.hub.actions.set_watched import WatchedName
from comity.hub.actions.update_webhook import update_webhook
from comity.hub.domain.webhooks import DOMAINS
from comity.hub.interfaces.api.calls import Call, endpoint
from comity.hub.models import Watched, Webhook
from comity.hub.queries.webhooks import own_webhook, webhooks_of
from comity.kernel.domain.errors import InvalidInput


class Item(msgspec.Struct):
    type: str
    name: str


class New(msgspec.Struct, rename="camel"):
    watched: list[Item]
    url: str | None = None
    domains: list[str] | None = None
    secret: str | None = None


class Changed(msgspec.Struct):
    watched: list[Item] = []
    url: str | None = None
    domains: list[str] | None = None
    secret: str | None = None


def listed(call: Call) -> object:
    """`GET /api/settings/webhooks`. Secrets are told to nobody again."""
    return [_record(each) for each in webhooks_of(call.caller)]


def one(call: Call) -> object:
    """`GET /api/settings/webhooks/{id}`."""
    return {"webhook": _record(own_webhook(call.caller, call.path("webhook")))}


def create(call: Call) -> object:
    """`POST /api/settings/webhooks`. There are no jobs here, so an address is needed."""
    asked = call.json(New)
    if asked.url is None:
        raise InvalidInput("webhook-url-malformed")
    made = create_webhook(
        caller=call.caller,
        url=asked.url,
        watched=_names(asked.watched),
        domains=DOMAINS if asked.domains is None else asked.domains,
        secret=asked.secret or "",
    )
    return {"webhook": _record(made, secret=asked.secret)}


def update(call: Call) -> object:
    """`POST /api/settings/webhooks/{id}`."""
    asked = call.json(Changed)
    changed = update_webhook(
        caller=call.caller,
        webhook=call.path("webhook"),
        url=asked.url,
        watched=_names(asked.watched),
        domains=asked.domains,
        secret=asked.secret,
    )
    return {"webhook": _record(changed, secret=asked.secret)}


def enable(call: Call) -> object:
    """`POST /api/settings/webhooks/{id}/enable`."""
    changed = update_webhook(caller=call.caller, webhook=call.path("webhook"), active=True)
    return {"webhook": _record(changed)}


def disable(call: Call) -> object:
    """`POST /api/settings/webhooks/{id}/disable`."""
    changed = update_webhook(caller=call.caller, webhook=call.path("webhook"), active=False)
    return {"webhook": _record(changed)}


def delete(call: Call) -> object:
    """`DELETE /api/settings/webhooks/{id}`."""
    delete_webhook(caller=call.caller, webhook=call.path("webhook"))
    return {}


def _names(items: list[Item]) -> list[WatchedName]:
    return [WatchedName(each.type, each.name) for each in items]


def _record(webhook: Webhook, secret: str | None = None) -> dict[str, Any]:
    """`secret` only in answer to who just set it."""
    watched = Watched.objects.filter(webhook=webhook).order_by("id")
    return {
        "id": str(webhook.id),
        "url": webhook.url,
        "watched": [
            _item(each) for each in watched.select_related("account", "repository__account")
        ],
        "domains": webhook.domains,
        "secret": secret,
        "disabled": not webhook.active,
    }


def _item(watched: Watched) -> dict[str, str]:
    if watched.account is not None:
        kind = "user" if watched.account.user_id else "org"
        return {"type": kind, "name": watched.account.name}
    assert watched.repository is not None  # noqa: S101 - the table's constraint
    return {"type": watched.repository.kind, "name": str(watched.repository)}


ALL = "/api/settings/webhooks"
ONE = f"{ALL}/{{webhook}}"
ROUTES = [
    Route(ALL, endpoint(listed), methods=["GET"]),
    Route(ALL, endpoint(create), methods=["POST"]),
    Route(ONE, endpoint(one), methods=["GET"]),
    Route(ONE, endpoint(update), methods=["POST"]),
    Route(ONE, endpoint(delete), methods=["DELETE"]),
    Route(f"{ONE}/enable", endpoint(enable), methods=["POST"]),
    Route(f"{ONE}/disable", endpoint(disable), methods=["POST"]),
]
