from __future__ import annotations

from django.urls import path

from comity.regulation.interfaces.pages.jurisdictions.jurisdiction import show_jurisdiction
from comity.regulation.interfaces.pages.jurisdictions.listing import show_jurisdictions

urlpatterns = [
    path("jurisdictions", show_jurisdictions, name="jurisdictions"),
    path("jurisdictions/<str:jurisdiction>", show_jurisdiction, name="jurisdiction"),
]
