"""Addresses of the first pages."""

from __future__ import annotations

from django.urls import path

from comity.plan.interfaces.pages.home import views

PATHS = [
    path("plans", views.show_plans, name="plans"),
    path("plans/<slug:slug>", views.show_overview, name="overview"),
]
