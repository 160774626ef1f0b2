from __future__ import annotations

from django.urls import path

from comity.regulation.interfaces.pages.comparing.compare import compare, compare_csv
from comity.regulation.interfaces.pages.comparing.divergence import show_divergence
from comity.regulation.interfaces.pages.comparing.pair import show_pair

urlpatterns = [
    path("compare", compare, name="compare"),
    path("compare.csv", compare_csv, name="compare-csv"),
    path("divergence", show_divergence, name="divergence"),
    path("divergence/<str:left>/<str:right>", show_pair, name="pair"),
]
