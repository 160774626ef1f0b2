"""Addresses of the pages of a plan's versions."""

from __future__ import annotations

from django.urls import path

from comity.plan.interfaces.pages.versions import comparing, entering, reading

_VERSIONS = "plans/<slug:slug>/versions"
PATHS = [
    path(_VERSIONS, reading.show_versions, name="versions"),
    path(f"{_VERSIONS}/<int:version>.yaml", reading.download, name="version-file"),
    path(f"{_VERSIONS}/compare", comparing.show_comparison, name="versions-compare"),
    path(f"{_VERSIONS}/enter", entering.enter, name="version-enter"),
]
