"""Take away e-mail confirmations that can no longer be followed."""

from __future__ import annotations

from allauth.account.models import EmailConfirmation


def clear_confirmations() -> int:
    """Returns how many were past their date."""
    deleted: int = EmailConfirmation.objects.all_expired().delete()[0]
    return deleted
