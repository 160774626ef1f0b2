from __future__ import annotations

from django.urls import path

from comity.regulation.interfaces.pages.concepts.concept import show_concept
from comity.regulation.interfaces.pages.concepts.download import concept_csv
from comity.regulation.interfaces.pages.concepts.listing import show_concepts

urlpatterns = [
    path("concepts", show_concepts, name="concepts"),
    path("concepts/<str:concept>.csv", concept_csv, name="concept-csv"),
    path("concepts/<str:concept>", show_concept, name="concept"),
]
