from __future__ import annotations

from django.urls import path

from comity.regulation.interfaces.pages.calendar import releases, views

urlpatterns = [
    path("calendar", views.show_calendar, name="calendar"),
    path("calendar.ics", views.icalendar_feed, name="calendar-feed"),
    path("changes", releases.show_changes, name="changes"),
    path("changes.atom", releases.changes_feed, name="changes-feed"),
]
