"""Addresses of the API. They belong to no language."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from comity.kernel.interfaces.api.addresses import with_manners
from comity.site.api.openapi import show_document
from comity.site.api.platform import api

_patterns, _, _namespace = api.urls
api_urls: list[URLPattern | URLResolver] = [
    *with_manners([path("api/v1/openapi.json", show_document, name="openapi")]),
    path("api/v1/", include((with_manners(_patterns), "ninja"), namespace=_namespace)),
]
