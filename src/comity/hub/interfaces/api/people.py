"""What there is to know of people and organisations, and who follows whom."""

from __future__ import annotations

from typing import Any

from starlette.routing import Route

from comity.hub.actions.follow_account import follow_account, unfollow_account
from comity.hub.interfaces.api.answers import json_answer
from comity.hub.interfaces.api.calls import Call, endpoint
from comity.hub.interfaces.api.linked import page_of
from comity.hub.interfaces.api.times import written
from comity.hub.models import Account
from comity.hub.queries.names import account_named
from comity.hub.queries.people import (
    followers,
    following,
    members,
    organisations_of,
    overview,
)


def user_overview(call: Call) -> object:
    """`GET /api/users/{u}/overview`."""
    account = _account(call)
    seen = overview(call.caller, account)
    return {
        **person_record(account),
        "_id": str(account.id),
        "isPro": False,
        "isFollowing": seen.followed,
        "numModels": seen.models,
        "numDatasets": seen.datasets,
        "numSpaces": seen.spaces,
        "numDiscussions": seen.discussions,
        "numPapers": 0,
        "numUpvotes": 0,
        "numLikes": seen.likes,
        "numFollowing": seen.following,
        "numFollowers": seen.followers,
        "createdAt": written(account.created_at),
        "orgs": [organisation_record(each) for each in organisations_of(call.caller, account)],
    }


def organisation_overview(call: Call) -> object:
    """`GET /api/organizations/{o}/overview`."""
    account = _account(call)
    seen = overview(call.caller, account)
    return {
        **organisation_record(account),
        "_id": str(account.id),
        "isVerified": False,
        "isFollowing": seen.followed,
        "numUsers": seen.members,
        "numModels": seen.models,
        "numDatasets": seen.datasets,
        "numSpaces": seen.spaces,
        "numFollowers": seen.followers,
        "numPapers": 0,
        "createdAt": written(account.created_at),
    }


def listed_followers(call: Call) -> object:
    """`GET /api/{users,organizations}/{name}/followers`."""
    page, headers = page_of(call, followers(_account(call)), "at")
    return json_answer([person_record(each.follower.hub_account) for each in page], headers=headers)


def listed_following(call: Call) -> object:
    """`GET /api/users/{u}/following`."""
    page, headers = page_of(call, following(_account(call)), "at")
    return json_answer([person_record(each.account) for each in page], headers=headers)


def listed_members(call: Call) -> object:
    """`GET /api/organizations/{o}/members`."""
    found = members(call.caller, _account(call)).order_by("user__hub_account__key", "id")
    people = dict.fromkeys(each.user.hub_account for each in found)
    return json_answer([person_record(each) for each in people])


def follow(call: Call) -> object:
    """`POST /api/{users,organizations}/{name}/follow`."""
    follow_account(caller=call.caller, account=_account(call))
    return {}


def unfollow(call: Call) -> object:
    """`DELETE /api/{users,organizations}/{name}/follow`."""
    unfollow_account(caller=call.caller, account=_account(call))
    return {}


def person_record(account: Account) -> dict[str, Any]:
    """The account's name stands for the full name: real names are not told to everybody."""
    return {"user": account.name, "fullname": account.name, "avatarUrl": "", "type": "user"}


def organisation_record(account: Account) -> dict[str, Any]:
    full = account.organisation.name if account.organisation else account.name
    return {"name": account.name, "fullname": full, "avatarUrl": "", "type": "org"}


def _account(call: Call) -> Account:
    of_organisation = call.request.url.path.startswith("/api/organizations/")
    return account_named(call.path("account"), organisation=of_organisation)


USER = "/api/users/{account:hubname}"
ORGANISATION = "/api/organizations/{account:hubname}"
ROUTES = [
    Route(f"{USER}/overview", endpoint(user_overview), methods=["GET"]),
    Route(f"{USER}/followers", endpoint(listed_followers), methods=["GET"]),
    Route(f"{USER}/following", endpoint(listed_following), methods=["GET"]),
    Route(f"{ORGANISATION}/overview", endpoint(organisation_overview), methods=["GET"]),
    Route(f"{ORGANISATION}/followers", endpoint(listed_followers), methods=["GET"]),
    Route(f"{ORGANISATION}/members", endpoint(listed_members), methods=["GET"]),
    *(
        Route(f"{each}/follow", endpoint(deed), methods=[method])
        for each in (USER, ORGANISATION)
        for deed, method in ((follow, "POST"), (unfollow, "DELETE"))
    ),
]
