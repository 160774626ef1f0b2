"""Addresses of the first pages."""

from __future__ import annotations

from django.urls import path

from comity.assembly.interfaces.pages.home import views

PATHS = [
    path("assemblies", views.show_assemblies, name="assemblies"),
    path("assemblies/<slug:slug>", views.show_overview, name="overview"),
]
