"""Addresses of the room's pages: each family of pages names its own."""

from __future__ import annotations

from comity.regulation.interfaces import database_messages as _database  # noqa: F401 - registers
from comity.regulation.interfaces import messages as _messages  # noqa: F401 - registers
from comity.regulation.interfaces import search_messages as _search  # noqa: F401 - registers
from comity.regulation.interfaces.pages.calendar.urls import urlpatterns as calendar
from comity.regulation.interfaces.pages.check import messages as _check  # noqa: F401
from comity.regulation.interfaces.pages.check.urls import urlpatterns as check
from comity.regulation.interfaces.pages.comparing import messages as _comparing  # noqa: F401
from comity.regulation.interfaces.pages.comparing.urls import urlpatterns as comparing
from comity.regulation.interfaces.pages.concepts import messages as _concepts  # noqa: F401
from comity.regulation.interfaces.pages.concepts.urls import urlpatterns as concepts
from comity.regulation.interfaces.pages.home.urls import urlpatterns as home
from comity.regulation.interfaces.pages.instruments import messages as _instruments  # noqa: F401
from comity.regulation.interfaces.pages.instruments.urls import urlpatterns as instruments
from comity.regulation.interfaces.pages.jurisdictions import messages as _jurisdictions  # noqa: F401
from comity.regulation.interfaces.pages.jurisdictions.urls import urlpatterns as jurisdictions
from comity.regulation.interfaces.pages.reports import messages as _reports  # noqa: F401
from comity.regulation.interfaces.pages.reports.urls import urlpatterns as reports
from comity.regulation.interfaces.pages.search.urls import urlpatterns as search

app_name = "regulation"

urlpatterns = [
    *home,
    *calendar,
    *comparing,
    *instruments,
    *reports,
    *search,
    *check,
    *concepts,
    *jurisdictions,
]
