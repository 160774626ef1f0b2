"""The room `regulation` as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class RegulationConfig(AppConfig):
    name = "comity.regulation"
    label = "regulation"
