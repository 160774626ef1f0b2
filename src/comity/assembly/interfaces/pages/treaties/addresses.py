"""Addresses of treaties."""

from __future__ import annotations

from django.urls import path

from comity.assembly.interfaces.pages.treaties import adopting, between, entering, listing, one

TREATIES = "assemblies/<slug:slug>/treaties"
ONE = f"{TREATIES}/<slug:treaty>"
PATHS = [
    path(TREATIES, listing.show_treaties, name="treaties"),
    path(f"{TREATIES}/new", adopting.new_treaty, name="treaty-new"),
    path(f"{TREATIES}/adopt/<uuid:motion>", adopting.adopt, name="treaty-adopt"),
    path(ONE, one.show_treaty, name="treaty"),
    path(f"{ONE}/actions.csv", one.treaty_csv, name="treaty-csv"),
    path(f"{ONE}/between", between.show_between, name="treaty-between"),
    path(f"{ONE}/enter", entering.enter, name="treaty-enter"),
    path(f"{ONE}/strike/<uuid:deed>", entering.strike, name="treaty-strike"),
    path(f"{ONE}/end", entering.end, name="treaty-end"),
    path(f"{ONE}/link", entering.link, name="treaty-link"),
]
