from __future__ import annotations

from django.urls import path

from comity.regulation.interfaces.pages.search.views import show_search

urlpatterns = [path("search", show_search, name="search")]
