"""Note on which day a token was last used, so that its person can see which ones are idle."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import UnknownName
from comity.parties.domain.tokens import Secret
from comity.parties.models import Token


def record_token_use(*, secret: Secret, on: date) -> bool:
    """Whether anything was written: only the first use of a day is, or the log would drown in them.

    Who holds the secret may; call it after `find_token` found somebody. Raises `UnknownName` where
    no token has this secret.
    """
    with transaction.atomic():
        token = Token.objects.select_for_update().filter(digest=secret.digest).first()
        if token is None:
            raise UnknownName("token-unknown", key=secret.shown)
        if token.last_used_on is not None and token.last_used_on >= on:
            return False
        token.last_used_on = on
        token.save(update_fields=["last_used_on"])
        append_audit(
            actor=token.reference,
            action="record_token_use",
            object=token.reference,
            payload={"on": on.isoformat()},
        )
    return True
