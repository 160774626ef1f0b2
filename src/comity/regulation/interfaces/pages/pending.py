"""Addresses of pages that are being built; nothing here stays."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path


def _pending(request: HttpRequest, **parts: str) -> HttpResponse:
    return HttpResponse("being built", content_type="text/plain")


urlpatterns = [
    path("jurisdictions", _pending, name="jurisdictions"),
    path("concepts", _pending, name="concepts"),
]
