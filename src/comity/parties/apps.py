"""The room `parties` as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "comity.parties"
    label = "parties"

    def ready(self) -> None:
        """Connects what django-allauth tells to the audit log."""
        from comity.parties.interfaces.accounts import recorded as _recorded  # noqa: F401
