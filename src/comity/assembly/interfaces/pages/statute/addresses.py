"""Addresses of the statute: what it provides, versions, trying a rule, entering the next one."""

from __future__ import annotations

from django.urls import path

from comity.assembly.interfaces.pages.statute import comparing, entering, reading, trying

HERE = "assemblies/<slug:slug>/statute"
PATHS = [
    path(HERE, reading.show_statute, name="statute"),
    path(f"{HERE}/compare", comparing.show_comparison, name="statute-compare"),
    path(f"{HERE}/try", trying.show_try, name="statute-try"),
    path(f"{HERE}/enter", entering.enter, name="statute-enter"),
    path(f"{HERE}/<int:version>.yaml", reading.download, name="statute-file"),
]
