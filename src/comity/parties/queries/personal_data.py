"""Everything that is kept of one person, for that person."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession

from comity.kernel.models import AuditEntry
from comity.parties.models import Membership, Role, Token, User
from comity.parties.queries.kept_elsewhere import kept_elsewhere

PERSON = ("id", "email", "name", "language", "timezone", "created_at", "last_login")


def personal_data(person: User) -> dict[str, Any]:
    """Plain data. Secrets (password, keys of second factors, digests of tokens) are not in it."""
    addresses = EmailAddress.objects.filter(user=person)
    memberships = Membership.objects.filter(user=person).select_related("organisation")
    log = AuditEntry.objects.filter(actor=person.reference) | AuditEntry.objects.filter(
        object=person.reference
    )
    return {
        "person": {field: getattr(person, field) for field in PERSON},
        "addresses": list(addresses.values("email", "verified", "primary")),
        "second_factors": list(
            Authenticator.objects.filter(user=person).values("type", "created_at", "last_used_at")
        ),
        "services": list(SocialAccount.objects.filter(user=person).values("provider", "uid")),
        "sessions": list(
            UserSession.objects.filter(user=person).values("ip", "user_agent", "created_at")
        ),
        "memberships": [
            {
                "organisation": each.organisation.name,
                "role": each.role,
                "from": each.valid_from,
                "until": each.valid_until,
            }
            for each in memberships
        ],
        "roles": list(
            Role.objects.filter(user=person).values("name", "scope", "valid_from", "valid_until")
        ),
        "tokens": list(
            Token.objects.filter(user=person).values(
                *("name", "shown", "scopes", "created_at", "expires_at"),
                *("last_used_on", "revoked_at"),
            )
        ),
        **kept_elsewhere(person),
        "log": list(log.order_by("sequence").values("sequence", "at", "actor", "action", "object")),
    }
