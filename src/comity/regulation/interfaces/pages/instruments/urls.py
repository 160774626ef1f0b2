from __future__ import annotations

from django.urls import path

from comity.regulation.interfaces.pages.instruments.instrument import show_instrument
from comity.regulation.interfaces.pages.instruments.listing import (
    instruments_csv,
    show_instruments,
)
from comity.regulation.interfaces.pages.instruments.provision import show_provision

urlpatterns = [
    path("instruments", show_instruments, name="instruments"),
    path("instruments.csv", instruments_csv, name="instruments-csv"),
    path("instruments/<str:id>", show_instrument, name="instrument"),
    path("instruments/<str:id>/<str:eid>", show_provision, name="provision"),
]
