"""Give a person or an organisation the name under which it publishes."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from comity.hub.domain.account_names import parse_account_name
from comity.hub.domain.policy import Level
from comity.hub.models import Account
from comity.hub.queries.callers import Caller
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, NotPermitted, UnknownName
from comity.parties.models import Organisation, User


def open_account(
    *, caller: Caller, name: str, user: UUID | None = None, organisation: UUID | None = None
) -> Account:
    """The new account of that person or organisation, of which exactly one is given.

    A person opens their own, an owner that of their organisation. A name is taken once, in any
    case, and for good. Raises `InvalidInput` for a malformed or reserved name, `Conflict` for one
    that is taken or a party that has an account.
    """
    _authorise(caller, user, organisation)
    parsed = parse_account_name(name)
    with transaction.atomic():
        account = Account(
            name=parsed, key=parsed.lower(), user_id=user, organisation_id=organisation
        )
        try:
            with transaction.atomic():
                account.save(force_insert=True)
        except IntegrityError as error:
            raise Conflict("account-exists", name=parsed) from error
        append_audit(
            actor=caller.actor.reference,
            action="open_account",
            object=account.reference,
            payload={
                "name": parsed,
                "party": f"user:{user}" if user else f"organisation:{organisation}",
            },
            visibility=Visibility.PUBLIC if organisation else Visibility.MEMBERS,
        )
    return account


def _authorise(caller: Caller, user: UUID | None, organisation: UUID | None) -> None:
    if (user is None) == (organisation is None):
        raise ValueError("an account is of a person or of an organisation")
    if user is not None and not User.objects.filter(id=user, is_active=True).exists():
        raise UnknownName("user-unknown", key=str(user))
    if organisation is not None and not Organisation.objects.filter(id=organisation).exists():
        raise UnknownName("organisation-unknown", key=str(organisation))
    own = caller.user is not None and caller.user.id == user
    owned = (
        organisation is not None
        and caller.organisations.get(organisation, Level.NOBODY) >= Level.ADMINISTRATOR
    )
    unnarrowed = caller.actor.narrowed is None
    if not (caller.is_operator or (unnarrowed and (own or owned))):
        raise NotPermitted(
            "not-permitted", permission="open-account", object=str(user or organisation)
        )
