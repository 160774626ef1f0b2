"""Addresses of the pages of actions and of the links between them."""

from __future__ import annotations

from django.urls import path

from comity.plan.interfaces.pages.actions import linking, views

_ACTIONS = "plans/<slug:slug>/actions"
_ONE = f"{_ACTIONS}/<slug:key>"
PATHS = [
    path(_ACTIONS, views.show_actions, name="actions"),
    path(_ONE, views.show_action, name="action"),
    path(f"{_ONE}/link", linking.link, name="action-link"),
    path(f"{_ONE}/unlink/<uuid:link>", linking.unlink, name="action-unlink"),
]
