"""The room `kernel` as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "comity.kernel"
    label = "kernel"
