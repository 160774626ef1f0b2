"""Addresses of participants."""

from __future__ import annotations

from django.urls import path

from comity.plan.interfaces.pages.participants import changing, lists, one

_ALL = "plans/<slug:slug>/participants"
_ONE = f"{_ALL}/<uuid:key>"
PATHS = [
    path(_ALL, lists.show_participants, name="participants"),
    path(_ONE, one.show_participant, name="participant"),
    path(f"{_ONE}/change", changing.change, name="change-participant"),
    path(f"{_ONE}/withdraw", changing.withdraw, name="withdraw-participant"),
]
