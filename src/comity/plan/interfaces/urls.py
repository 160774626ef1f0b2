"""Addresses of the pages of plans: `plans/<slug>/...`."""

from __future__ import annotations

from django.urls import URLPattern

from comity.plan.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.plan.interfaces import offered_scopes as _offered_scopes  # noqa: F401 - registers
from comity.plan.interfaces.pages.commitments.addresses import PATHS as COMMITMENTS
from comity.plan.interfaces.pages.due.addresses import PATHS as DUE
from comity.plan.interfaces.pages.home.addresses import PATHS as HOME

app_name = "plan"
urlpatterns: list[URLPattern] = [
    *HOME,
    *DUE,
    *COMMITMENTS,
]
