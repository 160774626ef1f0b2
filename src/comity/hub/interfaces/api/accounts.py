"""Who one is, and who people and organisations are."""

from __future__ import annotations

from starlette.routing import Route

from comity.hub.domain.policy import Level
from comity.hub.interfaces.api.calls import Call, endpoint
from comity.hub.models import Account


def whoami(call: Call) -> object:
    """`GET /api/whoami-v2`. Without a hub account the name is a person's key."""
    person = call.person
    account = Account.objects.filter(user=person).first()
    token = call.caller.token
    can_write = token is None or any(scope.startswith("write") for scope in token.scopes)
    organisations = Account.objects.filter(
        organisation__in=list(call.caller.organisations)
    ).select_related("organisation")
    return {
        "type": "user",
        "id": str(person.id),
        "name": account.name if account else str(person.id),
        "fullname": person.name,
        "email": person.email,
        "emailVerified": True,
        "canPay": False,
        "isPro": False,
        "periodEnd": None,
        "avatarUrl": "",
        "orgs": [
            {
                "type": "org",
                "id": str(each.organisation_id),
                "name": each.name,
                "fullname": each.organisation.name if each.organisation else each.name,
                "email": None,
                "canPay": False,
                "avatarUrl": "",
                "roleInOrg": _role(call.caller.level_at(each)),
            }
            for each in organisations
        ],
        "auth": {
            "type": "access_token",
            "accessToken": {
                "displayName": token.name if token else "",
                "role": "write" if can_write else "read",
                "createdAt": token.created_at.isoformat() if token else None,
            },
        },
    }


def _role(level: Level) -> str:
    return {Level.ADMINISTRATOR: "admin", Level.WRITER: "write"}.get(level, "read")


ROUTES = [Route("/api/whoami-v2", endpoint(whoami), methods=["GET"])]
