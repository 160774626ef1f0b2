"""Addresses of joining, moderation and invitations."""

from __future__ import annotations

from django.urls import path

from comity.plan.interfaces.pages.joining import asking, inviting, links, moderation

_PLAN = "plans/<slug:slug>"
_STATUS = f"{_PLAN}/join/status/<str:key>"
_REQUEST = f"{_PLAN}/moderation/<uuid:key>"
PATHS = [
    path(f"{_PLAN}/join", asking.join, name="join"),
    path(f"{_PLAN}/join/asked", asking.show_asked, name="join-asked"),
    path(f"{_PLAN}/join/member", asking.join_member, name="join-member"),
    path(f"{_PLAN}/join/confirm/<str:secret>", links.confirm, name="join-confirm"),
    path(_STATUS, links.status, name="join-status"),
    path(f"{_STATUS}/<slug:to>", links.answer, name="join-answer"),
    path(f"{_PLAN}/invitation/<str:secret>", links.invited, name="invitation"),
    path(f"{_PLAN}/moderation", moderation.show_queue, name="moderation"),
    path(_REQUEST, moderation.show_request, name="moderation-request"),
    path(f"{_REQUEST}/<slug:to>", moderation.move, name="moderation-move"),
    path(f"{_PLAN}/invitations", inviting.show_invitations, name="invitations"),
    path(f"{_PLAN}/invitations/<uuid:key>/revoke", inviting.revoke, name="revoke-invitation"),
]
