from __future__ import annotations

from django.urls import path

from comity.regulation.interfaces.pages.home.views import show_home

urlpatterns = [path("", show_home, name="home")]
