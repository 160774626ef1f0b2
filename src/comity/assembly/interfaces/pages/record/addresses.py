"""Address of the log of an organisation."""

from __future__ import annotations

from django.urls import path

from comity.assembly.interfaces.pages.record import views

PATHS = [path("assemblies/<slug:slug>/record", views.show_record, name="record")]
