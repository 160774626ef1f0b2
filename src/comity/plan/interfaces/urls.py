"""Addresses of the pages of plans: `plans/<slug>/...`."""

from __future__ import annotations

from django.urls import URLPattern

from comity.plan.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.plan.interfaces import offered_scopes as _offered_scopes  # noqa: F401 - registers
from comity.plan.interfaces.pages.actions.addresses import PATHS as ACTIONS
from comity.plan.interfaces.pages.commitments.addresses import PATHS as COMMITMENTS
from comity.plan.interfaces.pages.due.addresses import PATHS as DUE
from comity.plan.interfaces.pages.feeds.addresses import PATHS as FEEDS
from comity.plan.interfaces.pages.files.addresses import PATHS as FILES
from comity.plan.interfaces.pages.home.addresses import PATHS as HOME
from comity.plan.interfaces.pages.joining.addresses import PATHS as JOINING
from comity.plan.interfaces.pages.mail.addresses import PATHS as MAIL
from comity.plan.interfaces.pages.open_data.addresses import PATHS as OPEN_DATA
from comity.plan.interfaces.pages.participants.addresses import PATHS as PARTICIPANTS
from comity.plan.interfaces.pages.reports.addresses import PATHS as REPORTS
from comity.plan.interfaces.pages.reviews.addresses import PATHS as REVIEWS
from comity.plan.interfaces.pages.versions.addresses import PATHS as VERSIONS

app_name = "plan"
urlpatterns: list[URLPattern] = [
    *HOME,
    *FEEDS,
    *MAIL,
    *DUE,
    *JOINING,
    *PARTICIPANTS,
    *ACTIONS,
    *VERSIONS,
    *OPEN_DATA,
    *COMMITMENTS,
    *FILES,
    *REPORTS,
    *REVIEWS,
]
