"""Address of what is due."""

from __future__ import annotations

from django.urls import path

from comity.plan.interfaces.pages.due import views

PATHS = [path("plans/<slug:slug>/due", views.show_due, name="due")]
