"""Addresses of the pages of organisations: `assemblies/<slug>/...`."""

from __future__ import annotations

from django.urls import URLPattern

from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.interfaces import offered_scopes as _offered_scopes  # noqa: F401 - registers
from comity.assembly.interfaces.pages.ballots.addresses import PATHS as BALLOTS
from comity.assembly.interfaces.pages.elections.addresses import PATHS as ELECTIONS
from comity.assembly.interfaces.pages.home.addresses import PATHS as HOME
from comity.assembly.interfaces.pages.members.addresses import PATHS as MEMBERS
from comity.assembly.interfaces.pages.motions.addresses import PATHS as MOTIONS
from comity.assembly.interfaces.pages.record.addresses import PATHS as RECORD
from comity.assembly.interfaces.pages.sessions.addresses import PATHS as SESSIONS
from comity.assembly.interfaces.pages.statute.addresses import PATHS as STATUTE
from comity.assembly.interfaces.pages.treaties.addresses import PATHS as TREATIES

app_name = "assembly"
urlpatterns: list[URLPattern] = [
    *HOME,
    *MEMBERS,
    *MOTIONS,
    *BALLOTS,
    *ELECTIONS,
    *TREATIES,
    *SESSIONS,
    *RECORD,
    *STATUTE,
]
