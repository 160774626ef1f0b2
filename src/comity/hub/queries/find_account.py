"""Accounts and people by what an operator types."""

from __future__ import annotations

from django.utils import timezone

from comity.hub.models import Account
from comity.hub.queries.callers import Caller, caller_of_person
from comity.kernel.domain.errors import InvalidInput, UnknownName
from comity.parties.domain.permissions import MembershipRole
from comity.parties.models import Membership, Organisation, User
from comity.parties.queries.find_person import find_person


def find_account(name: str) -> Account:
    """In any case. Raises `UnknownName`."""
    rows = Account.objects.select_related("user", "organisation")
    found = rows.filter(key=name.lower()).first()
    if found is None:
        raise UnknownName("account-unknown", name=name)
    return found


def person_called(name: str) -> User:
    """By their e-mail address, or by the name of their account. Raises `UnknownName`."""
    if "@" in name:
        return find_person(name)
    account = find_account(name)
    if account.user is None:
        raise InvalidInput("account-of-organisation", name=account.name)
    return account.user


def party_called(name: str) -> User | Organisation:
    """A person by their e-mail address, or an organisation by its name or id. Raises
    `UnknownName`, and `InvalidInput` where several have that name."""
    if "@" in name:
        return find_person(name)
    found = list(Organisation.objects.filter(name__iexact=name.strip())[:2])
    if len(found) > 1:
        raise InvalidInput("organisation-ambiguous", name=name)
    if not found:
        raise UnknownName("organisation-unknown", key=name)
    return found[0]


def acting_for(account: Account, email: str = "") -> Caller:
    """Somebody who may write to the account: the person with that address, else the person whose
    account it is, else the first owner of the organisation. Raises `UnknownName`."""
    if email:
        return caller_of_person(find_person(email))
    if account.user is not None:
        return caller_of_person(account.user)
    today = timezone.now().date()
    owners = Membership.objects.filter(
        organisation=account.organisation, role=MembershipRole.OWNER.value, valid_from__lte=today
    ).select_related("user")
    for each in owners.order_by("valid_from"):
        if (each.valid_until is None or each.valid_until > today) and each.user.is_active:
            return caller_of_person(each.user)
    raise UnknownName("account-without-owner", name=account.name)
