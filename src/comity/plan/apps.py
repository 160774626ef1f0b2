"""The room `plan` as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "comity.plan"
    label = "plan"
