"""Addresses of reports."""

from __future__ import annotations

from django.urls import path

from comity.plan.interfaces.pages.reports import blocks as _blocks  # noqa: F401 - adds its block
from comity.plan.interfaces.pages.reports import views

_ONE = "plans/<slug:slug>/commitments/<int:number>"
_UPDATE = f"{_ONE}/updates/<int:update>"

PATHS = [
    path(f"{_ONE}/progress", views.show_progress, name="progress"),
    path(f"{_ONE}/updates/new", views.report, name="report"),
    path(_UPDATE, views.show_update, name="update"),
    path(f"{_UPDATE}/strike", views.strike, name="strike-update"),
]
