"""Where django-allauth asks us: whether sign-up is open, and how mail leaves."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import get_language, override

from comity.kernel.domain.errors import StorageFailure
from comity.kernel.domain.messages import Message
from comity.parties.interfaces.accounts.recorded import record
from comity.parties.models import User

RESET = "account_reset_password_from_key"
"""The address that stands in the mail to whoever forgot a password."""

log = logging.getLogger("comity.mail")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Ours where it differs from theirs."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.SIGN_UP_OPEN)

    def set_password(self, user: User, password: str) -> None:
        """Keeps it, and its entry in the log, or neither."""
        match = self.request.resolver_match if self.request else None
        if match and match.url_name == RESET:
            action = "reset_password"
        else:
            action = "change_password" if user.has_usable_password() else "set_password"
        with transaction.atomic():
            super().set_password(user, password)
            record(self.request, user, action)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the language that the person chose, if it is known who they are.

        Raises `StorageFailure` where the mail could not be handed on: none is lost silently.
        """
        person = context.get("user")
        chosen = person.language if isinstance(person, User) else get_language()
        try:
            with override(chosen):
                super().send_mail(
                    template_prefix, email, context | {"site_name": settings.SITE_NAME}
                )
        except (SMTPException, OSError) as error:
            log.error("mail not sent", exc_info=error)
            remedy = Message("mail-not-sent-remedy")
            raise StorageFailure("mail-not-sent", remedy=remedy) from error
