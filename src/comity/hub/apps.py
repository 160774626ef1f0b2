"""The room `hub` as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class HubConfig(AppConfig):
    name = "comity.hub"
    label = "hub"
