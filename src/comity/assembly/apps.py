"""The room `assembly` as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class AssemblyConfig(AppConfig):
    name = "comity.assembly"
    label = "assembly"
