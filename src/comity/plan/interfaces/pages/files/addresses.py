"""Addresses of files."""

from __future__ import annotations

from django.urls import path

from comity.plan.interfaces.pages.files import views

PATHS = [
    path("plans/<slug:slug>/files/<uuid:key>", views.give_file, name="file"),
    path("plans/<slug:slug>/files/<uuid:key>/withdraw", views.take_file_back, name="withdraw-file"),
    path("plans/<slug:slug>/commitments/<int:number>/files/new", views.add_file, name="add-file"),
]
