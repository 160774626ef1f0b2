"""Addresses of feeds and calendars: of a plan, an action, a participant, a commitment."""

from __future__ import annotations

from django.urls import path

from comity.plan.interfaces.pages.feeds import views

PATHS = [
    path("plans/<slug:slug>/feed.atom", views.feed, name="feed"),
    path("plans/<slug:slug>/calendar.ics", views.calendar, name="calendar"),
    path("plans/<slug:slug>/actions/<slug:key>/feed.atom", views.feed, name="action-feed"),
    path(
        "plans/<slug:slug>/actions/<slug:key>/calendar.ics", views.calendar, name="action-calendar"
    ),
    path(
        "plans/<slug:slug>/participants/<uuid:participant>/feed.atom",
        views.feed,
        name="participant-feed",
    ),
    path(
        "plans/<slug:slug>/participants/<uuid:participant>/calendar.ics",
        views.calendar,
        name="participant-calendar",
    ),
    path(
        "plans/<slug:slug>/commitments/<int:number>/feed.atom",
        views.feed,
        name="commitment-feed",
    ),
    path(
        "plans/<slug:slug>/commitments/<int:number>/calendar.ics",
        views.calendar,
        name="commitment-calendar",
    ),
]
