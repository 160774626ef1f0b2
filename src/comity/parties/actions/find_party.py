"""Load the people and organisations that an action is about."""

from __future__ import annotations

from uuid import UUID

from comity.kernel.domain.errors import UnknownName
from comity.parties.models import Organisation, User


def get_user(key: UUID) -> User:
    """The person, active or not. Raises `UnknownName`."""
    found = User.objects.filter(id=key).first()
    if found is None:
        raise UnknownName("user-unknown", key=str(key))
    return found


def lock_organisation(key: UUID) -> Organisation:
    """The organisation, its row locked until the transaction ends. Raises `UnknownName`."""
    found = Organisation.objects.select_for_update().filter(id=key).first()
    if found is None:
        raise UnknownName("organisation-unknown", key=str(key))
    return found
