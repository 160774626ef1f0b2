"""What django-allauth writes about people, as entries of the audit log.

Its signals say what was done; the log says who did it to whom, and of what kind it was. Connected
when the room is loaded. Passwords are recorded where they are stored, by the adapter: allauth tells
of them only once a mail about it is gone.
"""

from __future__ import annotations

from allauth.account import signals as account
from allauth.account.models import EmailAddress
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as social
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.dispatch import receiver
from django.http import HttpRequest

from comity.parties.actions.record_account_change import record_account_change
from comity.parties.domain.permissions import Actor
from comity.parties.models import User


def record(request: HttpRequest, person: User, action: str, **payload: str) -> None:
    """By whoever is signed in; by the person where nobody is, as with a link in a mail."""
    doer = getattr(request, "user", None)
    actor = Actor(doer.reference if isinstance(doer, User) else person.reference)
    record_account_change(actor=actor, user=person, action=action, **payload)


@receiver(account.user_signed_up)
def signed_up(
    request: HttpRequest, user: User, sociallogin: SocialLogin | None = None, **_: object
) -> None:
    service = {"service": sociallogin.account.provider} if sociallogin else {}
    record(request, user, "sign_up", **service)


@receiver(account.email_added)
def address_added(request: HttpRequest, email_address: EmailAddress, **_: object) -> None:
    record(request, email_address.user, "add_address")


@receiver(account.email_confirmed)
def address_confirmed(request: HttpRequest, email_address: EmailAddress, **_: object) -> None:
    record(request, email_address.user, "confirm_address")


@receiver(account.email_removed)
def address_removed(request: HttpRequest, email_address: EmailAddress, **_: object) -> None:
    record(request, email_address.user, "remove_address")


@receiver(account.email_changed)
def primary_address_changed(request: HttpRequest, user: User, **_: object) -> None:
    record(request, user, "change_primary_address")


@receiver(mfa.authenticator_added)
def factor_added(
    request: HttpRequest, user: User, authenticator: Authenticator, **_: object
) -> None:
    """The first factor brings recovery codes along, which allauth tells by themselves."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        record(request, user, "generate_recovery_codes")
    else:
        record(request, user, "add_second_factor", kind=str(authenticator.type))


@receiver(mfa.authenticator_reset)
def codes_generated(request: HttpRequest, user: User, **_: object) -> None:
    record(request, user, "generate_recovery_codes")


@receiver(mfa.authenticator_removed)
def factor_removed(
    request: HttpRequest, user: User, authenticator: Authenticator, **_: object
) -> None:
    """The last factor takes the recovery codes along, which allauth tells by themselves."""
    record(request, user, "remove_second_factor", kind=str(authenticator.type))


@receiver(social.social_account_added)
def service_connected(request: HttpRequest, sociallogin: SocialLogin, **_: object) -> None:
    record(request, sociallogin.user, "connect_service", service=sociallogin.account.provider)


@receiver(social.social_account_removed)
def service_disconnected(request: HttpRequest, socialaccount: SocialAccount, **_: object) -> None:
    record(request, socialaccount.user, "disconnect_service", service=socialaccount.provider)
