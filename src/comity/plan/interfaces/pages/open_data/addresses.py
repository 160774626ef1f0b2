"""Addresses of open data."""

from __future__ import annotations

from django.urls import path

from comity.plan.interfaces.pages.open_data import iati, importing, views

DATA = "plans/<slug:slug>/data"
PATHS = [
    path(DATA, views.show_data, name="data"),
    path(f"{DATA}/dictionary", views.show_dictionary, name="data_dictionary"),
    path(f"{DATA}/iati", iati.show_iati, name="data_iati"),
    path(f"{DATA}/import", importing.import_file, name="data_import"),
    path(f"{DATA}/all.zip", views.take_all, name="data_all"),
    path(f"{DATA}/plan.json", views.take_json, name="data_json"),
    path(f"{DATA}/plan.schema.json", views.take_schema, name="data_schema"),
    path(f"{DATA}/datapackage.json", views.take_package, name="data_package"),
    path(f"{DATA}/iati.xml", views.take_iati, name="data_iati_file"),
    path(f"{DATA}/<slug:table>.csv", views.take_table, name="data_table"),
]
