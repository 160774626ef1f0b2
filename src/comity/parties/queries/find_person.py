"""A person by their address."""

from __future__ import annotations

from allauth.account.models import EmailAddress

from comity.kernel.domain.errors import UnknownName
from comity.kernel.domain.messages import Message
from comity.parties.models import User


def find_person(address: str) -> User:
    """The active person who proved that the address is theirs. Raises `UnknownName`."""
    known = (
        EmailAddress.objects.filter(email=address.strip().lower(), verified=True)
        .select_related("user")
        .first()
    )
    if known is None or not known.user.is_active:
        raise UnknownName(
            "nobody-with-address", remedy=Message("nobody-with-address-remedy"), address=address
        )
    found: User = known.user
    return found
