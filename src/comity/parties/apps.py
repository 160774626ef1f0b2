"""The room `parties` as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "comity.parties"
    label = "parties"
