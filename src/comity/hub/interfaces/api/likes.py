"""Likes: who likes a repository, and what somebody likes."""

from __future__ import annotations

from starlette.routing import Route

from comity.hub.actions.like_repository import like_repository, unlike_repository
from comity.hub.domain.policy import Deed
from comity.hub.interfaces.api.addresses import REPOSITORY
from comity.hub.interfaces.api.answers import json_answer
from comity.hub.interfaces.api.calls import Call, endpoint
from comity.hub.interfaces.api.linked import page_of
from comity.hub.interfaces.api.times import written
from comity.hub.queries.likes import likers, likes_of
from comity.hub.queries.names import account_named


def like(call: Call) -> object:
    """`POST .../like`."""
    like_repository(caller=call.caller, repository=call.repository(Deed.DISCUSS))
    return {}


def unlike(call: Call) -> object:
    """`DELETE .../like`."""
    unlike_repository(caller=call.caller, repository=call.repository(Deed.DISCUSS))
    return {}


def liked_by(call: Call) -> object:
    """`GET .../likers`."""
    page, headers = page_of(call, likers(call.repository(Deed.KNOW)), "at")
    names = [each.user.hub_account.name for each in page]
    people = [{"user": name, "fullname": name, "type": "user", "avatarUrl": ""} for name in names]
    return json_answer(people, headers=headers)


def liked(call: Call) -> object:
    """`GET /api/users/{u}/likes`."""
    account = account_named(call.path("account"), organisation=False)
    page, headers = page_of(call, likes_of(call.caller, account), "at")
    found = [
        {
            "createdAt": written(each.at),
            "repo": {"name": str(each.repository), "type": each.repository.kind},
        }
        for each in page
    ]
    return json_answer(found, headers=headers)


ROUTES = [
    Route(f"{REPOSITORY}/like", endpoint(like), methods=["POST"]),
    Route(f"{REPOSITORY}/like", endpoint(unlike), methods=["DELETE"]),
    Route(f"{REPOSITORY}/likers", endpoint(liked_by), methods=["GET"]),
    Route("/api/users/{account:hubname}/likes", endpoint(liked), methods=["GET"]),
]
